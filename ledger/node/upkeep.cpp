#include "ledger/node/upkeep.h"

namespace zegel::node {

void Upkeep::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    const bool more = turn_();
    std::unique_lock hold(lock_);
    stopped_.wait_for(hold, stop, more ? pace_.rest : pace_.period, [] { return false; });
  }
}

}  // namespace zegel::node
