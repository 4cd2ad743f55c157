// `zegel register open` (logboek.md 5): genesis is never implicit.
//
// Order, so that a crash leaves nothing half open: keys, stores, then record 0 as one commit, then
// the anchor. Record 0 is the one event that does not enter by the intake (envelop.md 8): nothing
// knows its key before it. The first beheerder and privacy-officer follow by the ordinary door.
#include <future>

#include <boost/json.hpp>

#include "ledger/base/clock.h"
#include "ledger/base/moment.h"
#include "ledger/crypto/hash.h"
#include "ledger/event/envelope.h"
#include "ledger/event/issue.h"
#include "ledger/event/leaf.h"
#include "ledger/node/parts.h"
#include "ledger/store/files.h"

namespace zegel::node {

namespace {

std::unexpected<StartFailure> failed(int code, const char* check, const base::Failure& failure) {
  std::string why = failure.detail;
  for (const base::Refusal& refusal : failure.refusals)
    why += " " + std::string(refusal.code) + " " + refusal.veld;
  return std::unexpected(StartFailure{code, check, "Het openen is niet gelukt:" + why});
}

// Keys and directories that are missing; an existing one is kept.
base::Status make_missing(const Options& options, std::int64_t moment) {
  crypto::SystemRandom random;
  TRY_DO(store::make_directory(options.data));
  TRY_DO(store::make_directory(options.anchor));
  TRY_DO(make_house_key(options.keys));
  for (const std::string& reg : options.registers)
    TRY_DO(make_checkpoint_key(options.keys, reg, options.ledger_id + "/" + reg));
  if (std::filesystem::exists(options.data / "sleutels.huidig")) return {};
  for (const auto& carrier : options.carriers) TRY_DO(store::make_directory(carrier));
  TRY(controlewaarde, keys::Keeper::create_epoch_one(
      {options.ledger_id, options.data, options.carriers, options.uncertain_overwrite},
      base::hour_of(moment), random));
  return {};
}

base::Result<std::string> genesis_event(Node::Impl& parts, const Opening& opening,
                                        const base::CasusId& stamdossier) {
  const catalogue::EventRow* row = catalogue::find_event("register-geopend.v1");
  event::Skelet skelet;
  skelet.iss = parts.options.own_oin;
  skelet.aud = parts.origin(opening.reg);
  skelet.jti = {parts.random.bytes<16>()};
  skelet.iat = opening.moment / 3600 * 3600;
  skelet.evt = row->evt;
  skelet.bkl = row->opener_class;
  skelet.vwa = row->vwa_in(*catalogue::register_of(opening.reg));
  std::string vkey;
  for (const tlog::VerifierKey& key : parts.vkeys)
    if (key.name == skelet.aud) vkey = key.text();
  const boost::json::object inhoud{
      {"tijdstip", base::format_moment_utc(opening.moment)}, {"casus", stamdossier.text()},
      {"ledgerId", parts.options.ledger_id}, {"register", opening.reg},
      {"indexregelVersie", 1}, {"leafVersie", 1}, {"ingangsDatum", opening.inception_date},
      {"controlepuntSleutel", vkey},
      {"huissleutel", base::base64url(parts.house->public_key().raw)}};
  return event::issue(skelet, inhoud, *row, *parts.house, parts.random);
}

// Seals and appends record 0; the sequencer commits it as index 0.
base::Status append_genesis(Node::Impl& parts, const Opening& opening) {
  const base::CasusId stamdossier{parts.random.bytes<16>()};
  TRY(bytes, genesis_event(parts, opening, stamdossier));
  TRY(envelope, event::parse_envelope(bytes));
  TRY(skelet, event::parse_skelet(envelope.payload));
  const catalogue::EventRow& row = *catalogue::find_event(skelet.evt);
  TRY(opened, event::open_disclosures(skelet, envelope.disclosures, row));
  const base::Hour hour = base::hour_of(opening.moment);
  const base::Pid gemeenschappelijk;
  TRY(leases, parts.keeper->blads_for(opening.reg, stamdossier, std::span(&gemeenschappelijk, 1),
                                      hour));
  const inhoud::EventRef ref{parts.options.ledger_id, opening.reg, skelet.jti, envelope.jws};
  const auto part_of = inhoud::parts_of(opened, envelope.disclosures, row);
  TRY(record, inhoud::seal(ref, envelope.disclosures, part_of, leases, parts.random));
  std::promise<base::Status> kept;
  parts.inhoud->keep(opening.reg, {skelet.jti, crypto::jws_tag(envelope.jws)}, std::move(record),
                     [&kept](base::Status status) { kept.set_value(std::move(status)); });
  TRY_DO(kept.get_future().get());
  const auto at = std::find(parts.options.registers.begin(), parts.options.registers.end(),
                            opening.reg) - parts.options.registers.begin();
  return parts.logs[static_cast<std::size_t>(at)]->append(
      event::make_leaf(parts.random.bytes<32>(), hour, envelope.jws));
}

// Record 0 is a leaf, with its key, before anyone else comes.
bool await_genesis(Node::Impl& parts, const std::string& reg) {
  const std::int64_t until = base::monotonic_ms() + parts.options.start_ms;
  while (parts.sequencer->register_view(reg).size.value == 0) {
    if (base::monotonic_ms() > until) return false;
    if (!parts.sequencer->turn()) parts.sequencer->await_arrival(10);
  }
  return parts.catch_up();
}

base::Result<std::string> first_authorisation(Node::Impl& parts, std::int64_t moment,
                                              const FirstUser& user) {
  constexpr std::int64_t two_years = 730 * 86'400;
  const std::int64_t begin = moment / 3600 * 3600;
  const boost::json::object inhoud{
      {"tijdstip", base::format_moment_utc(moment)}, {"casus", user.handle.text()},
      {"toegekendeRol", catalogue::role_name(user.role)}, {"autorisatiesoort", "regulier"},
      {"bereik", "ledger"}, {"ingaatOp", base::format_moment_utc(begin)},
      {"vervaltOp", base::format_moment_utc(begin + two_years)},
      {"medewerkerPersoon", boost::json::object{{"geslachtsnaam", user.name}}}};
  const base::Jti jti{parts.random.bytes<16>()};
  return parts.own->sign({jti, "toezicht", "autorisatie-verleend.v1", inhoud},
                         {catalogue::Role::ledger, {}, {}});
}

// Waits for the commit: the caller prints the receipt's index only after it.
base::Status accept_and_wait(Node::Impl& parts, const std::string& bytes) {
  std::promise<base::Status> landed;
  parts.intake->accept(bytes, {catalogue::Role::ledger, {}, {}},
                       [&](base::Result<sequencer::Outcome> outcome) {
                         landed.set_value(outcome ? base::Status{}
                                                  : std::unexpected(outcome.error()));
                       });
  return landed.get_future().get();
}

}  // namespace

Started Node::Impl::appoint(const std::vector<FirstUser>& users, std::int64_t moment) {
  for (const FirstUser& user : users) {
    auto bytes = first_authorisation(*this, moment, user);
    if (!bytes) return failed(73, "autorisatie", bytes.error());
    if (auto landed = accept_and_wait(*this, *bytes); !landed)
      return failed(73, "autorisatie", landed.error());
  }
  return {};
}

Started make_topics(const Options& options) {
  if (!options.kafka)
    return std::unexpected(StartFailure{78, "logboek.drijver", "Dit logboek staat niet op Kafka: "
                                                               "er zijn geen topics te maken."});
  for (const std::string& reg : options.registers)
    if (auto made = KafkaSide::create_topics(*options.kafka, reg); !made)
      return std::unexpected(StartFailure{73, "topics", made.error().detail});
  return {};
}

Started open_register(const Options& options, const Opening& opening, base::Clock& clock,
                      sequencer::Applier& applier, MakeJudge make_judge) {
  if (auto made = make_missing(options, opening.moment); !made)
    return failed(76, "sleutels", made.error());
  auto parts = assemble(options, clock, applier, make_judge, true);
  if (!parts) return std::unexpected(std::move(parts).error());
  Node::Impl& impl = **parts;
  if (impl.sequencer->register_view(opening.reg).size.value != 0)
    return std::unexpected(StartFailure{73, "genesis", "Dit register is al geopend."});
  if (opening.reg != "toezicht")
    if (auto home = impl.check_genesis("toezicht"); !home)
      return std::unexpected(std::move(home).error());
  if (impl.kafka && (!impl.catch_up() || !impl.keys_open()))
    return std::unexpected(StartFailure{75, "sleutels", "De sleutels zijn nog niet open. Probeer "
                                                        "het opnieuw."});
  if (auto appended = append_genesis(impl, opening); !appended)
    return failed(73, "genesis", appended.error());
  if (!await_genesis(impl, opening.reg))
    return std::unexpected(StartFailure{73, "genesis", "Regel 0 is niet vastgelegd."});
  impl.sequencer->start();
  TRY_DO(impl.appoint(opening.first_users, opening.moment));
  impl.stop();
  if (impl.sequencer->register_view(opening.reg).size.value == 0)
    return std::unexpected(StartFailure{73, "genesis", "Regel 0 is niet vastgelegd."});
  return {};
}

}  // namespace zegel::node
