// `zegel register overnemen` (logboek.md 14): this node becomes the active one, the old one being
// down for good or replaced.
//
// Order: own keys fit; all of gebeurtenissen, controlepunten and inhoud is here; the takeover
// lands; every start check again; the keeper opens; the projections are made anew from leaves and
// inhoud.
// Nothing is signed or taken in before that. Cut off halfway it may simply be done again.
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

// Before anything is written: with keys that do not fit, nobody would be active afterwards.
Started keys_fit(Node::Impl& impl) {
  TRY_DO(impl.restore_keystore(*impl.kafka->keys()));  // a volger has none
  const auto opened = keys::Keeper::open(impl.keeper_options(), impl.random);
  if (!opened) return refuse(76, "sleutels", opened.error().detail);
  return {};
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

}  // namespace

Started take_over(const Options& options, const std::string& reason, base::Clock& clock,
                  sequencer::Applier& applier, MakeJudge make_judge) {
  if (!options.kafka)
    return refuse(78, "logboek.drijver", "Dit logboek staat niet op Kafka: er is niets over te "
                                         "nemen.");
  if (options.claims == sequencer::Claims::never)
    return refuse(78, "knooppunt.rol", "Deze server is ingesteld als volger. Zet knooppunt.rol op "
                                       "actief.");
  Options mine = options;
  mine.claims = sequencer::Claims::any;
  auto parts = assemble(mine, clock, applier, make_judge, false);
  if (!parts) return std::unexpected(std::move(parts).error());
  Node::Impl& impl = **parts;
  TRY_DO(keys_fit(impl));
  TRY_DO(win(impl));
  base::journal(base::Level::alarm, "deze server nam het logboek over", {{"reden", reason}});
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
  impl.stop();
  return {};
}

}  // namespace zegel::node
