#include "ledger/sequencer/orphans.h"

#include "ledger/base/journal.h"
#include "ledger/crypto/hash.h"
#include "ledger/event/leaf.h"

namespace zegel::sequencer {

Orphans::Orphans(On on, const std::vector<std::string>& registers) : on_(on) {
  for (const std::string& name : registers) registers_.push_back({name, {}, {}});
}

bool Orphans::turn() {
  if (registers_.empty() || read_on(registers_[at_])) return !registers_.empty();
  at_ = (at_ + 1) % registers_.size();
  return at_ != 0;
}

// True: the register has more keys than this turn read.
bool Orphans::read_on(Register& reg) {
  if (on_.sequencer.state(reg.name) != State::normaal) {
    reg.met.clear();
    reg.after.reset();
    return false;
  }
  std::size_t read = 0;
  std::vector<Due> due;
  auto last = reg.after;
  on_.inhoud.scan(reg.name, reg.after, [&](const inhoud::Key& key, base::ByteView record) {
    look(reg, key, record, due);
    last = key;
    return ++read < keys_per_turn;
  });
  reg.after = last;
  if (read < keys_per_turn) reg.after.reset();
  std::size_t swept = 0;
  for (const Due& orphan : due) {
    if (!sweep(reg.name, orphan)) continue;
    reg.met.erase({orphan.key.jti, orphan.key.h});  // where it stays, its 24 h begin anew
    ++swept;
  }
  if (swept > 0)
    base::journal(base::Level::info, "inhoud zonder blad opgeruimd",
                  {{"register", reg.name}, {"aantal", swept}});
  return read == keys_per_turn;
}

void Orphans::look(Register& reg, const inhoud::Key& key, base::ByteView record,
                   std::vector<Due>& due) {
  const Place place{key.jti, key.h};
  if (has_leaf(reg.name, key)) {
    reg.met.erase(place);
    return;
  }
  const auto at = reg.met.find(place);
  if (at == reg.met.end() && reg.met.size() >= remembered) return;
  const Met now{inhoud::sealing_of(record), on_.clock.now()};
  if (at == reg.met.end() || at->second.sealing != now.sealing) {
    reg.met.insert_or_assign(place, now);
    return;
  }
  if (now.since - at->second.since >= kept_seconds) due.push_back({key, now.sealing});
}

// A leaf with this jti and another JWS is another event: the record beside it is an orphan.
bool Orphans::has_leaf(const std::string& reg, const inhoud::Key& key) const {
  const auto found = on_.sequencer.find(reg, key.jti);
  if (!found) return false;
  const auto leaf = event::parse_leaf(found->leaf);
  return !leaf || crypto::jws_tag(leaf->jws) == key.h;
}

// True: it was handed to the store to be erased. The jti is taken first and the leaf asked again
// after: who was first has then either landed or is in flight.
bool Orphans::sweep(const std::string& reg, const Due& orphan) {
  Waiters* waiters = &on_.waiters;
  const base::Jti jti = orphan.key.jti;
  const auto nobody = [](base::Result<Outcome>) {};
  if (waiters->claim(reg, jti, orphan.key.h, nobody, nullptr) != Claim::first) return false;
  const auto send_again = base::Failure::unavailable("V-DUR-1");
  if (on_.sequencer.state(reg) != State::normaal || has_leaf(reg, orphan.key)) {
    waiters->fail(reg, jti, send_again);
    return false;
  }
  on_.inhoud.erase_orphan(reg, orphan.key, orphan.sealing,
                          [waiters, reg, jti, send_again](const base::Status&) {
                            waiters->fail(reg, jti, send_again);
                          });
  return true;
}

}  // namespace zegel::sequencer
