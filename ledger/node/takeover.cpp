// `zegel register overnemen` (logboek.md 14): this node becomes the active one, the old one being
// down for good or replaced.
//
// Order: own keys fit; all of gebeurtenissen, controlepunten and inhoud is here; the takeover
// lands; every start check again; the keeper opens; the projections are made anew from leaves and
// inhoud.
// Nothing is signed or taken in before that. Cut off halfway it may simply be done again.
//
// Without any drager (besluit 0031) a new epoch is made first. Nothing that was sealed before opens
// again; the huissleutel is known by the signature of record 0, every other key and user is not.
#include "ledger/base/journal.h"
#include "ledger/node/parts.h"

namespace zegel::node {

namespace {

constexpr std::int64_t patience_ms = 600'000;

std::unexpected<StartFailure> refuse(int code, const char* check, std::string sentence) {
  return std::unexpected(StartFailure{code, check, std::move(sentence)});
}

std::unexpected<StartFailure> refuse(const sequencer::StartFault& fault) {
  return refuse(fault.exit_code, fault.check.c_str(), fault.sentence);
}

// The next epoch, with a key of its own that has wrapped nothing. A crash from here on leaves a
// drager that fits: the takeover goes on from there.
Started begin_epoch(Node::Impl& impl, std::int64_t moment) {
  if (!keys::Keeper::without_any_key(impl.keeper_options()))
    return refuse(76, "sleutels", "Er is nog een drager met een sleutel, of een sleutelopslag. "
                                  "Neem over zonder --zonder-drager, of zet ze eerst apart.");
  const auto mark = impl.kafka->keys()->mark();
  const std::uint32_t epoch = mark ? mark->epoch + 1 : 1;
  const auto made = keys::Keeper::create_epoch(impl.keeper_options(), epoch,
                                               base::hour_of(moment), impl.random);
  if (!made) return refuse(76, "sleutels", made.error().detail);
  base::journal(base::Level::alarm, "overname zonder drager: de inhoud tot nu toe ontbreekt, "
                                    "voorgoed", {{"epoch", epoch}});
  return {};
}

// Keys of another ledger, or of before a takeover without drager, would hide what was sealed since.
Started mark_fits(const Node::Impl& impl, const keys::EpochMark& mine) {
  const auto mark = impl.kafka->keys()->mark();
  if (!mark || mark->epoch < mine.epoch || *mark == mine) return {};
  return refuse(76, "sleutels", "De sleutels op Kafka zijn met een andere hoofdsleutel gemaakt dan "
                                "die op deze dragers. Sluit de dragers van dit logboek aan.");
}

// Before anything is written: with keys that do not fit, nobody would be active afterwards.
Started keys_fit(Node::Impl& impl, const Takeover& how) {
  if (how.without_keys) TRY_DO(begin_epoch(impl, how.moment));
  TRY_DO(impl.restore_keystore(*impl.kafka->keys()));  // a volger has none
  const auto opened = keys::Keeper::open(impl.keeper_options(), impl.random);
  if (!opened) return refuse(76, "sleutels", opened.error().detail);
  return mark_fits(impl, (*opened)->mark());
}

Started win(Node::Impl& impl) {
  if (auto rebuilt = impl.sequencer->rebuild_projections_if_needed(); !rebuilt)
    return refuse(70, "projecties", rebuilt.error().detail);
  if (!impl.kafka->replica()->reach_end(patience_ms))
    return refuse(75, "inhoud", "De inhoud is niet op tijd binnen. Probeer het later opnieuw.");
  if (!impl.await_duty(patience_ms))
    return refuse(75, "overname",
                  "Deze server las het logboek niet tot het eind. Er is niets overgenomen.");
  if (impl.sequencer->duty() != sequencer::Duty::active)
    return refuse(75, "overname", "Een andere server nam het net over. Deze server blijft volger.");
  return {};
}

// Whoever could sign in stood in the content of toezicht.
Started appoint_anew(Node::Impl& impl, const Takeover& how) {
  if (how.first_users.empty()) return {};
  if (!impl.keys_were_lost())
    return refuse(78, "autorisatie", "De overname is gelukt. De beheerder en de privacy-officer "
                                     "zijn niet toegevoegd: dit logboek kent ze nog.");
  impl.sequencer->start();
  return impl.appoint(how.first_users, how.moment);
}

}  // namespace

Started may_take_over(const Options& options) {
  if (!options.kafka)
    return refuse(78, "logboek.drijver", "Dit logboek staat niet op Kafka: er is niets over te "
                                         "nemen.");
  if (options.claims == sequencer::Claims::never)
    return refuse(78, "knooppunt.rol", "Deze server is ingesteld als volger. Zet knooppunt.rol op "
                                       "actief.");
  return {};
}

Started take_over(const Options& options, const Takeover& how, base::Clock& clock,
                  sequencer::Applier& applier, MakeJudge make_judge) {
  TRY_DO(may_take_over(options));
  Options mine = options;
  mine.claims = sequencer::Claims::any;
  auto parts = assemble(mine, clock, applier, make_judge, false);
  if (!parts) return std::unexpected(std::move(parts).error());
  Node::Impl& impl = **parts;
  TRY_DO(keys_fit(impl, how));
  TRY_DO(win(impl));
  base::journal(base::Level::alarm, "deze server nam het logboek over", {{"reden", how.reason}});
  if (!impl.kafka->replica()->reach_end(patience_ms))  // the last that the old one sealed
    return refuse(75, "inhoud", "De inhoud is niet op tijd binnen. Doe de overname opnieuw.");
  if (auto checked = impl.sequencer->start_checks(); !checked) return refuse(checked.error());
  TRY_DO(impl.begin_contents());
  for (const std::string& reg : impl.options.registers) TRY_DO(impl.check_genesis(reg));
  if (!impl.catch_up())
    return refuse(75, "overname", "De overname staat vast, het tekenen nog niet. Start zegeld.");
  if (!impl.keys_open())
    return refuse(75, "sleutels", "De overname staat vast, de sleutels zijn nog niet open. Start "
                                  "zegeld.");
  TRY_DO(impl.complete_index());
  TRY_DO(appoint_anew(impl, how));
  impl.stop();
  return {};
}

}  // namespace zegel::node
