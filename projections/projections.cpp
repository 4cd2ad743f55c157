#include "projections/projections.h"

namespace zegel::projections {

std::vector<std::string> Projections::tables() const {
  std::vector<std::string> all = Dossiers::tables();
  for (std::string& name : standen_.tables()) all.push_back(std::move(name));
  for (std::string& name : Spoor::tables()) all.push_back(std::move(name));
  return all;
}

std::vector<std::string> Projections::skelet_tables() const { return Spoor::skelet_tables(); }

std::string Projections::version() const {
  return "dossiers." + std::to_string(Dossiers::version) + ' ' + standen_.version() + " spoor." +
         std::to_string(Spoor::version);
}

bool Projections::wants_content(std::string_view) const {
  return true;  // every event names its dossier in its inhoud
}

void Projections::bind(const store::Store& ledger, const std::vector<std::string>& registers) {
  dossiers_.bind(ledger, registers);
  standen_.bind(ledger, registers);
  spoor_.bind(ledger, registers);
}

void Projections::apply(const sequencer::Accepted& record, const event::Content* opened,
                        store::MutableRows& rows) {
  spoor_.apply(record, opened, rows);
  if (opened == nullptr) return;  // A6: nothing to derive; the state of the event says why (I9)
  dossiers_.apply(record, *opened, rows);
  standen_.apply(record, *opened, rows);
}

void Projections::forget(store::MutableRows& rows, std::string_view reg,
                         const base::CasusId& casus) {
  dossiers_.forget(rows, reg, casus);
  standen_.forget(rows, reg, casus);
  spoor_.forget(rows, reg, casus);
}

}  // namespace zegel::projections
