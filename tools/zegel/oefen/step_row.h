// One line of the casus (domein.md 12.2): who does what at which moment, and what the ledger must
// answer. The tables *_table.h hold them in the order of the rows of 12.2; casus.cpp puts all of
// them in the order of time.
//
// In `inhoud` a string that begins with @ stands for the id of that name, one that begins with #
// for the OIN of that organisation, "$text" for the SHA-256 of that text; `casus` and, where it is
// absent, `tijdstip` are added. Threads: constants.
#pragma once

#include <string_view>

namespace zegel::cli::oefen {

struct StepRow {
  std::string_view name;      // jti = id of this name
  std::string_view moment;    // of the posting, local with its offset
  std::string_view signer;    // code of a partner, or the role of a draft by GW
  std::string_view dossier;
  std::string_view evt;
  std::string_view inhoud;    // JSON
  std::string_view expected;  // empty: stored; else the refusal: "422 V-DEE-1"
};

// Someone opens content or looks for a person: recorded first, then shown (D17).
struct ReadRow {
  std::string_view moment;
  std::string_view role;
  std::string_view path;   // to POST to; "{}" stands for the id of `of`
  std::string_view of;     // name of an event or a dossier
  std::string_view why;    // JSON: raadplegingsdoel, raadplegingsreden; of a search also whom
};

}  // namespace zegel::cli::oefen
