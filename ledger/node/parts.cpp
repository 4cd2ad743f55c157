#include "ledger/node/parts.h"

#include <algorithm>
#include <variant>

#include "ledger/base/clock.h"
#include "ledger/base/journal.h"
#include "ledger/event/envelope.h"
#include "ledger/node/house_signer.h"
#include "ledger/node/node_id.h"
#include "ledger/sequencer/embedded_gate.h"
#include "ledger/sequencer/index_rule.h"
#include "ledger/sequencer/projection_check.h"
#include "ledger/sequencer/standing.h"
#include "ledger/sequencer/table_set.h"
#include "ledger/store/current.h"
#include "ledger/store/files.h"
#include "ledger/store/ledger_rows.h"
#include "ledger/store/schema.h"

namespace zegel::node {

namespace {

constexpr std::int64_t flush_ms = 20'000;  // api.md 4.1, stop: flush
constexpr std::int64_t first_read_ms = 600'000;

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

bool is_on_kafka(const store::Store& ledger) {
  return ledger.view([&](const store::Rows& rows) {
    const auto stand = ledger.table(store::database_name(sequencer::toezicht, "stand"));
    return rows.get(stand, store::key_of(store::Stand::cluster)).has_value() ||
           rows.get(stand, store::key_of(store::Stand::terms)).has_value();
  });
}

std::filesystem::path scratch_in(const Options& options, const char* check) {
  return options.data / (std::string("controle-") + check);
}

Node::Impl::~Impl() {
  stop();
  if (kafka) kafka->stop_sending();  // likewise
  if (inhoud) inhoud->finish();  // its callbacks reach waiters and sequencer
}

std::string Node::Impl::origin(std::string_view reg) const {
  return options.ledger_id + "/" + std::string(reg);
}

keys::KeeperOptions Node::Impl::keeper_options() const {
  return {options.ledger_id, options.data, options.carriers, options.uncertain_overwrite};
}

// A keystore that is lost comes back from its topic, by the keys on the dragers.
Started Node::Impl::restore_keystore(const KeyReplica& wrapped) {
  if (!keys::Keeper::lost(keeper_options())) return {};
  const auto mark = wrapped.mark();
  if (!mark) return {};
  auto made = keys::Keeper::restore(keeper_options(), *mark, wrapped.rows(mark->epoch), random);
  if (!made) return refuse(76, "sleutels", made.error().detail);
  return {};
}

// On Kafka nothing seals under a blad that the topic does not have.
Started Node::Impl::open_keeper() {
  KeyReplica* const wrapped = kafka ? kafka->keys() : nullptr;
  if (wrapped != nullptr) TRY_DO(restore_keystore(*wrapped));
  auto opened = keys::Keeper::open(keeper_options(), random);
  if (!opened) return refuse(76, "sleutels", opened.error().detail);
  keeper = std::move(*opened);
  if (wrapped == nullptr) return {};
  if (auto bound = wrapped->bind(*keeper); !bound)
    return refuse(76, "sleutels", bound.error().detail);
  keeper->publish_to(*wrapped);
  return {};
}

// A volger needs the public halves alone, and reads nothing else.
Started Node::Impl::read_keys() {
  for (const std::string& reg : options.registers) {
    if (is_volger()) {
      auto vkey = read_checkpoint_vkey(options.keys, reg, origin(reg));
      if (!vkey) return refuse(76, "controlepuntsleutel", vkey.error().detail);
      vkeys.push_back(std::move(*vkey));
      continue;
    }
    auto key = read_checkpoint_key(options.keys, reg, origin(reg));
    if (!key) return refuse(76, "controlepuntsleutel", key.error().detail);
    vkeys.push_back(key->vkey);
    checkpoint_keys.push_back(std::make_unique<CheckpointKey>(std::move(*key)));
  }
  if (is_volger()) return {};
  auto read = read_house_key(options.keys);
  if (!read) return refuse(76, "huissleutel", read.error().detail);
  house.emplace(std::move(*read));
  return {};
}

// In the order ledger, inhoud. `create` makes what `zegel register open` needs.
Started Node::Impl::open_stores(bool create) {
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

// The clients, and all sealed records that are in the topics by now: what is rebuilt or applied at
// start finds its inhoud.
Started Node::Impl::open_kafka(bool opening) {
  if (!options.kafka) return {};
  if (opening) TRY_DO(make_topics(options));
  auto node = node_id_of(options.data, random);
  if (!node) return damaged("knooppunt", node.error());
  self = {*node, {random.bytes<16>()}};
  auto side = KafkaSide::open(*options.kafka, options.registers, clock);
  if (!side) return refuse(78, "kafka", side.error().detail);
  kafka = std::move(*side);
  inhoud->publish_to(kafka->outlet());
  const bool whole = opening || fresh;  // nothing of it is here yet
  const bool read = kafka->replicate_into(*inhoud).reach_end(whole ? first_read_ms
                                                                   : options.start_ms);
  if (!read && whole)
    return refuse(75, "kafka", "Het logboek antwoordt niet op tijd. Start opnieuw als het er is.");
  KeyReplica& wrapped = kafka->follow_keys(self.process.raw);
  if (is_volger()) return {};  // it keeps them as they are
  // After inhoud: each blad is in its topic before anything that is sealed under it.
  const bool lost = keys::Keeper::lost(keeper_options());
  const bool known = wrapped.reach_end(whole || lost ? first_read_ms : options.start_ms);
  if (!known && (whole || lost))
    return refuse(75, "kafka", "Het logboek antwoordt niet op tijd. Start opnieuw als het er is.");
  return opening ? open_keeper() : Started{};  // else take_duty() opens it
}

// Whoever is active opens its keeper only after the topic says so (sleutels.md 15).
bool Node::Impl::keys_open() const {
  if (!kafka) return true;
  return kafka->keys()->await_open(options.start_ms);
}

bool Node::Impl::await_duty(std::int64_t most_ms) {
  const std::int64_t until = base::monotonic_ms() + most_ms;
  const auto held = [&] {  // nobody claims there
    const auto toezicht = sequencer->state(sequencer::toezicht);
    return toezicht == sequencer::State::bevroren || toezicht == sequencer::State::stilstand;
  };
  while (sequencer->duty() == sequencer::Duty::undecided) {
    if (held() || base::monotonic_ms() > until) return false;
    if (!sequencer->turn()) sequencer->await_arrival(10);
  }
  return true;
}

// The newest takeover decides (logboek.md 14). Who is not active never opens its keeper. While
// nobody can be asked, a node that was active reads what it has and accepts nothing.
Started Node::Impl::take_duty() {
  if (is_volger()) {
    if (auto rebuilt = sequencer->rebuild_projections_if_needed(); !rebuilt)
      return refuse(70, "projecties", rebuilt.error().detail);
    return {};
  }
  await_duty(options.start_ms);
  if (sequencer->duty() != sequencer::Duty::follower) return begin_contents();
  sequencer->skelets_only();
  base::journal(base::Level::alarm,
                "een andere server doet het werk: deze is volger en laat haar sleutels dicht");
  if (auto rebuilt = sequencer->rebuild_projections_if_needed(); !rebuilt)
    return refuse(70, "projecties", rebuilt.error().detail);
  return {};
}

// Without a keeper there is nothing to tell yet: begin_contents() does it.
void Node::Impl::tell_keys(sequencer::Duty duty) {
  if (!keeper) return;
  if (duty == sequencer::Duty::active) kafka->keys()->become_active(termijn);
  if (duty != sequencer::Duty::follower) return;
  kafka->keys()->become_follower();
  keeper->close();
}

Started Node::Impl::begin_contents() {
  TRY_DO(open_keeper());
  tell_keys(sequencer->duty());
  sequencer->open_contents(*keeper);
  if (auto rebuilt = sequencer->rebuild_projections_if_needed(); !rebuilt)
    return refuse(70, "projecties", rebuilt.error().detail);
  assemble_intake();
  return {};
}

// On Kafka somebody else may have written, and who is active must be known.
bool Node::Impl::catch_up() {
  const std::int64_t until = base::monotonic_ms() + options.start_ms;
  const auto settled = [&] {
    if (!kafka) return true;
    const auto toezicht = sequencer->state(sequencer::toezicht);
    const bool held = toezicht == sequencer::State::bevroren ||
                      toezicht == sequencer::State::stilstand;  // nobody claims there
    if (sequencer->duty() == sequencer::Duty::undecided && !held) return false;
    for (const sequencer::RegisterView& view : sequencer->register_views())
      if (view.reads_first) return false;
    return true;
  };
  while (sequencer->turn() || !settled()) {
    if (base::monotonic_ms() > until) return false;
    sequencer->await_arrival(10);
  }
  return true;
}

// Whose order this is. Until the last step of a move the embedded one is the truth, and goes on.
Started Node::Impl::check_driver() const {
  const bool moved = is_on_kafka(*ledger);
  if (!options.kafka && moved)
    return refuse(78, "logboek.drijver",
                  "Dit logboek staat op Kafka. Zet logboek.drijver op kafka.");
  const bool filled = ledger->view([&](const store::Rows& rows) {
    const auto leaves = ledger->table(store::database_name(sequencer::toezicht, "leaf"));
    return rows.last(leaves).has_value();
  });
  if (options.kafka && filled && !moved)
    return refuse(78, "logboek.drijver",
                  "Dit logboek is nog niet, of nog niet helemaal, verhuisd naar Kafka. Draai "
                  "`zegel register verhuis`, of zet logboek.drijver op ingebouwd.");
  return {};
}

Started Node::Impl::check_cluster() {
  if (!kafka) return {};
  const auto stand = ledger->table(store::database_name(sequencer::toezicht, "stand"));
  std::string stored = ledger->view([&](const store::Rows& rows) {
    const auto row = rows.get(stand, store::key_of(store::Stand::cluster));
    return row ? std::string(base::as_text(*row)) : std::string();
  });
  const std::string seen = kafka->cluster();
  if (stored.empty() && seen.empty()) return {};  // nobody answers: at the next start
  if (stored.empty()) {
    const auto put = ledger->update([&](store::MutableRows& rows) -> base::Status {
      rows.put(stand, store::key_of(store::Stand::cluster), base::as_bytes(seen));
      return {};
    });
    if (!put) return damaged("cluster", put.error());
    stored = seen;
  }
  kafka->expect_cluster(std::move(stored), [this] {
    const sequencer::Reason why = sequencer::reason("ander-cluster");
    for (const std::string& reg : options.registers)
      sequencer->freeze(reg, sequencer::State::stilstand, why.code, why.sentence);
  });
  return {};
}

Started Node::Impl::open_logs(const MakeJudge& make_judge, bool opening) {
  std::vector<sequencer::RegisterConfig> registers;
  for (const std::string& reg : options.registers) {
    const std::size_t at = registers.size();
    if (!kafka) {
      embedded.push_back(std::make_unique<log::EmbeddedLog>(
          *ledger, reg, sequencer::embedded_gate(origin(reg))));
      logs.push_back(embedded.back().get());
    } else {
      logs.push_back(&kafka->events(reg));
    }
    sequencer::RegisterConfig config;
    config.name = reg;
    config.origin = origin(reg);
    config.known_keys = {vkeys[at]};
    if (!checkpoint_keys.empty()) {
      config.sign_with = vkeys[at];
      config.signing_key = &checkpoint_keys[at]->key;
    }
    config.log = logs.back();
    if (kafka) config.heads = &kafka->heads(reg);
    config.opening = opening || fresh;
    registers.push_back(std::move(config));
  }
  applier.bind(*ledger, options.registers);
  judge = make_judge(*ledger);
  if (house)
    judge = with_house_key(std::move(judge), house->public_key(), [this] {
      return sequencer->leaf(sequencer::toezicht, {0});
    });
  sequencer::Dependencies on{*ledger, *inhoud, keeper.get(), applier, waiters, clock,
                             options.ledger_id, options.anchor};
  if (kafka) {
    on.self = self;
    on.claims = opening ? sequencer::Claims::first : options.claims;
    if (on.claims != sequencer::Claims::first)  // until take_duty() or take_over() knows
      on.content = on.claims == sequencer::Claims::own && !fresh
                       ? sequencer::ContentUse::awaited
                       : sequencer::ContentUse::none;
    on.inhoud_arrived = [replica = kafka->replica()](std::string_view reg, base::Position at) {
      return replica->arrived(reg, at);
    };
    on.on_duty = [this](sequencer::Duty duty, std::uint32_t newest) {
      termijn = newest;
      tell_keys(duty);
    };
  }
  sequencer = std::make_unique<sequencer::Sequencer>(std::move(on), std::move(registers));
  if (auto checked = sequencer->start_checks(); !checked)
    return refuse(checked.error().exit_code, checked.error().check, checked.error().sentence);
  return check_cluster();
}

// Record 0: there, for this aud, signed with a huissleutel that toezicht knows (logboek.md 5). That
// key stands in the content: where nothing opens, the signed checkpoints vouch for the record.
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
  if (sequencer->content() != sequencer::ContentUse::open) return {};
  const auto signer = judge->signer(record->kid);
  if (!signer || !signer->ledger) return wrong("regel 0 heeft een onbekende sleutel.");
  const auto envelope = event::parse_jws(record->leaf.jws);
  if (!envelope || !crypto::verify(signer->key, base::as_bytes(envelope->signed_part),
                                   envelope->signature))
    return wrong("de handtekening van regel 0 klopt niet.");
  if (crypto::thumbprint(signer->key) != house->kid() && reg == "toezicht")
    return refuse(76, "huissleutel", "De huissleutel hoort niet bij dit logboek.");
  if (reg == "toezicht" && keys_were_lost())
    base::journal(base::Level::alarm, "de hoofdsleutel van vroeger is verloren: de inhoud van voor "
                                      "de overname ontbreekt, voorgoed");
  return {};
}

bool Node::Impl::holds_genesis() const {
  return std::ranges::all_of(options.registers, [this](const std::string& reg) {
    return sequencer->leaf(reg, {0}).has_value();
  });
}

// The content of record 0 of toezicht does not open: this ledger once lost every drager.
bool Node::Impl::keys_were_lost() const {
  const auto leaf = sequencer->leaf(sequencer::toezicht, {0});
  if (!leaf || !intake) return false;
  const auto checked = sequencer::check_record(*leaf);
  const auto* record = std::get_if<sequencer::Wellformed>(&checked);
  if (record == nullptr) return false;
  const auto seen = intake->toestand(sequencer::toezicht, record->skelet.jti, record->leaf.jws);
  return seen && *seen == inhoud::Toestand::ontbreekt;
}

void Node::Impl::assemble_intake() {
  std::vector<intake::Route> routes;
  for (std::size_t i = 0; i < options.registers.size(); ++i)
    routes.push_back({options.registers[i], origin(options.registers[i]), logs[i]});
  intake = std::make_unique<intake::Intake>(
      intake::Dependencies{*judge, *keeper, *inhoud, *sequencer, waiters, clock, random,
                           options.ledger_id, options.practice},
      std::move(routes));
  own = std::make_unique<intake::OwnEvents>(intake::OwnEvents{
      *judge, *sequencer, clock, random, *house, options.ledger_id, options.own_oin});
}

// A keystore of before there was a blind index, or one whose making was cut off.
Started Node::Impl::complete_index() {
  if (!keeper || !keeper->is_open()) return {};
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
  if (keeper)
    links = std::make_unique<LinkSweep>(LinkSweep::On{*sequencer, *keeper, clock},
                                        options.registers);
  upkeep = std::make_unique<Upkeep>([this] {
    try {
      const bool more = orphans->turn();
      return (links && links->turn()) || more;
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
  if (kafka) kafka->stop_watching();  // it asks the sequencer
  sequencer->stop();
  if (!kafka) return;
  kafka->stop_sending();
  kafka->stop_reading();
}

std::expected<std::unique_ptr<Node::Impl>, StartFailure> assemble(
    const Options& options, base::Clock& clock, sequencer::Applier& applier,
    const MakeJudge& make_judge, bool create) {
  auto lock = DataLock::take(options.data);
  if (!lock)
    return refuse(70, "slot", "Een ander proces gebruikt deze map. Stop dat eerst.");
  auto parts = std::make_unique<Node::Impl>(options, clock, applier, std::move(*lock));
  TRY_DO(parts->read_keys());
  parts->fresh = !create && options.kafka && store::never_made(options.data, "ledger");
  const bool at_once = create || !options.kafka;  // else it must be known first who is active
  if (!options.kafka) TRY_DO(parts->open_keeper());
  if (parts->fresh)
    if (auto made = store::make_directory(options.anchor); !made)
      return damaged("anker", made.error());
  TRY_DO(parts->open_stores(create || parts->fresh));
  TRY_DO(parts->check_driver());
  TRY_DO(parts->open_kafka(create));
  TRY_DO(parts->open_logs(make_judge, create));
  if (at_once) parts->assemble_intake();
  return parts;
}

}  // namespace zegel::node
