#include "ledger/node/person_index.h"

#include <algorithm>

#include "ledger/base/journal.h"
#include "ledger/crypto/hash.h"
#include "ledger/event/envelope.h"
#include "ledger/event/identity.h"
#include "ledger/event/leaf.h"
#include "ledger/inhoud/seal.h"

namespace zegel::node {

namespace {

// One leaf: nothing to do unless its type names a person and its part still opens.
base::Status link_leaf(const IndexSources& from, const std::string& reg, base::ByteView bytes,
                       keys::IndexRebuild& into) {
  const auto leaf = event::parse_leaf(bytes);
  const auto envelope = leaf ? event::parse_jws(leaf->jws) : base::Result<event::Envelope>();
  if (!leaf || !envelope) return {};
  const auto skelet = event::parse_skelet(envelope->payload);
  const auto* const row = skelet ? catalogue::find_event(skelet->evt) : nullptr;
  if (row == nullptr || !row->has_person) return {};
  const auto record = from.inhoud.get(reg, {skelet->jti, crypto::jws_tag(leaf->jws)});
  if (!record) return {};
  const inhoud::EventRef ref{from.ledger_id, reg, skelet->jti, leaf->jws};
  const auto fenced = [](const base::BladId&) { return false; };  // no run before version 0.5
  const auto opened = inhoud::open_record(ref, base::ByteView(*record), from.keeper, fenced);
  if (opened.unavailable) return std::unexpected(*opened.unavailable);
  if (!opened.content || opened.content->betrokkenen() != 1) return {};
  const auto casus = opened.content->id<base::CasusId>("casus");
  const auto pid = opened.content->pid(0);
  if (!casus || !pid) return {};
  const std::vector<event::IdentityValue> values = event::identities_of(*opened.content);
  std::vector<keys::Identity> identities;
  for (const event::IdentityValue& value : values)
    identities.push_back({value.kind(), value.view()});
  return into.link(reg, *casus, {*pid, skelet->jti, identities}, leaf->received);
}

}  // namespace

base::Status rebuild_person_index(const IndexSources& from) {
  keys::IndexRebuild rebuild = from.keeper.rebuild_index();
  TRY_DO(rebuild.begin());
  for (const std::string& reg : from.registers) {
    const std::uint64_t size = from.sequencer.register_view(reg).size.value;
    for (std::uint64_t i = 0; i < size; ++i)
      if (const auto leaf = from.sequencer.leaf(reg, {i}))
        TRY_DO(link_leaf(from, reg, *leaf, rebuild));
  }
  TRY_DO(rebuild.finish());
  base::journal(base::Level::info, "zoekindex opnieuw gemaakt", {{"aantal", rebuild.rows()}});
  return {};
}

bool LinkSweep::turn() {
  const base::Hour now = base::hour_of(on_.clock.now());
  const bool rested = done_ && now.value < done_->value + kept_hours;
  if (now.value < kept_hours || (!last_ && rested) || !all_normal()) return false;
  const base::Hour before{now.value - kept_hours};
  std::vector<keys::IdentityKey> lost;
  const auto seen = on_.keeper.links_after(last_, rows_per_turn);
  for (const keys::SeenLink& link : seen)
    if (link.hour < before && !landed(link.jti)) lost.push_back(link.key);
  if (!lost.empty()) {
    const auto taken = on_.keeper.unlink(lost, before);
    base::journal(taken ? base::Level::info : base::Level::alarm,
                  "zoekindex zonder gebeurtenis opgeruimd", {{"aantal", taken.value_or(0)}});
  }
  const bool more = seen.size() == rows_per_turn;
  if (more) last_ = seen.back().key;
  else last_.reset(), done_ = now;
  return more;
}

bool LinkSweep::all_normal() const {
  return std::ranges::all_of(registers_, [&](const std::string& reg) {
    return on_.sequencer.state(reg) == sequencer::State::normaal;
  });
}

bool LinkSweep::landed(const base::Jti& jti) const {
  return std::ranges::any_of(registers_, [&](const std::string& reg) {
    return on_.sequencer.find(reg, jti).has_value();
  });
}

}  // namespace zegel::node
