#include "api/lijst/period.h"

#include "ledger/base/dutch_time.h"
#include "ledger/base/moment.h"

namespace zegel::api::lijst {

Period period_of(const http::Request& request) {
  Period out;
  if (const auto text = request.query_value("periodeVanaf")) {
    const auto date = base::Date::parse(*text);
    out.from = date ? base::start_of(*date) : base::parse_moment(*text).value_or(out.from);
  }
  if (const auto text = request.query_value("periodeTotEnMet")) {
    const auto date = base::Date::parse(*text);
    out.until = date ? base::end_of(*date) : base::parse_moment(*text).value_or(out.until);
  }
  return out;
}

}  // namespace zegel::api::lijst
