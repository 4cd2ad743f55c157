// Moves the leaves of one register into a log that is empty, or that holds the first of them
// (logboek.md 3 and 19): from the embedded log to Kafka, or to the topic of the next generation.
//
// Invariants: the store stays the truth and is only read here; position = index; what the log holds
// is compared with the leaves byte for byte before anything is appended behind it, and what was
// appended is read back and compared too. The root over the bytes that the LOG gave must be that of
// the store, of its newest checkpoints and of the anchor. Run again after a crash: it goes on.
// Threads: one owner; no writer runs. Units: milliseconds (monotonic).
// Errors: refused by a fatal Failure with one Dutch sentence (the index is named); unavailable when
// the log gives nothing for `patience_ms`.
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string_view>

#include "ledger/sequencer/lane.h"
#include "ledger/tlog/frontier.h"

namespace zegel::sequencer {

struct MoveStep {
  std::string_view reg;
  std::string_view what;       // "berichten", "inhoud", "controlepunten"
  std::uint64_t done = 0;
  std::uint64_t of = 0;
};
using MoveTold = std::function<void(const MoveStep&)>;

struct MoveTuning {
  std::uint64_t ahead = 1'024;           // appended and not read back yet
  std::int64_t patience_ms = 60'000;
};

// Waits until a log has something, without asking it all the time.
class Arrivals {
 public:
  explicit Arrivals(log::Log& log);
  ~Arrivals();
  Arrivals(const Arrivals&) = delete;
  Arrivals& operator=(const Arrivals&) = delete;
  void await(std::int64_t most_ms);

 private:
  log::Log& log_;
  std::mutex lock_;
  std::condition_variable changed_;
  bool arrived_ = false;
};

// Asked until it answers. Unavailable: not within the patience.
base::Result<std::uint64_t> end_of(log::Log& log, const MoveTuning& tuning);
std::unexpected<base::Failure> no_answer();

class LeafMove {
 public:
  // `lane` is loaded; its config.log is where the leaves go. `anchors`: [opslag] anker.
  LeafMove(const store::Store& ledger, const Lane& lane, const std::filesystem::path& anchors,
           MoveTold told, const MoveTuning& tuning = {});

  // Compares what the log holds now; answers how many leaves that is. Appends nothing.
  base::Result<std::uint64_t> compare_held();
  // After compare_held(): appends the rest and reads it back.
  base::Status complete();

 private:
  base::Status expect_roots();
  base::Status expect(base::TreeSize size, const base::Hash& root, std::string_view whose);
  base::Status read_to(std::uint64_t end, bool append);
  base::Status send_ahead();
  base::Status take(const log::Batch& batch, std::uint64_t end);
  base::Status take_one(base::ByteView here, base::ByteView there);
  std::unexpected<base::Failure> refuse(std::string_view sentence) const;

  const store::Store& ledger_;
  const Lane& lane_;
  const std::filesystem::path anchors_;
  const MoveTold told_;
  const MoveTuning tuning_;
  struct Expected {
    base::Hash root{};
    std::string whose;
  };
  std::multimap<std::uint64_t, Expected> roots_;  // by size
  tlog::Frontier frontier_;                       // over what was read; its size is the next index
  std::uint64_t sent_ = 0;
};

}  // namespace zegel::sequencer
