// Effect: one event at the moment that it counts, as the projections of current state apply it: at
// once, or at the akkoord of its second person (akkoorden.h). Threads: values that borrow.
#pragma once

#include <optional>
#include <string_view>

#include "ledger/base/ids.h"
#include "projections/fields.h"

namespace zegel::projections {

struct Effect {
  std::string_view reg;
  std::string_view type;             // "casus-geopend"
  std::string_view iss;              // OIN
  std::string_view bkl;
  base::Jti jti;                     // of the event itself, also when an akkoord gave it effect
  base::LeafIndex index;             // idem
  base::CasusId casus;
  bool opens = false;                // its type opens a dossier in this register
  std::int64_t tijdstip = 0;         // unix seconds
  base::Hour received;               // of the record that gives the effect
  std::optional<base::Jti> akkoord;  // which agreed, for a type with a pair
  const Fields& fields;

  base::Date datum() const { return base::dutch_date(tijdstip); }
};

}  // namespace zegel::projections
