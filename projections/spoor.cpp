#include "projections/spoor.h"

#include <algorithm>
#include <boost/json.hpp>

#include "ledger/catalogue/events.h"
#include "ledger/store/ledger_rows.h"
#include "projections/spoor_rows.h"
#include "projections/velden.h"

namespace zegel::projections {

namespace {

constexpr std::size_t erased_at_once = 1'000;

std::uint8_t elements_in(const event::Content& content) {
  const std::size_t all = content.betrokkenen() + content.unopened_elements();
  return static_cast<std::uint8_t>(std::min<std::size_t>(all, 255));
}

// Moves the tail to its two tables, each in the order of its keys.
void end_group(const Spoor::Tables& tables, store::MutableRows& rows) {
  std::vector<base::Bytes> soort, afzender;
  for (const spoor::Staart& row : spoor::read_staart(rows, tables.staart)) {
    const store::Key8 index = store::key_u64(row.index);
    soort.push_back(spoor::key(row.soort, index));
    afzender.push_back(spoor::key(row.afzender, index));
  }
  std::ranges::sort(soort);
  std::ranges::sort(afzender);
  for (const base::Bytes& key : soort) rows.put(tables.soort, key, {});
  for (const base::Bytes& key : afzender) rows.put(tables.afzender, key, {});
  rows.clear(tables.staart);
}

std::vector<base::Bytes> keys_below(const store::Rows& rows, store::Table table,
                                    base::ByteView prefix) {
  std::vector<base::Bytes> keys;
  rows.scan_prefix(table, prefix, [&](base::ByteView key, base::ByteView) {
    keys.emplace_back(key.begin(), key.end());
    return keys.size() < erased_at_once;
  });
  return keys;
}

}  // namespace

std::vector<std::string> Spoor::tables() {
  return {"p.spoor.gebeurtenis", "p.spoor.betrokkene", "p.spoor.dossier", "p.spoor.soort",
          "p.spoor.afzender", "p.spoor.staart"};
}

std::vector<std::string> Spoor::skelet_tables() {
  return {"p.spoor.soort", "p.spoor.afzender", "p.spoor.staart"};
}

void Spoor::bind(const store::Store& ledger, const std::vector<std::string>& registers) {
  registers_.clear();
  for (const std::string& reg : registers) {
    const auto table = [&](const char* name) { return ledger.table(reg + "." + name); };
    registers_[reg] = {table("p.spoor.gebeurtenis"), table("p.spoor.betrokkene"),
                       table("p.spoor.dossier"),     table("p.spoor.soort"),
                       table("p.spoor.afzender"),    table("p.spoor.staart"),
                       table("leaf")};
  }
}

void Spoor::apply(const sequencer::Accepted& record, const event::Content* content,
                  store::MutableRows& rows) {
  const Tables* tables = tables_of(record.reg);
  if (tables == nullptr) return;
  const event::Skelet& skelet = record.skelet;
  const store::Key8 index = store::key_of(record.index);
  rows.put_append(tables->staart, index,
                  spoor::key(spoor::name_hash(skelet.evt), spoor::name_hash(skelet.iss)));
  if ((record.index.value + 1) % spoor::group == 0) end_group(*tables, rows);

  const auto casus = content ? content->id<base::CasusId>("casus") : std::nullopt;
  if (!casus) return;
  const catalogue::EventRow* row = catalogue::find_event(skelet.evt);
  const std::string velden = velden_of(*content, row);
  rows.put_append(tables->dossier, index, casus->view());
  rows.put(tables->gebeurtenis, spoor::key(casus->view(), index),
           spoor::encode({skelet.jti, record.received, skelet.iss, elements_in(*content),
                          skelet.evt, velden}));
  if (row == nullptr) return;
  for (std::size_t i = 0; i < content->betrokkenen(); ++i)
    if (const auto pid = content->pid(i))
      rows.put(tables->betrokkene, spoor::key(casus->view(), pid->view(), index),
               base::as_bytes(velden_of(content->betrokkene(i), row->element)));
}

std::size_t Spoor::forget(store::MutableRows& rows, std::string_view reg,
                          const base::CasusId& casus) const {
  std::size_t forgotten = 0;
  const Tables* tables = tables_of(reg);
  if (tables == nullptr) return forgotten;
  for (auto keys = keys_below(rows, tables->gebeurtenis, casus.view()); !keys.empty();
       keys = keys_below(rows, tables->gebeurtenis, casus.view())) {
    for (const base::Bytes& key : keys) {
      rows.erase(tables->dossier, base::ByteView(key).last(8));
      rows.erase(tables->gebeurtenis, key);
    }
    forgotten += keys.size();
  }
  for (auto keys = keys_below(rows, tables->betrokkene, casus.view()); !keys.empty();
       keys = keys_below(rows, tables->betrokkene, casus.view()))
    for (const base::Bytes& key : keys) rows.erase(tables->betrokkene, key);
  return forgotten;
}

std::optional<base::CasusId> Spoor::casus_of(const store::Rows& rows, std::string_view reg,
                                             base::LeafIndex index) const {
  const Tables* tables = tables_of(reg);
  if (tables == nullptr) return std::nullopt;
  const auto casus = rows.get(tables->dossier, store::key_of(index));
  return casus ? base::CasusId::from(*casus) : std::nullopt;
}

const Spoor::Tables* Spoor::tables_of(std::string_view reg) const {
  const auto found = registers_.find(reg);
  return found == registers_.end() ? nullptr : &found->second;
}

}  // namespace zegel::projections
