#include "ledger/node/parts.h"

#include <variant>

#include "ledger/base/journal.h"
#include "ledger/event/envelope.h"
#include "ledger/sequencer/embedded_gate.h"
#include "ledger/sequencer/index_rule.h"
#include "ledger/sequencer/projection_check.h"
#include "ledger/sequencer/table_set.h"
#include "ledger/store/current.h"
#include "ledger/store/files.h"

namespace zegel::node {

namespace {

constexpr std::int64_t flush_ms = 20'000;  // api.md 4.1, stop: flush

std::unexpected<StartFailure> refuse(int exit_code, std::string check, std::string sentence) {
  return std::unexpected(StartFailure{exit_code, std::move(check), std::move(sentence)});
}

std::unexpected<StartFailure> damaged(const char* check, const base::Failure& failure) {
  return refuse(70, check, "De opslag is beschadigd of niet te openen: " + failure.detail);
}

base::Result<std::filesystem::path> ledger_directory(const std::filesystem::path& data,
                                                     bool create) {
  TRY(live, store::current(data, "ledger"));
  if (live) return *live;
  if (!create) return std::unexpected(base::Failure::fatal("ledger.huidig is missing"));
  const auto first = store::numbered(data, "ledger", 1);
  TRY_DO(store::make_directory(first));
  return first;
}

}  // namespace

std::filesystem::path scratch_in(const Options& options, const char* check) {
  return options.data / (std::string("controle-") + check);
}

Node::Impl::~Impl() {
  stop();
  if (inhoud) inhoud->finish();  // its callbacks reach waiters and sequencer
}

std::string Node::Impl::origin(std::string_view reg) const {
  return options.ledger_id + "/" + std::string(reg);
}

// In the order keys, ledger, inhoud. `create` makes what `zegel register open` needs.
Started Node::Impl::open_stores(bool create) {
  auto opened_keeper = keys::Keeper::open(
      {options.ledger_id, options.data, options.carriers, options.uncertain_overwrite}, random);
  if (!opened_keeper) return refuse(76, "sleutels", opened_keeper.error().detail);
  keeper = std::move(*opened_keeper);

  for (const char* check : {"alles", "nacht"})
    const sequencer::ScratchDirectory left_by_a_crash(scratch_in(options, check));
  auto directory = ledger_directory(options.data, create);
  if (!directory) return damaged("tabellen", directory.error());
  store::StoreOptions how;
  how.create = create && !std::filesystem::exists(*directory / "data.mdb");
  if (!how.create)
    if (auto fitted = sequencer::fit_tables(*directory, options.registers, applier); !fitted)
      return refuse(fitted.error().exit_code, fitted.error().check, fitted.error().sentence);
  auto opened = store::Store::open(
      *directory, sequencer::Sequencer::tables(options.registers, applier), how);
  if (!opened) return damaged("tabellen", opened.error());
  ledger = std::move(*opened);
  if (how.create)
    if (auto named = store::set_current(options.data, "ledger", 1); !named)
      return damaged("tabellen", named.error());
  if (auto cleaned = store::delete_others(options.data, "ledger"); !cleaned)
    return damaged("tabellen", cleaned.error());

  const bool new_inhoud = create && !std::filesystem::exists(options.data / "inhoud.huidig");
  auto sealed = inhoud::InhoudStore::open(options.data, options.registers, new_inhoud);
  if (!sealed) return damaged("inhoud", sealed.error());
  inhoud = std::move(*sealed);
  return {};
}

Started Node::Impl::open_logs(const MakeJudge& make_judge, bool opening) {
  std::vector<sequencer::RegisterConfig> registers;
  for (const std::string& reg : options.registers) {
    auto key = read_checkpoint_key(options.keys, reg, origin(reg));
    if (!key) return refuse(76, "controlepuntsleutel", key.error().detail);
    checkpoint_keys.push_back(std::make_unique<CheckpointKey>(std::move(*key)));
    logs.push_back(std::make_unique<log::EmbeddedLog>(
        *ledger, reg, sequencer::embedded_gate(origin(reg))));
    const CheckpointKey& mine = *checkpoint_keys.back();
    sequencer::RegisterConfig config;
    config.name = reg;
    config.origin = origin(reg);
    config.known_keys = {mine.vkey};
    config.sign_with = mine.vkey;
    config.signing_key = &mine.key;
    config.log = logs.back().get();
    config.opening = opening;
    registers.push_back(std::move(config));
  }
  applier.bind(*ledger, options.registers);
  judge = make_judge(*ledger);
  sequencer = std::make_unique<sequencer::Sequencer>(
      sequencer::Dependencies{*ledger, *inhoud, keeper.get(), applier, waiters, clock,
                              options.ledger_id, options.anchor},
      std::move(registers));
  if (auto checked = sequencer->start_checks(); !checked)
    return refuse(checked.error().exit_code, checked.error().check, checked.error().sentence);
  return {};
}

// Record 0: there, for this aud, signed with a huissleutel that toezicht knows (logboek.md 5).
Started Node::Impl::check_genesis(const std::string& reg) const {
  const auto wrong = [&](const char* why) {
    return refuse(73, "genesis", "Register " + reg + " is niet geopend zoals het hoort: " + why);
  };
  const auto leaf = sequencer->leaf(reg, {0});
  if (!leaf) return wrong("regel 0 ontbreekt. Open het met `zegel register open`.");
  const auto checked = sequencer::check_record(*leaf);
  const auto* record = std::get_if<sequencer::Wellformed>(&checked);
  if (record == nullptr) return wrong("regel 0 is niet leesbaar.");
  if (record->skelet.evt != "register-geopend.v1" || record->skelet.aud != origin(reg))
    return wrong("regel 0 hoort bij een ander register.");
  const auto signer = judge->signer(record->kid);
  if (!signer || !signer->ledger) return wrong("regel 0 heeft een onbekende sleutel.");
  const auto envelope = event::parse_jws(record->leaf.jws);
  if (!envelope || !crypto::verify(signer->key, base::as_bytes(envelope->signed_part),
                                   envelope->signature))
    return wrong("de handtekening van regel 0 klopt niet.");
  if (crypto::thumbprint(signer->key) != house.kid() && reg == "toezicht")
    return refuse(76, "huissleutel", "De huissleutel hoort niet bij dit logboek.");
  return {};
}

void Node::Impl::assemble_intake() {
  std::vector<intake::Route> routes;
  for (std::size_t i = 0; i < options.registers.size(); ++i)
    routes.push_back({options.registers[i], origin(options.registers[i]), logs[i].get()});
  intake = std::make_unique<intake::Intake>(
      intake::Dependencies{*judge, *keeper, *inhoud, *sequencer, waiters, clock, random,
                           options.ledger_id, options.practice},
      std::move(routes));
  own = std::make_unique<intake::OwnEvents>(intake::OwnEvents{
      *judge, *sequencer, clock, random, house, options.ledger_id, options.own_oin});
}

// A keystore of before there was a blind index, or one whose making was cut off.
Started Node::Impl::complete_index() {
  if (keeper->index_complete()) return {};
  const auto made = rebuild_person_index({*sequencer, *inhoud, *keeper, options.ledger_id,
                                          options.registers});
  if (!made)
    return refuse(76, "zoekindex", "De zoekindex is niet te maken: " + made.error().detail);
  return {};
}

void Node::Impl::start_upkeep() {
  orphans = std::make_unique<sequencer::Orphans>(
      sequencer::Orphans::On{*sequencer, *inhoud, waiters, clock}, options.registers);
  links = std::make_unique<LinkSweep>(LinkSweep::On{*sequencer, *keeper, clock},
                                      options.registers);
  upkeep = std::make_unique<Upkeep>([this] {
    try {
      const bool more = orphans->turn();
      return links->turn() || more;
    } catch (const store::StoreError& error) {  // nothing was erased; the writer judges damage
      base::journal(base::Level::alarm, "opruimen onderbroken", {{"oorzaak", error.what()}});
      return false;
    }
  });
}

// Callers have stopped. What was accepted is committed; then the writer ends.
void Node::Impl::stop() {
  if (stopped || sequencer == nullptr) return;
  stopped = true;
  upkeep.reset();
  waiters.wait_idle(flush_ms);
  sequencer->stop();
}

std::expected<std::unique_ptr<Node::Impl>, StartFailure> assemble(
    const Options& options, base::Clock& clock, sequencer::Applier& applier,
    const MakeJudge& make_judge, bool create) {
  auto lock = DataLock::take(options.data);
  if (!lock)
    return refuse(70, "slot", "Een ander proces gebruikt deze map. Stop dat eerst.");
  auto house = read_house_key(options.keys);
  if (!house) return refuse(76, "huissleutel", house.error().detail);
  auto parts = std::make_unique<Node::Impl>(options, clock, applier, std::move(*lock),
                                            std::move(*house));
  if (auto opened = parts->open_stores(create); !opened)
    return std::unexpected(std::move(opened).error());
  if (auto opened = parts->open_logs(make_judge, create); !opened)
    return std::unexpected(std::move(opened).error());
  parts->assemble_intake();
  return parts;
}

}  // namespace zegel::node
