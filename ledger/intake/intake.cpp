#include "ledger/intake/intake.h"

#include "ledger/base/limits.h"
#include "ledger/crypto/hash.h"
#include "ledger/event/identity.h"
#include "ledger/event/leaf.h"
#include "ledger/event/rules.h"
#include "ledger/event/shape.h"
#include "ledger/intake/authority.h"
#include "ledger/intake/ready.h"

namespace zegel::intake {

namespace {

// The keys go, the permits stay out until the leaf is read back or refused (R5).
sequencer::Completion holding(std::vector<keys::Lease> leases, sequencer::Completion done) {
  std::vector<keys::Permit> permits;
  permits.reserve(leases.size());
  for (keys::Lease& lease : leases) permits.push_back(std::move(lease).settle());
  return [permits = std::move(permits), done = std::move(done)](
             base::Result<sequencer::Outcome> outcome) mutable {
    permits.clear();
    done(std::move(outcome));
  };
}

// What a betrokkene-gekoppeld says about who its pid is, for the blind index; else nothing.
class Identities {
 public:
  explicit Identities(const Ready& ready) {
    if (!ready.row->has_person || ready.content->betrokkenen() != 1) return;
    link_.pid = *ready.content->pid(0);
    link_.jti = ready.skelet.jti;
    values_ = event::identities_of(*ready.content);
    for (const event::IdentityValue& value : values_)
      borrowed_.push_back({value.kind(), value.view()});
    link_.identities = borrowed_;
  }
  const keys::Link& link() const { return link_; }

 private:
  std::vector<event::IdentityValue> values_;  // wiped at the end
  std::vector<keys::Identity> borrowed_;
  keys::Link link_;
};

}  // namespace

struct Intake::Impl {
  Dependencies on;
  std::vector<Route> routes;

