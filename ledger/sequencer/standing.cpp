#include "ledger/sequencer/standing.h"

#include "ledger/base/check.h"
#include "ledger/store/ledger_rows.h"

namespace zegel::sequencer {
namespace {

struct Sentence {
  std::string_view code;
  std::string_view text;
};
constexpr Sentence sentences[] = {
    {"bijlezen", "Het register leest eerst bij."},
    {"gesloten", "Het register is gesloten."},
    // alleen-lezen
    {"schijf-vol", "De schijf of de opslag is vol. Het register is nu alleen te lezen."},
    {"logboek-onbereikbaar", "Het logboek is niet bereikbaar."},
    {"sleutels-dicht", "De sleutels zijn nog niet open."},
    {"volger", "Een andere server doet nu het werk. Deze server leest mee."},
    // bevroren
    {"anker-verder", "Het anker noemt een groter register dan hier staat. Deze opslag is te oud."},
    {"anker-ontbreekt", "Het anker ontbreekt. Een beheerder moet eerst het register controleren."},
    {"anker-onleesbaar", "Het anker is beschadigd. Een beheerder moet eerst controleren."},
    // stilstand
    {"anker-anders", "Het anker en het register noemen een andere wortel."},
    {"andere-wortel", "Het nieuwe controlepunt past niet bij het vorige."},
    {"log-korter", "Het logboek is korter dan wat hier al is verwerkt."},
    {"log-anders", "In het logboek staat iets anders dan hier is opgeslagen."},
    {"log-beschadigd", "Het logboek geeft een beschadigd bericht."},
    {"gat", "In het logboek ontbreekt een stuk."},
    {"ander-cluster", "Dit is een ander Kafka-cluster dan dat van dit logboek."},
    {"volgorde-verschil", "Het logboek bevat een bericht dat geen plaats mag krijgen."},
    {"genesis-anders", "Het eerste bericht hoort bij een ander register."},
    {"onbekende-regel", "Het register volgt een nieuwe regel die dit programma nog niet kent."},
    {"apply-defect", "Een bericht kon niet worden verwerkt."},
};

}  // namespace

std::string_view state_name(State state) {
  switch (state) {
    case State::normaal: return "normaal";
    case State::bijlezen: return "bijlezen";
    case State::alleen_lezen: return "alleen-lezen";
    case State::bevroren: return "bevroren";
    case State::stilstand: return "stilstand";
    case State::gesloten: return "gesloten";
  }
  return {};
}

Reason reason(std::string_view code) {
  for (const Sentence& row : sentences)
    if (row.code == code) return {std::string(code), std::string(row.text)};
  ZEGEL_CHECK(!"a code without a sentence");
  return {};
}

bool Standing::reads_first() const {
  return catching_up || awaits_heads || duty == Duty::undecided;
}

State Standing::state() const {
  if (hold) return hold->state;
  if (closed) return State::gesloten;
  if (trouble || duty == Duty::follower) return State::alleen_lezen;
  return reads_first() ? State::bijlezen : State::normaal;
}

Reason Standing::why() const {
  if (hold) return hold->why;
  if (closed) return reason("gesloten");
  if (duty == Duty::follower) return reason("volger");
  if (trouble) return *trouble;
  return reads_first() ? reason("bijlezen") : Reason{};
}

bool Standing::sequences() const {
  switch (state()) {
    case State::normaal:
    case State::bijlezen:
    case State::alleen_lezen:
    case State::bevroren: return !closed;
    case State::stilstand:
    case State::gesloten: return false;
  }
  return false;
}

bool Standing::signs() const {
  if (duty != Duty::active) return false;
  switch (state()) {
    case State::normaal:
    case State::alleen_lezen:
    case State::gesloten: return true;  // closed: to cover its last record, and at a key rotation
    case State::bijlezen:
    case State::bevroren:
    case State::stilstand: return false;
  }
  return false;
}

base::Bytes encode_state(const Standing& standing) {
  Standing stored;
  stored.hold = standing.hold;
  stored.closed = standing.closed;
  stored.catching_up = false;
  const Reason why = stored.why();
  return store::encode(
      store::StateRow{static_cast<std::uint8_t>(stored.state()), why.code, why.sentence});
}

void Standing::take(Hold more) {
  if (hold && hold->state == State::stilstand) return;
  if (hold && more.state == State::bevroren) return;
  hold = std::move(more);
}

}  // namespace zegel::sequencer
