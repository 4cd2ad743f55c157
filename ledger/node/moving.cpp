#include "ledger/node/moving.h"

#include "ledger/base/journal.h"
#include "ledger/node/node_id.h"
#include "ledger/node/parts.h"
#include "ledger/node/sealed_move.h"
#include "ledger/sequencer/moved_heads.h"
#include "ledger/sequencer/table_set.h"
#include "ledger/store/current.h"

namespace zegel::node {
namespace {

using base::Status;

struct Registers {
  std::vector<std::unique_ptr<sequencer::RegisterMetrics>> metrics;
  std::vector<sequencer::Lane> lanes;
};

std::unexpected<StartFailure> refuse(int exit_code, std::string check, std::string sentence) {
  return std::unexpected(StartFailure{exit_code, std::move(check), std::move(sentence)});
}

std::unexpected<StartFailure> failed(std::string check, const base::Failure& failure) {
  const bool later = failure.code == base::Code::unavailable;
  const bool silent = later && failure.detail.empty();
  return refuse(later ? 75 : 70, std::move(check),
                silent ? sequencer::no_answer().error().detail : failure.detail);
}

// One run. Members in the order in which they are opened.
class Move {
 public:
  Move(const Options& options, const MoveOrder& order, const base::Clock& clock,
       sequencer::Applier& applier, const sequencer::MoveTold& told)
      : options_(options), order_(order), clock_(clock), applier_(applier), told_(told) {}

  std::expected<MoveReport, StartFailure> run();

 private:
  Started open_stores();
  Started open_topics();
  base::Result<bool> has_topics();
  Started open_side();
  Started load_lanes();
  Started compare();
  Started fill();
  Started commit();