  const Route* route_of(std::string_view origin) const;
  base::Result<ports::SignerKey> signer_of(const event::Envelope& envelope) const;
  base::Status verify(const event::Envelope& envelope, const ports::SignerKey& signer) const;
  base::Result<std::optional<base::LeafIndex>> known_leaf(const event::Skelet& skelet,
                                                          std::string_view jws) const;
  base::Status check(Ready& ready, catalogue::Role signed_for) const;
  base::Result<sequencer::Outcome> replay_of(const Ready& ready, base::LeafIndex index) const;
  base::Result<inhoud::Toestand> toestand(std::string_view reg, const base::Jti& jti,
                                          std::string_view jws) const;
  base::Status state_allows(const Ready& ready) const;
  void keep_and_append(const Ready& ready, base::Bytes record) const;
};

Intake::Intake(Dependencies dependencies, std::vector<Route> routes)
    : impl_(std::make_unique<Impl>(Impl{std::move(dependencies), std::move(routes)})) {}
Intake::~Intake() = default;
void ReadyDeleter::operator()(Ready* ready) const { delete ready; }

void Intake::accept(std::string_view bytes, const Caller& caller,
                    sequencer::Completion done) const {
  auto ready = prepare(bytes, caller);
  if (!ready) return done(std::unexpected(std::move(ready).error()));
  submit(std::move(*ready), std::move(done));
}

// The poem, first half: parse, verify, check, judge (E2-E15).
base::Result<ReadyPtr> Intake::prepare(std::string_view bytes, const Caller& caller) const {
  ReadyPtr ready(new Ready);
  TRY(envelope, event::parse_envelope(bytes));                              // E2-E4
  TRY(signer, impl_->signer_of(envelope));                                  // E5
  TRY_DO(impl_->verify(envelope, signer));                                  // E6
  TRY(skelet, event::parse_skelet(envelope.payload));                       // E7
  ready->envelope = std::move(envelope);
  ready->skelet = std::move(skelet);
  ready->h = crypto::jws_tag(ready->envelope.jws);
  ready->route = impl_->route_of(ready->skelet.aud);
  TRY(known, impl_->known_leaf(ready->skelet, ready->envelope.jws));        // E8
  ready->known = known;
  if (known) return ready;
  const std::int64_t now = impl_->on.clock.now();
  ready->hour = base::hour_of(now);
  TRY(row, check_authority({ready->skelet, signer, caller, ready->route, ready->hour}));  // E9
  ready->row = row;
  TRY_DO(check_time(ready->skelet, now));                                   // E10
  TRY_DO(impl_->check(*ready, caller.role));                                // E11-E15
  return ready;
}

// The poem, second half: seal, append, receipt (E16, E17).
void Intake::submit(ReadyPtr ready, sequencer::Completion done) const {
  if (ready->known) return done(impl_->replay_of(*ready, *ready->known));
  if (auto open = impl_->state_allows(*ready); !open)
    return done(std::unexpected(std::move(open).error()));
  const std::string& reg = ready->route->name;
  std::vector<base::Pid> partijen{base::Pid{}};
  for (std::size_t i = 0; i < ready->content->betrokkenen(); ++i)
    partijen.push_back(*ready->content->pid(i));
  const auto casus = *ready->content->id<base::CasusId>("casus");
  const Identities persons(*ready);
  auto leases = impl_->on.keeper.blads_for(reg, casus, partijen, ready->hour,
                                           persons.link());                     // E16
  if (!leases) return done(std::unexpected(std::move(leases).error()));
  auto record = inhoud::seal({impl_->on.ledger_id, reg, ready->skelet.jti, ready->envelope.jws},
                             ready->envelope.disclosures, ready->part_of, *leases,
                             impl_->on.random);
  if (!record) return done(std::unexpected(std::move(record).error()));
  sequencer::Completion answer = holding(std::move(*leases), std::move(done));
  switch (impl_->on.waiters.claim(reg, ready->skelet.jti, ready->h, std::move(answer),
                                  std::move(ready->content))) {
    case sequencer::Claim::first: return impl_->keep_and_append(*ready, std::move(*record));  // E17
    case sequencer::Claim::joined: return;
    case sequencer::Claim::conflict:
      return answer(std::unexpected(base::Failure::refused("V-JTI-1", "/skelet/jti")));
  }
}

base::Result<inhoud::Toestand> Intake::toestand(std::string_view reg, const base::Jti& jti,
                                                std::string_view jws) const {
  return impl_->toestand(reg, jti, jws);
}

const Route* Intake::Impl::route_of(std::string_view origin) const {
  for (const Route& route : routes)
    if (route.origin == origin) return &route;
  return nullptr;
}

base::Result<ports::SignerKey> Intake::Impl::signer_of(const event::Envelope& envelope) const {
  auto signer = on.judge.signer(envelope.kid);
  if (!signer) return std::unexpected(base::Failure::refused("V-SLT-1", "/kop/kid"));
  return std::move(*signer);
}

base::Status Intake::Impl::verify(const event::Envelope& envelope,
                                  const ports::SignerKey& signer) const {
  if (!crypto::verify(signer.key, base::as_bytes(envelope.signed_part), envelope.signature))
    return std::unexpected(base::Failure::refused("V-SLT-1", "/kop/kid"));
  return {};
}

// E8: the same JWS is a replay whatever E9 and E10 would say; another JWS is V-JTI-1.
base::Result<std::optional<base::LeafIndex>> Intake::Impl::known_leaf(
    const event::Skelet& skelet, std::string_view jws) const {
  const Route* route = route_of(skelet.aud);
  if (route == nullptr) return std::nullopt;
  const auto found = on.sequencer.find(route->name, skelet.jti);
  if (!found) return std::nullopt;
  const auto leaf = event::parse_leaf(found->leaf);
  if (leaf && leaf->jws == jws) return std::optional(found->index);
  return std::unexpected(base::Failure::refused("V-JTI-1", "/skelet/jti"));
}

base::Status Intake::Impl::check(Ready& ready, catalogue::Role signed_for) const {
  TRY(opened, event::open_disclosures(ready.skelet, ready.envelope.disclosures, *ready.row));
  ready.part_of = inhoud::parts_of(opened, ready.envelope.disclosures, *ready.row);
  ready.content = std::make_unique<event::Content>(std::move(opened.content));
  base::Refusals refusals;
  const bool staff =
      signed_for != catalogue::Role::partner && signed_for != catalogue::Role::ledger;
  event::check_shape(ready.skelet, *ready.content, *ready.row,
                     {on.clock.now(), on.practice, staff}, refusals);        // E14
  event::check_rules(ready.skelet, *ready.content, *ready.row, refusals);    // E14, V-codes of 4
  on.judge.judge(ready.skelet, *ready.content, *ready.row, refusals);        // E15
  if (!refusals.empty()) return std::unexpected(base::Failure::refused(std::move(refusals)));
  return {};
}

base::Result<sequencer::Outcome> Intake::Impl::replay_of(const Ready& ready,
                                                         base::LeafIndex index) const {
  sequencer::Outcome outcome;
  outcome.jti = ready.skelet.jti;
  outcome.reg = ready.route->name;
  outcome.index = index;
  outcome.replay = true;
  if (auto receipt = on.sequencer.receipt(outcome.reg, index)) {
    outcome.receipt = std::move(*receipt);
    outcome.covered = true;
  }
  TRY(state, toestand(outcome.reg, outcome.jti, ready.envelope.jws));
  outcome.toestand = inhoud::toestand_name(state);
  return outcome;
}

// A busy or closed keeper is no fact about the event (logboek.md A7).
base::Result<inhoud::Toestand> Intake::Impl::toestand(std::string_view reg, const base::Jti& jti,
                                                      std::string_view jws) const {
  const auto record = on.inhoud.get(reg, {jti, crypto::jws_tag(jws)});
  const auto view = record ? std::optional<base::ByteView>(*record) : std::nullopt;
  const auto fenced = [](const base::BladId&) { return false; };  // no run before version 0.5
  auto opened = inhoud::open_record({on.ledger_id, reg, jti, jws}, view, on.keeper, fenced);
  if (opened.unavailable) return std::unexpected(std::move(*opened.unavailable));
  return opened.toestand();
}

base::Status Intake::Impl::state_allows(const Ready& ready) const {
  using sequencer::State;
  switch (on.sequencer.state(ready.route->name)) {
    case State::normaal: return {};
    case State::bijlezen: return std::unexpected(base::Failure::unavailable("bijlezen"));
    case State::alleen_lezen: return std::unexpected(base::Failure::unavailable("alleen-lezen"));
    case State::bevroren:
    case State::stilstand: return std::unexpected(base::Failure::unavailable("register-bevroren"));
    case State::gesloten: return std::unexpected(base::Failure::refused("register-gesloten"));
  }
  return std::unexpected(base::Failure::fatal("unknown state of a register"));
}

// Inhoud durable, then the leaf (logboek.md 17). A crash between them leaves an orphan, no event.
// The callbacks refer to the route, which lives as long as the intake and its log.
void Intake::Impl::keep_and_append(const Ready& ready, base::Bytes record) const {
  const std::string& reg = ready.route->name;
  const base::Jti jti = ready.skelet.jti;
  // It may have landed between E8 and the claim: then this is a replay and nothing is sealed.
  const auto landed = known_leaf(ready.skelet, ready.envelope.jws);
  if (!landed) return on.waiters.fail(reg, jti, landed.error());
  if (*landed) {
    const auto replay = replay_of(ready, **landed);
    if (!replay) return on.waiters.fail(reg, jti, replay.error());
    return on.waiters.complete(reg, jti, *replay);
  }
  base::Bytes leaf =
      event::make_leaf(on.random.bytes<32>(), ready.hour, ready.envelope.jws);
  const inhoud::Key key{jti, ready.h};
  log::Log* log = ready.route->log;
  sequencer::Waiters* waiters = &on.waiters;
  if (log->takes_ahead()) {  // the leaf is prepared while the inhoud is being committed
    return on.inhoud.keep(
        reg, key, std::move(record),
        [log, leaf = std::move(leaf)](std::uint64_t commit) mutable {
          return log->append_ahead(std::move(leaf), commit);
        },
        [waiters, &reg, jti](base::Status kept) {
          if (!kept) waiters->fail(reg, jti, kept.error());
        });
  }
  on.inhoud.keep(reg, key, std::move(record),
                 [waiters, log, &reg, jti, leaf = std::move(leaf)](base::Status kept) mutable {
                   if (kept) kept = log->append(std::move(leaf));
                   if (!kept) waiters->fail(reg, jti, kept.error());
                 });
}

}  // namespace zegel::intake
