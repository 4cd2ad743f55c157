#include "api/lijst/trail.h"

#include <algorithm>

namespace zegel::api::lijst {

namespace {

using projections::Spoor;
using projections::SpoorPage;
using projections::SpoorQuery;
using projections::SpoorRow;

// The rows of one register that may come on this page, and where the rest begins.
class Lane {
 public:
  Lane(std::string_view reg, SpoorQuery query, SpoorPage page)
      : reg_(reg), query_(std::move(query)), page_(std::move(page)) {}
  const SpoorRow* head() const { return at_ < page_.rows.size() ? &page_.rows[at_] : nullptr; }
  bool unknown() const { return !head() && page_.next; }  // there may be more, nobody looked yet
  TrailRow take() { return {reg_, std::move(page_.rows[at_++])}; }
  std::uint64_t place() const;  // what takes the place of `from`, or of `until` when newest first
  bool has_more() const { return head() || page_.next; }

 private:
  std::string_view reg_;
  SpoorQuery query_;
  SpoorPage page_;
  std::size_t at_ = 0;
};

SpoorQuery query_in(const Extent& extent, const TrailQuery& query);
void go_on(SpoorQuery& query, std::uint64_t place);
Lane* first_of(std::vector<Lane>& lanes, bool newest_first);
std::vector<std::uint64_t> places_in(base::ByteView place, std::size_t count);
base::Bytes place_of(const std::vector<Lane>& lanes);
std::optional<std::uint64_t> count(const Spoor& spoor, const store::Rows& rows, const Ask& ask,
                                   const TrailQuery& query);

}  // namespace

TrailPage trail_page(const Spoor& spoor, const store::Rows& rows, const Ask& ask,
                     const TrailQuery& query) {
  const auto places = places_in(ask.place, ask.extents.size());
  std::vector<Lane> lanes;
  for (std::size_t i = 0; i < ask.extents.size(); ++i) {
    SpoorQuery of = query_in(ask.extents[i], query);
    of.limit = ask.limit;
    if (!places.empty()) go_on(of, places[i]);
    SpoorPage page = spoor.query(rows, of);
    lanes.emplace_back(ask.extents[i].reg, std::move(of), std::move(page));
  }
  TrailPage out;
  while (out.rows.size() < ask.limit) {
    // Which row comes next is only known when every register shows its own.
    if (std::ranges::any_of(lanes, &Lane::unknown)) break;
    Lane* lane = first_of(lanes, query.of.newest_first);
    if (!lane) break;
    out.rows.push_back(lane->take());
  }
  if (std::ranges::any_of(lanes, &Lane::has_more)) out.next = place_of(lanes);
  if (ask.total) out.total = count(spoor, rows, ask, query);
  return out;
}

namespace {

std::uint64_t Lane::place() const {
  if (const SpoorRow* row = head())
    return query_.newest_first ? row->index.value + 1 : row->index.value;
  if (page_.next) return *page_.next;
  return query_.newest_first ? query_.from : query_.until;  // nothing is left here
}

SpoorQuery query_in(const Extent& extent, const TrailQuery& query) {
  SpoorQuery of = query.of;
  of.reg = extent.reg;
  of.until = std::min(of.until, extent.size);
  if (query.keep)
    of.keep = [&keep = query.keep, reg = of.reg](const SpoorRow& row) { return keep(reg, row); };
  return of;
}

void go_on(SpoorQuery& query, std::uint64_t place) {
  (query.newest_first ? query.until : query.from) = place;
}

// nullptr: every lane has ended.
Lane* first_of(std::vector<Lane>& lanes, bool newest_first) {
  Lane* first = nullptr;
  for (Lane& lane : lanes) {
    if (!lane.head()) continue;
    const bool before = first && (newest_first ? lane.head()->received > first->head()->received
                                               : lane.head()->received < first->head()->received);
    if (!first || before) first = &lane;
  }
  return first;
}

std::vector<std::uint64_t> places_in(base::ByteView place, std::size_t count) {
  if (place.size() != 8 * count) return {};
  std::vector<std::uint64_t> out;
  base::ByteReader reader(place);
  while (out.size() < count) out.push_back(reader.get<std::uint64_t>());
  return out;
}

base::Bytes place_of(const std::vector<Lane>& lanes) {
  base::Bytes out;
  base::ByteWriter writer(out);
  for (const Lane& lane : lanes) writer.put(lane.place());
  return out;
}

std::optional<std::uint64_t> count(const Spoor& spoor, const store::Rows& rows, const Ask& ask,
                                   const TrailQuery& query) {
  std::uint64_t found = 0;
  for (const Extent& extent : ask.extents) {
    SpoorQuery of = query_in(extent, query);
    of.scan_budget = query.count_budget;
    of.keep = [&, keep = std::move(of.keep)](const SpoorRow& row) {
      if (!keep || keep(row)) ++found;
      return false;  // counted, not kept
    };
    if (spoor.query(rows, of).next) return std::nullopt;
  }
  return found;
}

}  // namespace

}  // namespace zegel::api::lijst