  const Options& options_;
  const MoveOrder order_;
  const base::Clock& clock_;
  sequencer::Applier& applier_;
  const sequencer::MoveTold& told_;
  crypto::SystemRandom random_;
  std::optional<DataLock> lock_;
  std::unique_ptr<store::Store> ledger_;
  std::unique_ptr<inhoud::InhoudStore> inhoud_;
  log::KafkaReaper reaper_;
  std::unique_ptr<KafkaSide> side_;
  std::unique_ptr<log::KafkaConsumer> reader_;
  std::vector<log::KafkaStream*> sealed_topics_;  // per register, in order
  Registers registers_;
  std::vector<std::unique_ptr<sequencer::LeafMove>> leaves_;
  std::unique_ptr<sequencer::HeadMove> heads_;
  MoveReport report_;
};

std::expected<MoveReport, StartFailure> Move::run() {
  if (!options_.kafka)
    return refuse(78, "logboek.drijver",
                  "De instellingen zeggen nog: ingebouwd. Zet logboek.drijver op kafka.");
  if (auto opened = open_stores(); !opened) return std::unexpected(opened.error());
  const bool moved = is_on_kafka(*ledger_);
  if (!order_.recovery && moved) {
    report_.done_before = true;
    return report_;
  }
  if (order_.recovery && !moved)
    return refuse(78, "logboek.drijver",
                  "Dit logboek staat nog niet op Kafka. Gebruik `zegel register verhuis`.");
  if (auto made = open_topics(); !made) return std::unexpected(made.error());
  if (order_.topics_only) return report_;
  if (report_.cluster.empty()) return report_;  // a dry run without topics: all of it would go
  if (auto opened = open_side(); !opened) return std::unexpected(opened.error());
  if (auto same = compare(); !same) return std::unexpected(same.error());
  if (order_.dry_run) return report_;
  if (auto filled = fill(); !filled) return std::unexpected(filled.error());
  if (auto done = commit(); !done) return std::unexpected(done.error());
  return report_;
}

Started Move::open_stores() {
  auto lock = DataLock::take(options_.data);
  if (!lock) return refuse(70, "slot", "Een ander proces gebruikt deze map. Stop dat eerst.");
  lock_.emplace(std::move(*lock));
  const auto live = store::current(options_.data, "ledger");
  if (!live || !*live) return refuse(70, "tabellen", "In deze map staat geen logboek.");
  const auto change = sequencer::table_change(**live, options_.registers, applier_);
  if (!change) return refuse(change.error().exit_code, change.error().check,
                             change.error().sentence);
  if (change->any())
    return refuse(77, "tabellen", "Dit logboek is van een andere versie van Zegel. Start zegeld er "
                                  "eerst een keer op.");
  auto ledger = store::Store::open(
      **live, sequencer::Sequencer::tables(options_.registers, applier_), {});
  if (!ledger) return failed("tabellen", ledger.error());
  ledger_ = std::move(*ledger);
  auto inhoud = inhoud::InhoudStore::open(options_.data, options_.registers, false);
  if (!inhoud) return failed("inhoud", inhoud.error());
  inhoud_ = std::move(*inhoud);
  return load_lanes();
}

Started Move::load_lanes() {
  for (const std::string& reg : options_.registers) {
    const std::string origin = options_.ledger_id + "/" + reg;
    const auto key = read_checkpoint_key(options_.keys, reg, origin);
    if (!key) return refuse(76, "controlepuntsleutel", key.error().detail);
    sequencer::RegisterConfig config;
    config.name = reg;
    config.origin = origin;
    config.known_keys = {key->vkey};
    registers_.metrics.push_back(std::make_unique<sequencer::RegisterMetrics>());
    sequencer::Lane& lane = registers_.lanes.emplace_back(std::move(config), *ledger_);
    lane.metrics = registers_.metrics.back().get();
    ledger_->view([&](const store::Rows& rows) { sequencer::load(lane, rows); });
    if (lane.damage)
      return refuse(lane.damage->exit_code, lane.damage->check, lane.damage->sentence);
    if (!sequencer::is_cured_by_a_new_log(lane))
      return refuse(70, "toestand", "Register " + reg + " staat stil: " +
                                        lane.standing.hold->why.sentence + " Los dat eerst op.");
    report_.registers.push_back({reg, lane.head.size.value, 0, 0, lane.head.root});
  }
  return {};
}

Started Move::open_topics() {
  if (order_.dry_run) {
    const auto there = has_topics();
    if (!there) return failed("topics", there.error());
    if (!*there) return {};
  }
  for (const std::string& reg : options_.registers)
    if (!order_.dry_run)
      if (auto made = KafkaSide::create_topics(*options_.kafka, reg); !made)
        return failed("topics", made.error());
  if (auto admin = log::KafkaAdmin::open(options_.kafka->settings, reaper_))
    report_.cluster = (*admin)->cluster_id().value_or("");
  if (report_.cluster.empty())
    return refuse(75, "kafka", sequencer::no_answer().error().detail);
  return {};
}

base::Result<bool> Move::has_topics() {
  TRY(admin, log::KafkaAdmin::open(options_.kafka->settings, reaper_));
  for (const std::string& reg : options_.registers)
    for (const log::KafkaTopicSpec& topic : log::kafka_topics_of(options_.kafka->prefix, reg)) {
      TRY(state, admin->state(topic.name));
      if (state.partitions == 0) return false;
    }
  return true;
}

Started Move::open_side() {
  auto side = KafkaSide::open(*options_.kafka, options_.registers, clock_);
  if (!side) return refuse(78, "kafka", side.error().detail);
  side_ = std::move(*side);
  auto reader = log::KafkaConsumer::open(options_.kafka->settings, reaper_);
  if (!reader) return refuse(78, "kafka", reader.error().detail);
  reader_ = std::move(*reader);
  for (const std::string& reg : options_.registers)
    sealed_topics_.push_back(&reader_->add_stream(
        log::kafka_topic_name(options_.kafka->prefix, reg, log::KafkaTopicKind::inhoud),
        log::KafkaOrder::compacted));
  return {};
}

// Of every topic, before the first record goes to any of them.
Started Move::compare() {
  const auto node = node_id_of(options_.data, random_);
  if (!node) return failed("knooppunt", node.error());
  for (sequencer::Lane& lane : registers_.lanes) {
    lane.config.log = &side_->events(lane.config.name);
    lane.config.heads = &side_->heads(lane.config.name);
    leaves_.push_back(
        std::make_unique<sequencer::LeafMove>(*ledger_, lane, options_.anchor, told_));
    const auto held = leaves_.back()->compare_held();
    if (!held) return failed("berichten", held.error());
    report_.registers[leaves_.size() - 1].held = *held;
  }
  const sequencer::Actor self{*node, {random_.bytes<16>()}};
  heads_ = std::make_unique<sequencer::HeadMove>(*ledger_, registers_.lanes, self, told_);
  if (auto held = heads_->compare_held(); !held) return failed("controlepunten", held.error());
  return {};
}

Started Move::fill() {
  for (const auto& one : leaves_)
    if (auto done = one->complete(); !done) return failed("berichten", done.error());
  for (std::size_t i = 0; i < registers_.lanes.size(); ++i) {
    const SealedMove::On on{*ledger_, *inhoud_, *side_, *sealed_topics_[i]};
    const auto sealed = SealedMove(on, registers_.lanes[i], told_).complete();
    if (!sealed) return failed("inhoud", sealed.error());
    report_.registers[i].sealed = *sealed;
  }
  if (auto done = heads_->complete(); !done) return failed("controlepunten", done.error());
  report_.termijn = heads_->termijn();
  return {};
}

Started Move::commit() {
  const auto put = ledger_->update([&](store::MutableRows& rows) -> Status {
    for (const sequencer::Lane& lane : registers_.lanes)
      sequencer::put_moved(lane, report_.cluster, rows);
    return {};
  });
  if (!put) return failed("tabellen", put.error());
  base::journal(base::Level::info, "het logboek staat op Kafka",
                {{"termijn", report_.termijn}});
  return {};
}

}  // namespace

std::expected<MoveReport, StartFailure> move_to_kafka(const Options& options,
                                                      const MoveOrder& order,
                                                      const base::Clock& clock,
                                                      sequencer::Applier& applier,
                                                      const sequencer::MoveTold& told) {
  return Move(options, order, clock, applier, told).run();
}

}  // namespace zegel::node
