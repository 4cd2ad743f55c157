// Where a bench ledger lies and who it is: shared by prepare, rebuild and the configuration of a run.
#pragma once

#include "ledger/node/node.h"

namespace bench {

inline constexpr const char* own_oin = "00000099000000001000";

inline zegel::node::Options options_for(const std::string& map) {
  zegel::node::Options options;
  options.ledger_id = "oefen.bench";
  options.own_oin = own_oin;
  options.registers = {"toezicht", "regie", "meldingen"};
  options.data = map + "/data";
  options.anchor = map + "/anker";
  options.carriers = {map + "/kek-a"};
  options.keys = map + "/sleutels";
  options.practice = true;
  options.uncertain_overwrite = true;
  return options;
}

}  // namespace bench
