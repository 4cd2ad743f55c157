// The query of the trail: one stream per filter, joined; then rows, then their betrokkenen.
#include <algorithm>

#include "ledger/base/check.h"
#include "ledger/store/ledger_rows.h"
#include "projections/index_stream.h"
#include "projections/leaves.h"
#include "projections/spoor.h"
#include "projections/spoor_rows.h"

namespace zegel::projections {

namespace {

using Index = std::uint64_t;

// One pass over the positions that satisfy every filter.
class Search {
 public:
  Search(const store::Rows& rows, const Spoor::Tables& tables, const SpoorQuery& ask);
  SpoorPage page();

 private:
  void add(store::Table table, base::Bytes prefix);
  void add_names(const std::vector<std::string_view>& names, store::Table table,
                 spoor::NameHash spoor::Staart::*which);
  bool within(Index at) const { return at >= ask_.from && at < end_; }
  Index first() const { return ask_.newest_first ? end_ - 1 : ask_.from; }
  std::optional<Index> after(Index at) const;
  // Where a page that stops before `at` goes on.
  Index resume(Index at) const { return ask_.newest_first ? at + 1 : at; }
  std::optional<Index> nearest(Index at);   // `at` itself: every stream has it
  std::optional<SpoorRow> row_at(Index at);
  std::optional<SpoorRow> skelet_at(Index at);
  bool fits(const SpoorRow& row) const;

