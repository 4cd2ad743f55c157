// Time filters of a list (api.md 2.3): periodeVanaf, periodeTotEnMet. A date is a whole day in
// Europe/Amsterdam, inclusive; an instant is a border, half open. Both become [from, until).
// Threads: pure. Errors: none here; the form was judged with the other keys (api/query).
#pragma once

#include <cstdint>
#include <limits>

#include "api/http/message.h"

namespace zegel::api::lijst {

struct Period {  // seconds since 1970-01-01T00Z
  std::int64_t from = std::numeric_limits<std::int64_t>::min();
  std::int64_t until = std::numeric_limits<std::int64_t>::max();
  bool holds(std::int64_t moment) const { return moment >= from && moment < until; }
  bool everything() const { return *this == Period{}; }
  bool operator==(const Period&) const = default;
};

Period period_of(const http::Request& request);

}  // namespace zegel::api::lijst
