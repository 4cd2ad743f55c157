#include "tests/unit/projections/laws.h"

#include <algorithm>
#include <boost/json.hpp>
#include <cstdlib>
#include <locale>

#include "ledger/catalogue/events.h"
#include "ledger/store/schema.h"

namespace zegel::tests {
namespace {

namespace json = boost::json;
using Names = std::vector<std::string>;

const AppliedLog& log_of_laws() {
  static const AppliedLog log("wetten", 1'500);
  return log;
}

std::span<const Applied> events() { return log_of_laws().events; }

// The rows after applying `log` in transactions of `batch`.
struct Lived {
  std::unique_ptr<sequencer::Applier> applier;
  ProjectionStore store;
  Lived(const Make& make, std::span<const Applied> log, std::size_t batch,
        const ProjectionStore::Arrange& arrange = {})
      : applier(make()), store(*applier) {
    store.apply(log, batch, arrange);
  }
  base::Hash digest() const { return store.digest(); }
};

// Thousands, decimals and the sign of a number as no program of ours writes them.
struct Elsewhere : std::numpunct<char> {
  char do_thousands_sep() const override { return '_'; }
  std::string do_grouping() const override { return "\1"; }
  std::string do_truename() const override { return "ja"; }
};

struct Abroad {
  Abroad() : before_(std::locale::global(std::locale(std::locale(), new Elsewhere))) {
    ::setenv("TZ", "NZDT-13", 1);
    ::tzset();
  }
  ~Abroad() {
    std::locale::global(before_);
    ::setenv("TZ", "UTC", 1);
    ::tzset();
  }
  std::locale before_;
};

bool under_dossier(std::string_view table) {
  for (const store::DatabaseRow& row : store::database_rows())
    if (row.table == table) return row.key.starts_with("casus 16");
  return false;
}

Names schema_tables(const std::function<bool(std::string_view)>& wanted) {
  Names names;
  for (const store::DatabaseRow& row : store::database_rows())
    if (row.env == store::Env::ledger && wanted(row.table)) names.emplace_back(row.table);
  return names;
}

bool of_projections(std::string_view table) { return table.starts_with("p."); }

// Rows without a dossier, but for the tables that are free.
Names from_skelets(const sequencer::Applier& applier, const std::set<std::string>& free_rows) {
  Names names;
  for (const std::string& table : applier.tables())
    if (!under_dossier(table) && !free_rows.contains(table)) names.push_back(table);
  return names;
}

using Touch = std::function<void(Applied&)>;
std::vector<Applied> copies(const Touch& touch, const std::function<bool(const Applied&)>& wanted =
                                                    [](const Applied&) { return true; });

}  // namespace

bool keeps_a1(const Make& make) {
  const base::Hash here = Lived(make, events(), 256).digest();
  const Abroad abroad;
  return Lived(make, events(), 256).digest() == here;
}

bool keeps_a2(const Make& make, const ProjectionStore::Arrange& arrange) try {
  const base::Hash one = Lived(make, events(), 1, arrange).digest();
  for (const std::size_t batch : {7, 256, 5'000})
    if (Lived(make, events(), batch, arrange).digest() != one) return false;
  Lived mixed(make, events().first(0), 1);
  SeededRandom random("mengsel");
  for (auto left = events(); !left.empty();) {
    const std::size_t now = std::min<std::size_t>(1 + random.below(90), left.size());
    mixed.store.apply(left.first(now), now, arrange);
    left = left.subspan(now);
  }
  return mixed.digest() == one;
} catch (const std::exception&) {  // a row that was to be the last was not
  return false;
}

bool keeps_a3(const Make& make) {
  const Lived whole(make, events(), 256);
  for (const std::string& reg : ProjectionStore::registers()) {
    const auto own = copies({}, [&](const Applied& event) { return event.reg == reg; });
    const Lived alone(make, own, 256);
    const auto tables = alone.applier->tables();
    if (alone.store.digest_in(reg, tables) != whole.store.digest_in(reg, tables)) return false;
    for (const std::string& other : ProjectionStore::registers())
      if (other != reg && alone.store.rows_in(other, tables) != 0) return false;
  }
  return true;
}

bool keeps_a4(const Make& make, const std::set<std::string>& free_rows) {
  const Lived lived(make, events(), 256);
  std::set<std::pair<std::string, base::Bytes>> dossiers;
  for (const Applied& event : events())
    dossiers.emplace(event.reg, base::Bytes(event.casus.raw.begin(), event.casus.raw.end()));
  for (const std::string& reg : ProjectionStore::registers())
    for (const std::string& table : lived.applier->tables()) {
      if (!under_dossier(table)) continue;
      const auto keys = lived.store.keys_in(reg, table);
      for (const base::Bytes& key : keys)
        if (!dossiers.contains({reg, base::Bytes(key.begin(), key.begin() + 16)})) return false;
    }
  const auto bare = copies([](Applied& event) { event.content = nullptr; });
  const Names tables = from_skelets(*lived.applier, free_rows);
  return Lived(make, bare, 256).store.digest(tables) == lived.store.digest(tables);
}

// A dossier is destroyed halfway; what follows in it no longer opens. Replay meets none of it.
bool keeps_a5(const Make& make, const Forget& forget) {
  const std::size_t half = events().size() / 2;
  std::set<std::pair<std::string, base::CasusId>> dossiers;
  for (const Applied& event : events().first(half))
    if (event.reg != "toezicht") dossiers.emplace(event.reg, event.casus);
  for (const auto& [reg, casus] : dossiers) {
    const auto replayed = copies([&](Applied& event) {
      if (event.reg == reg && event.casus == casus) event.content = nullptr;
    });
    Lived lived(make, events().first(half), 256);
    const auto forgotten = lived.store.store().update([&](store::MutableRows& rows) {
      forget(*lived.applier, rows, reg, casus);
      return base::Status{};
    });
    if (!forgotten) return false;
    lived.store.apply(std::span(replayed).subspan(half), 256);
    if (lived.digest() != Lived(make, replayed, 5'000).digest()) return false;
  }
  return true;
}

bool keeps_a6(const Make& make) {
  SeededRandom random("totaal");
  const AppliedLog hostile("vreemd", 1'500, [&](const catalogue::EventRow&, json::object& inhoud) {
    const json::value values[] = {nullptr, 7, "?", true, json::array{1, nullptr, "a"},
                                  json::object{{"pid", 1}}, json::value(std::string(600, 'x')),
                                  json::value(base::CasusId{}.text()), -9'007'199'254'740'991};
    for (auto& member : inhoud)
      if (member.key() != "betrokkenen" && random.chance(20))
        member.value() = values[random.below(std::size(values))];
  });
  try {
    Lived(make, hostile.events, 256);
  } catch (const std::exception&) {
    return false;
  }
  return true;
}

// An event without content derives the same, whatever became of its content; with content, what
// stands outside its dossier does not tell.
bool keeps_a7(const Make& make) {
  const auto bare = copies([](Applied& event) { event.content = nullptr; });
  const Lived lived(make, events(), 256), without(make, bare, 256);
  const Names tables = from_skelets(*lived.applier, {});
  for (const std::string& reg : ProjectionStore::registers())
    for (const std::string& table : tables) {
      const auto rows = without.store.rows_in(reg, {table});
      if (rows != 0 && without.store.digest_in(reg, {table}) != lived.store.digest_in(reg, {table}))
        return false;
    }
  for (const std::string& table : lived.applier->tables())
    if (under_dossier(table) && without.store.rows_in("regie", {table}) != 0) return false;
  return true;
}

bool keeps_a8(const Make& make) {
  const Lived lived(make, events(), 256);
  const Names others = schema_tables([](std::string_view table) {
    return !of_projections(table) && table != "leaf" && table != "uit";
  });
  for (const std::string& reg : ProjectionStore::registers())
    if (lived.store.rows_in(reg, others) != 0) return false;
  return true;
}

bool keeps_a9(const Make& make, const Sum& sum) {
  Lived lived(make, events(), 256);
  const Names tables = lived.applier->tables();
  Names named = tables, listed = schema_tables(of_projections);
  std::ranges::sort(named);
  std::ranges::sort(listed);
  if (named != listed) return false;
  const std::string version = " " + lived.applier->version();
  for (const std::string& table : tables) {
    const std::string projection = table.substr(2, table.find('.', 2) - 1);   // "spoor."
    if (version.find(" " + projection) == std::string::npos) return false;
  }
  const base::Hash before = sum(lived.store, tables);
  for (const std::string& reg : ProjectionStore::registers())
    for (const std::string& table : tables) {
      if (!lived.store.change_one(reg, table)) continue;
      if (sum(lived.store, tables) == before) return false;
      lived.store.change_one(reg, table);                                     // back again
    }
  return sum(lived.store, tables) == before;
}

namespace {

std::vector<Applied> copies(const Touch& touch,
                            const std::function<bool(const Applied&)>& wanted) {
  std::vector<Applied> out;
  for (const Applied& event : events()) {
    if (!wanted(event)) continue;
    out.push_back(event);
    if (touch) touch(out.back());
  }
  return out;
}

}  // namespace
}  // namespace zegel::tests