  const store::Rows& rows_;
  const Spoor::Tables& tables_;
  const SpoorQuery& ask_;
  Index end_;
  std::vector<spoor::Staart> tail_;         // when a filter asks for it
  std::vector<std::unique_ptr<IndexStream>> streams_;
  std::vector<std::uint8_t> elements_;      // of each row of the page
};

void read_betrokkenen(const store::Rows& rows, store::Table table, std::vector<SpoorRow>& page,
                      std::vector<std::uint8_t> wanted);

Search::Search(const store::Rows& rows, const Spoor::Tables& tables, const SpoorQuery& ask)
    : rows_(rows), tables_(tables), ask_(ask),
      end_(std::min<Index>(ask.until, rows.count(tables.leaf))) {
  if (ask.casus && ask.pid)
    add(tables.betrokkene, spoor::key(ask.casus->view(), ask.pid->view()));
  else if (ask.casus)
    add(tables.gebeurtenis, spoor::key(ask.casus->view()));
  if (!ask.types.empty() || !ask.iss.empty()) tail_ = spoor::read_staart(rows, tables.staart);
  if (!ask.types.empty()) add_names(ask.types, tables.soort, &spoor::Staart::soort);
  if (!ask.iss.empty()) add_names({ask.iss}, tables.afzender, &spoor::Staart::afzender);
}

void Search::add(store::Table table, base::Bytes prefix) {
  streams_.push_back(
      std::make_unique<PrefixStream>(rows_, table, std::move(prefix), ask_.newest_first));
}

// What any of these names has: in its table, and in the tail behind it.
void Search::add_names(const std::vector<std::string_view>& names, store::Table table,
                       spoor::NameHash spoor::Staart::*which) {
  std::vector<std::unique_ptr<IndexStream>> streams;
  std::vector<Index> behind;
  for (const std::string_view name : names) {
    const spoor::NameHash hash = spoor::name_hash(name);
    streams.push_back(
        std::make_unique<PrefixStream>(rows_, table, spoor::key(hash), ask_.newest_first));
    for (const spoor::Staart& row : tail_)
      if (row.*which == hash) behind.push_back(row.index);
  }
  streams.push_back(std::make_unique<ListStream>(std::move(behind), ask_.newest_first));
  streams_.push_back(std::make_unique<AnyOf>(std::move(streams), ask_.newest_first));
}

SpoorPage Search::page() {
  SpoorPage page;
  if (ask_.from >= end_) return page;
  std::size_t budget = ask_.scan_budget;
  std::optional<Index> at = first();
  while (at && within(*at)) {
    if (budget-- == 0) {
      page.next = resume(*at);
      break;
    }
    const auto found = nearest(*at);
    if (found != at) {
      at = found;
      continue;
    }
    auto row = row_at(*at);
    if (row && page.rows.size() == ask_.limit) {
      page.next = resume(*at);
      elements_.resize(ask_.limit);
      break;
    }
    if (row) page.rows.push_back(std::move(*row));
    at = after(*at);
  }
  read_betrokkenen(rows_, tables_.betrokkene, page.rows, std::move(elements_));
  return page;
}

std::optional<Index> Search::after(Index at) const {
  if (!ask_.newest_first) return at + 1;
  return at == 0 ? std::nullopt : std::optional(at - 1);
}

std::optional<Index> Search::nearest(Index at) {
  for (const auto& stream : streams_) {
    const auto found = stream->seek(at);
    if (!found || *found != at) return found;
  }
  return at;
}

std::optional<SpoorRow> Search::row_at(Index at) {
  SpoorRow row;
  row.index = {at};
  if (ask_.casus) {
    row.casus = *ask_.casus;
  } else {
    const auto casus = rows_.get(tables_.dossier, store::key_u64(at));
    if (!casus) return skelet_at(at);
    row.casus = *base::CasusId::from(*casus);
  }
  const auto stored =
      rows_.get(tables_.gebeurtenis, spoor::key(row.casus.view(), store::key_u64(at)));
  if (!stored) return std::nullopt;
  const spoor::Gebeurtenis gebeurtenis = spoor::decode(*stored);
  row.jti = gebeurtenis.jti;
  row.received = gebeurtenis.received;
  row.evt = gebeurtenis.evt;
  row.iss = gebeurtenis.iss;
  row.velden = gebeurtenis.velden;
  if (!fits(row)) return std::nullopt;
  elements_.push_back(gebeurtenis.elements);
  return row;
}

// Its content is gone, or was never readable: the leaf itself still says who, what and when.
std::optional<SpoorRow> Search::skelet_at(Index at) {
  if (!ask_.skelets) return std::nullopt;
  const auto leaf = leaf_head(rows_, tables_.leaf, {at});
  if (!leaf) return std::nullopt;
  SpoorRow row;
  row.index = {at};
  row.jti = leaf->skelet.jti;
  row.has_content = false;
  row.received = leaf->received;
  row.evt = leaf->skelet.evt;
  row.iss = leaf->skelet.iss;
  row.velden = "{}";
  if (!fits(row)) return std::nullopt;
  elements_.push_back(0);
  return row;
}

// The streams went by hashes of names; here the names themselves decide.
bool Search::fits(const SpoorRow& row) const {
  const auto& types = ask_.types;
  if (!types.empty() && std::ranges::find(types, row.evt) == types.end()) return false;
  if (!ask_.iss.empty() && row.iss != ask_.iss) return false;
  return !ask_.keep || ask_.keep(row);
}

// Rows of one dossier on this page, ascending, that have elements.
struct OfDossier {
  std::vector<std::size_t> places;          // in the page
  std::size_t wanted = 0;                   // elements that are still to be found
};

std::optional<base::Pid> next_pid(const store::Rows& rows, store::Table table,
                                  base::ByteView from, const base::CasusId& casus) {
  std::optional<base::Pid> pid;
  rows.scan(table, from, [&](base::ByteView key, base::ByteView) {
    if (std::ranges::equal(key.first(16), casus.view())) pid = base::Pid::from(key.subspan(16, 16));
    return false;
  });
  return pid;
}

// The pids of a dossier are few, its events many: per pid only the positions of the page are asked.
void read_dossier(const store::Rows& rows, store::Table table, std::vector<SpoorRow>& page,
                  OfDossier of) {
  const base::CasusId casus = page[of.places.front()].casus;
  auto pid = next_pid(rows, table, casus.view(), casus);
  while (pid && of.wanted > 0) {
    PrefixStream elements(rows, table, spoor::key(casus.view(), pid->view()), false);
    for (const std::size_t place : of.places) {
      const auto found = elements.seek(page[place].index.value);
      if (!found) break;
      if (*found != page[place].index.value) continue;
      page[place].betrokkenen.push_back({*pid, std::string(base::as_text(elements.value()))});
      if (--of.wanted == 0) break;
    }
    const auto past = store::key_u64(~std::uint64_t{0});  // no event has this index
    pid = next_pid(rows, table, spoor::key(casus.view(), pid->view(), past), casus);
  }
}

void read_betrokkenen(const store::Rows& rows, store::Table table, std::vector<SpoorRow>& page,
                      std::vector<std::uint8_t> wanted) {
  ZEGEL_CHECK(wanted.size() == page.size());
  std::map<base::CasusId, OfDossier> dossiers;
  for (std::size_t place = 0; place < page.size(); ++place) {
    if (wanted[place] == 0) continue;
    OfDossier& of = dossiers[page[place].casus];
    of.places.push_back(place);
    of.wanted += wanted[place];
  }
  for (auto& [casus, of] : dossiers) {
    std::ranges::sort(of.places, {}, [&](std::size_t place) { return page[place].index; });
    read_dossier(rows, table, page, std::move(of));
  }
}

}  // namespace

SpoorPage Spoor::query(const store::Rows& rows, const SpoorQuery& ask) const {
  ZEGEL_CHECK(ask.limit > 0 && ask.scan_budget > 0 && (!ask.pid || ask.casus));
  const Tables* tables = tables_of(ask.reg);
  return tables == nullptr ? SpoorPage{} : Search(rows, *tables, ask).page();
}

}  // namespace zegel::projections
