// Where the practice ledger keeps its things: one directory (api.md 9.1), of the user alone.
//
// Invariants: nothing of a practice ledger stands outside `map`. Threads: values.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "tools/zegel/context.h"

namespace zegel::cli::oefen {

struct Practice {
  std::filesystem::path map;

  std::filesystem::path config() const { return map / "zegel.toml"; }
  std::filesystem::path socket() const { return map / "zegel.sock"; }
  std::filesystem::path address() const { return map / "adres"; }      // one line: the URL
  std::filesystem::path told() const { return map / "verteld"; }       // the casus has been posted
  std::filesystem::path log() const { return map / "zegeld.log"; }
  std::filesystem::path keys() const { return map / "sleutels"; }
  std::filesystem::path policy() const { return map / "beleid.policy"; }
  std::filesystem::path proofs() const { return map / "bewijzen"; }    // NAME.sd-jwt, .tlog-proof
  std::filesystem::path partner_key(std::string_view code) const;      // partners/DK.pem
  std::filesystem::path proof_file(std::string_view name, std::string_view extension) const;
};

// The directory and those below it that partners write in, mode 0700.
Outcome<void> make_directories(const Practice& practice);

// --map, else $XDG_STATE_HOME/zegel/oefen or ~/.local/state/zegel/oefen.
Practice practice_of(const Context& context);

}  // namespace zegel::cli::oefen
