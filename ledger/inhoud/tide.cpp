#include "ledger/inhoud/tide.h"

#include <chrono>
#include <utility>

#include "ledger/base/check.h"

namespace zegel::inhoud {

void Tide::begin() {
  std::uint64_t commit = 0;
  {
    const std::lock_guard hold(lock_);
    ZEGEL_CHECK(at_.begun == at_.ended);
    commit = ++at_.begun;
  }
  tell(Turn::begun, commit);
}

void Tide::end(bool kept) {
  const std::uint64_t commit = at().begun;
  if (!kept) tell(Turn::failed, commit);
  {
    const std::lock_guard hold(lock_);
    ZEGEL_CHECK(at_.ended + 1 == commit);
    at_.ended = commit;
  }
  ended_.notify_all();
  tell(Turn::ended, commit);
}

Tide::At Tide::at() const {
  const std::lock_guard hold(lock_);
  return at_;
}

bool Tide::await(std::uint64_t commit, std::int64_t most_ms) const {
  std::unique_lock hold(lock_);
  ++awaited_;
  return ended_.wait_for(hold, std::chrono::milliseconds(most_ms),
                         [&] { return at_.ended >= commit; });
}

std::uint64_t Tide::awaited() const {
  const std::lock_guard hold(lock_);
  return awaited_;
}

void Tide::watch(Watch watch) {
  const std::lock_guard hold(watch_lock_);
  watch_ = std::move(watch);
}

void Tide::tell(Turn turn, std::uint64_t commit) const {
  const std::lock_guard hold(watch_lock_);
  if (watch_) watch_(turn, commit);
}

}  // namespace zegel::inhoud
