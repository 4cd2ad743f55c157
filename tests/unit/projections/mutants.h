// Appliers that break one law each: the projections, and one thing wrong. Threads: the writer.
#pragma once

#include <ctime>
#include <locale>
#include <sstream>
#include <stdexcept>

#include "ledger/base/clock.h"
#include "ledger/store/ledger_rows.h"
#include "projections/projections.h"
#include "projections/spoor_rows.h"

namespace zegel::tests {

// The projections themselves; a mutant says what else happens.
class Mutant : public sequencer::Applier {
 public:
  std::vector<std::string> tables() const override { return inner.tables(); }
  std::string version() const override { return inner.version(); }
  bool wants_content(std::string_view evt) const override { return inner.wants_content(evt); }
  void bind(const store::Store& ledger, const std::vector<std::string>& registers) override {
    ledger_ = &ledger;
    inner.bind(ledger, registers);
  }
  void apply(const sequencer::Accepted& record, const event::Content* opened,
             store::MutableRows& rows) override {
    inner.apply(record, opened, rows);
    and_also(record, opened, rows);
  }
  projections::Projections inner;

 protected:
  virtual void and_also(const sequencer::Accepted&, const event::Content*, store::MutableRows&) {}
  store::Table table(std::string_view reg, const char* name) const {
    return ledger_->table(std::string(reg) + "." + name);
  }
  // A value into a row of this record that nothing else writes.
  void mark(const sequencer::Accepted& record, std::string_view value,
            store::MutableRows& rows) const {
    rows.put(table(record.reg, "p.spoor.soort"),
             projections::spoor::key(projections::spoor::name_hash("merk"),
                                     store::key_of(record.index)),
             base::as_bytes(value));
  }
  const store::Store* ledger_ = nullptr;
};

struct ReadsTheClock final : Mutant {            // A1
  void and_also(const sequencer::Accepted& record, const event::Content*,
                store::MutableRows& rows) override {
    mark(record, std::to_string(base::monotonic_us()), rows);
  }
};

struct KeepsLocalTime final : Mutant {           // A1
  void and_also(const sequencer::Accepted& record, const event::Content*,
                store::MutableRows& rows) override {
    const std::time_t at = std::time_t{record.received.value} * 3600;
    mark(record, std::to_string(std::localtime(&at)->tm_mday), rows);
  }
};

struct WritesNumbersOfTheLocale final : Mutant {  // A1
  void and_also(const sequencer::Accepted& record, const event::Content*,
                store::MutableRows& rows) override {
    std::ostringstream text;
    text << record.index.value + 1'000;
    mark(record, text.str(), rows);
  }
};

struct SeesTheBatch final : Mutant {             // A2: all leaves of a batch stand before apply
  void and_also(const sequencer::Accepted& record, const event::Content*,
                store::MutableRows& rows) override {
    mark(record, std::to_string(rows.count(table(record.reg, "leaf"))), rows);
  }
};

struct WritesElsewhere final : Mutant {          // A3
  void and_also(const sequencer::Accepted& record, const event::Content* opened,
                store::MutableRows& rows) override {
    if (record.reg != "meldingen" || opened == nullptr) return;
    const auto casus = opened->id<base::CasusId>("casus");
    rows.put(table("regie", "p.dossiers.dossier"), casus->view(), record.skelet.jti.view());
  }
};

struct ReadsElsewhere final : Mutant {           // A3
  void and_also(const sequencer::Accepted& record, const event::Content*,
                store::MutableRows& rows) override {
    if (rows.count(table("toezicht", "p.spoor.staart")) > 3) mark(record, "ook in toezicht", rows);
  }
};

struct KeysByEvent final : Mutant {              // A4: a row that no prefix of its dossier finds
  void and_also(const sequencer::Accepted& record, const event::Content* opened,
                store::MutableRows& rows) override {
    if (opened == nullptr) return;
    rows.put(table(record.reg, "p.dossiers.dossier"), record.skelet.jti.view(), {});
  }
};

struct ShowsContentBesideTheDossier final : Mutant {   // A4, A7
  void and_also(const sequencer::Accepted& record, const event::Content* opened,
                store::MutableRows& rows) override {
    if (opened != nullptr) mark(record, opened->text("casus").value_or(""), rows);
  }
};

struct ChainsDossiers final : Mutant {           // A5: a row that rests on another dossier
  void and_also(const sequencer::Accepted& record, const event::Content* opened,
                store::MutableRows& rows) override {
    const auto casus = opened ? opened->id<base::CasusId>("casus") : std::nullopt;
    if (!casus) return;
    const auto seen = rows.count(table(record.reg, "p.spoor.gebeurtenis"));
    rows.put_new(table(record.reg, "p.deelnemers.deelname"), casus->view(), store::key_u64(seen));
  }
};

struct NeedsContent final : Mutant {             // A6
  void and_also(const sequencer::Accepted&, const event::Content* opened,
                store::MutableRows&) override {
    if (opened == nullptr) throw std::runtime_error("no content");
  }
};

struct NeedsAKnownType final : Mutant {          // A6
  void and_also(const sequencer::Accepted& record, const event::Content*,
                store::MutableRows&) override {
    if (catalogue::find_event(record.skelet.evt) == nullptr) throw std::runtime_error("what?");
  }
};

struct NeedsTexts final : Mutant {               // A6: a field of another kind
  void and_also(const sequencer::Accepted&, const event::Content* opened,
                store::MutableRows&) override {
    if (opened != nullptr && opened->find("tijdstip") != nullptr && !opened->text("tijdstip"))
      throw std::runtime_error("not a text");
  }
};

struct KeepsTheState final : Mutant {            // A7
  void and_also(const sequencer::Accepted& record, const event::Content* opened,
                store::MutableRows& rows) override {
    mark(record, opened ? "volledig" : "ontbreekt", rows);
  }
};

struct SetsTheStand final : Mutant {             // A8
  void and_also(const sequencer::Accepted& record, const event::Content*,
                store::MutableRows& rows) override {
    if (record.index.value == 5)
      rows.put(table(record.reg, "stand"), store::key_of(store::Stand::state), {});
  }
};

struct HidesATable final : Mutant {              // A9: its rows are in no digest
  std::vector<std::string> tables() const override {
    auto all = inner.tables();
    all.pop_back();
    return all;
  }
};

struct ForgetsAVersion final : Mutant {          // A9: a changed apply rebuilds nothing
  std::string version() const override { return "dossiers.1"; }
};

}  // namespace zegel::tests
