// The input of `zegel onderteken`: one JSON object {"register"|"aud", "evt", "inhoud", and optional
// "iss", "jti", "iat", "chk", "isn", "bkl", "vwa"}. Read strictly (envelop.md 5), as a closed set.
//
// Invariants: `evt` names a row of the catalogue; what is absent stays absent, sign.h completes it.
// Threads: values. Errors: Exit::usage, all faults at once.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/base/ids.h"
#include "ledger/catalogue/events.h"
#include "tools/zegel/stop.h"

namespace zegel::cli {

struct Draft {
  const catalogue::EventRow* row = nullptr;
  std::string reg;                     // register name
  std::string ledger_id;               // from "aud"; empty: still to be asked
  std::string iss;                     // 20 digits; empty: --oin
  std::optional<base::Jti> jti;
  std::optional<std::int64_t> iat;
  std::optional<std::uint64_t> chk;
  std::optional<std::uint64_t> isn;
  std::string bkl;
  std::string vwa;
  boost::json::object inhoud;
};

Outcome<Draft> read_draft(std::string_view json);

// The row of "verstrekking-gedaan.v1", or of "verstrekking-gedaan": then its newest version.
const catalogue::EventRow* find_row(std::string_view evt_or_type);

}  // namespace zegel::cli
