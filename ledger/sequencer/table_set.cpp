#include "ledger/sequencer/table_set.h"

#include <algorithm>

#include "ledger/base/journal.h"
#include "ledger/store/ledger_rows.h"
#include "ledger/store/schema.h"
#include "ledger/store/tables.h"

namespace zegel::sequencer {
namespace {

using Names = std::vector<std::string>;

std::unexpected<StartFault> damaged(const base::Failure& failure) {
  return std::unexpected(StartFault{
      70, "tabellen", {}, "De opslag is beschadigd of niet te openen: " + failure.detail});
}

// The registers whose rows were not made by `version`.
std::expected<Names, StartFault> other_version(const store::Store& ledger, const Names& registers,
                                               const std::string& version);
Names names_of(std::string_view reg, const Applier& applier);

}  // namespace

std::expected<TableChange, StartFault> table_change(const std::filesystem::path& directory,
                                                    const Names& registers,
                                                    const Applier& applier) {
  const auto present = store::tables_in(directory);
  if (!present) return damaged(present.error());
  Names stands;
  for (const std::string& reg : registers) stands.push_back(store::database_name(reg, "stand"));
  const auto ledger = store::Store::open(directory, stands, {.read_only = true});
  if (!ledger) return damaged(ledger.error());
  const auto changed = other_version(**ledger, registers, applier.version());
  if (!changed) return std::unexpected(changed.error());

  TableChange change;
  for (const std::string& reg : *changed) {
    const Names wanted = names_of(reg, applier);
    for (const std::string& name : wanted)
      if (std::ranges::find(*present, name) == present->end()) change.add.push_back(name);
    for (const std::string& name : *present)
      if (name.starts_with(reg + ".p.") && std::ranges::find(wanted, name) == wanted.end())
        change.drop.push_back(name);
  }
  return change;
}

std::expected<void, StartFault> fit_tables(const std::filesystem::path& directory,
                                           const Names& registers, const Applier& applier) {
  const auto change = table_change(directory, registers, applier);
  if (!change) return std::unexpected(change.error());
  if (!change->any()) return {};
  if (const auto done = store::change_tables(directory, change->add, change->drop); !done)
    return damaged(done.error());
  base::journal(base::Level::info, "tabellen van de projecties aangepast aan deze versie",
                {{"nieuw", change->add.size()}, {"oud", change->drop.size()}});
  return {};
}

StartFault layout_too_new(std::string reg) {
  return {77, "indeling", std::move(reg),
          "Deze opslag is van een nieuwere versie van het programma."};
}

namespace {

std::expected<Names, StartFault> other_version(const store::Store& ledger, const Names& registers,
                                               const std::string& version) {
  using store::Stand;
  return ledger.view([&](const store::Rows& rows) -> std::expected<Names, StartFault> {
    Names changed;
    for (const std::string& reg : registers) {
      const store::Table stand = ledger.table(store::database_name(reg, "stand"));
      const auto layout = rows.get(stand, store::key_of(Stand::layout));
      const auto number = layout ? store::read_u16(*layout) : std::nullopt;
      if (number && *number > store::layout_version) return std::unexpected(layout_too_new(reg));
      const auto row = rows.get(stand, store::key_of(Stand::projections));
      const auto stored = row ? store::decode_projections(*row) : std::nullopt;
      if (!stored || stored->version != version) changed.push_back(reg);
    }
    return changed;
  });
}

Names names_of(std::string_view reg, const Applier& applier) {
  Names names;
  for (const std::string& table : applier.tables())
    names.push_back(store::database_name(reg, table));
  return names;
}

}  // namespace
}  // namespace zegel::sequencer
