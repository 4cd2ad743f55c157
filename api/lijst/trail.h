// One page of a list of events over one or more registers, from the trail projection (api.md 2.3).
//
// Invariants: nothing at or beyond the freeze of the ask; the order inside a register is log order;
// between registers the hour of receipt decides, then the list's own order of registers. It does
// not depend on how the list is cut into pages. Work is bounded: a page whose budget ran out is
// short, even empty, and says where to go on. Threads: one owner, in one snapshot.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/lijst/ask.h"
#include "projections/spoor.h"

namespace zegel::api::lijst {

using Keep = std::function<bool(std::string_view reg, const projections::SpoorRow& row)>;

struct TrailQuery {
  std::size_t count_budget = 200'000;  // rows that `totaal` may look at, some tenths of a second
  projections::SpoorQuery of = {};  // what holds in every register: types, casus, pid, iss, order
  Keep keep = {};              // the filters that need the row
};

struct TrailRow {
  std::string_view reg;  // of the ask
  projections::SpoorRow row;
};
struct TrailPage {
  std::vector<TrailRow> rows;
  std::optional<base::Bytes> next;
  std::optional<std::uint64_t> total;  // when asked, and countable in one request
};

TrailPage trail_page(const projections::Spoor& spoor, const store::Rows& rows, const Ask& ask,
                     const TrailQuery& query);

}  // namespace zegel::api::lijst
