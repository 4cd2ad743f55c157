// The tables of one register in `ledger/` (store/schema lists them), as handles. Threads: values.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/store/lmdb.h"

namespace zegel::sequencer {

struct RegisterTables {
  store::Table stand, leaf, jti, tegel, grens, overgeslagen, controlepunt, getuigd, getuige, bewijs,
      isn, isn_gat, uit;
};

RegisterTables tables_of(const store::Store& ledger, std::string_view reg);
// Full names: those of the sequencer, and those of an applier, for each register.
std::vector<std::string> table_names(std::span<const std::string> registers,
                                     std::span<const std::string> of_applier);

}  // namespace zegel::sequencer
