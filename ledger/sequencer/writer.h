// The writer: the one thread that turns records into leaves. One turn = collect, one transaction,
// publish, answer, housekeeping (logboek.md 7).
//
// Invariants: a batch is committed wholly or not at all; lanes, views and answers change only after
// the commit returned; no leaf is committed before its inhoud is durable: a transaction prepared
// while inhoud/ still commits waits for that, and is aborted when it fails or lasts too long; a
// fault of one register never stops another; after a fatal failure nothing is ever committed again.
// Threads: one caller at a time; inhoud_failed, last_turn_ms and metrics any.
#pragma once

#include <atomic>
#include <vector>

#include "ledger/sequencer/anchor.h"
#include "ledger/sequencer/batch.h"
#include "ledger/sequencer/board.h"
#include "ledger/sequencer/exchange.h"
#include "ledger/sequencer/metrics.h"
#include "ledger/sequencer/start_checks.h"
#include "ledger/sequencer/step.h"

namespace zegel::sequencer {

class Writer {
 public:
  Writer(const Dependencies& on, std::vector<RegisterConfig> registers);

  bool turn();                        // true: something was committed
  bool more() const { return more_; } // a log had more than one batch
  bool unfinished() const;            // a checkpoint is under way, or somebody waits for one
  // Commit `commit` of inhoud/ kept nothing. Told before anyone can take it for ended.
  void inhoud_failed(std::uint64_t commit);
  void finish();                      // at stop: anchors, and nobody waits any longer

  std::expected<void, StartFault> check_all();
  base::Status rebuild_all();
  void freeze(std::string_view reg, Hold hold);
  base::Status resume(std::string_view reg);

  Duty duty() const { return exchange_.any() ? exchange_.duty() : Duty::active; }
  bool sound() const;                 // every lane could be loaded
  const Lane& lane(std::string_view reg) const;
  const Board& board() const { return board_; }
  Board& board() { return board_; }
  const Sequencer::Metrics& metrics() const { return metrics_; }
  std::int64_t last_turn_ms() const { return last_turn_ms_; }

 private:
  bool turn_once();
  bool commit(Batch& batch);
  std::expected<void, StepFault> prepare(Batch& batch, store::MutableRows& rows, Lane*& at);
  bool inhoud_durable(const Batch& batch, std::int64_t& began_us);
  void after_commit(Batch& batch);
  void answer(LaneBatch& batch);
  void exchange_heads();
  void watch_logs();
  void judge_anchors();
  void failed(const Batch& batch, const base::Failure& failure);
  void stop_lane(Lane& lane, const StepFault& fault);
  void die(std::string_view why);

  void check_tails(std::int64_t now_ms);
  void store_standings();
  void publish_standings();
  void housekeeping(std::int64_t now_ms);
  void keep_anchors();
  void take_doubt(Lane& lane, const Doubt& doubt);
  Lane& lane_of(std::string_view reg);

  const Dependencies& on_;
  Sequencer::Metrics metrics_;
  std::vector<Lane> lanes_;
  Exchange exchange_;
  Board board_;
  std::size_t first_ = 0;
  bool more_ = false;
  bool dead_ = false;
  std::uint64_t shunned_ = 0;         // a commit of inhoud/ that is not prepared upon again
  std::atomic<std::uint64_t> failed_{0};  // the newest commit of inhoud/ that kept nothing
  std::atomic<std::int64_t> last_turn_ms_;
  std::int64_t anchored_ms_ = 0;
  std::int64_t expired_ms_ = 0;
  std::int64_t minute_ms_ = 0;
};

}  // namespace zegel::sequencer
