#include "tools/zegel/oefen/tamper.h"

#include <fmt/format.h>

#include <algorithm>

#include "ledger/base/check.h"
#include "ledger/sequencer/sequencer.h"
#include "ledger/store/current.h"
#include "ledger/store/ledger_rows.h"
#include "ledger/store/schema.h"
#include "projections/projections.h"

namespace zegel::cli::oefen {
namespace {

std::unexpected<Stop> closed(const base::Failure& failure) {
  return std::unexpected(stop_of(failure, "De kopie gaat niet open"));
}

std::string_view store_name(Part part) { return part == Part::leaf ? "ledger" : "inhoud"; }

}  // namespace

std::string Row::place() const {
  if (part == Part::inhoud) return fmt::format("de verzegelde inhoud van een bericht in {}", reg);
  return fmt::format("regel {} van {}", store::read_u64(key).value_or(0), reg);
}

Outcome<void> Copy::list() {
  rows_.clear();
  std::uint64_t first = 0;
  for (const Part part : {Part::leaf, Part::inhoud}) {
    TRY(opened, open(part));
    for (const std::string& reg : options_.registers) {
      Row row{part, reg, {}, 0, 0};
      opened->view([&](const store::Rows& rows) {
        rows.scan(opened->table(table(row)), {}, [&](base::ByteView key, base::ByteView value) {
          rows_.push_back({part, reg, {key.begin(), key.end()}, value.size(), first});
          first += value.size();
          return true;
        });
      });
    }
  }
  return {};
}

std::uint64_t Copy::bytes() const {
  return rows_.empty() ? 0 : rows_.back().first + rows_.back().size;
}

const Row& Copy::row_of(std::uint64_t byte) const {
  ZEGEL_CHECK(byte < bytes());
  const auto after = std::partition_point(rows_.begin(), rows_.end(),
                                          [&](const Row& row) { return row.first <= byte; });
  return *std::prev(after);
}

Outcome<base::Bytes> Copy::read(const Row& row) const {
  TRY(opened, open(row.part));
  return opened->view([&](const store::Rows& rows) -> base::Bytes {
    const auto value = rows.get(opened->table(table(row)), row.key);
    return value ? base::Bytes(value->begin(), value->end()) : base::Bytes();
  });
}

Outcome<void> Copy::write(const Row& row, base::ByteView value) const {
  TRY(opened, open(row.part));
  const auto written = opened->update([&](store::MutableRows& rows) -> base::Status {
    const store::Table at = opened->table(table(row));
    if (value.empty()) rows.erase(at, row.key);
    if (!value.empty()) rows.put(at, row.key, value);
    return {};
  });
  if (!written) return closed(written.error());
  return {};
}

Outcome<std::unique_ptr<store::Store>> Copy::open(Part part) const {
  const auto live = store::current(options_.data, std::string(store_name(part)));
  if (!live) return closed(live.error());
  if (!*live) return stop(Exit::error, "De kopie is leeg");
  const projections::Projections projections;
  const auto tables =
      part == Part::leaf
          ? sequencer::Sequencer::tables(options_.registers, projections)
          : store::databases_of(store::Env::inhoud, options_.registers);
  auto opened = store::Store::open(**live, tables, {});
  if (!opened) return closed(opened.error());
  return std::move(*opened);
}

std::string Copy::table(const Row& row) const {
  return store::database_name(row.reg, row.part == Part::leaf ? "leaf" : "inhoud");
}

}  // namespace zegel::cli::oefen
