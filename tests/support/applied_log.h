// Random events of every catalogue row, in every register that takes them, as apply gets them; a
// store that applies them in batches. Types that the catalogue does not know and content that does
// not open come along. What the events say is nonsense (random_event.h): no rule has judged them.
//
//   AppliedLog log("seed", 500);
//   ProjectionStore lived(projections);       // its tables, and the leaves
//   lived.apply(log.events, 7);               // in transactions of 7 records
// Threads: one.
#pragma once

#include <boost/json/object.hpp>
#include <deque>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "ledger/event/content.h"
#include "ledger/sequencer/apply.h"
#include "tests/support/seeded_random.h"
#include "tests/support/temp_dir.h"

namespace zegel::tests {

struct Applied {
  std::string reg;
  base::LeafIndex index;
  base::Hour received;
  base::Kid kid;
  std::string jws;
  event::Skelet skelet;
  const catalogue::EventRow* row = nullptr;   // nullptr: a type that the catalogue does not know
  boost::json::object inhoud;                 // what was issued, every key of the row
  base::CasusId casus;
  const event::Content* content = nullptr;    // of the log; nullptr: it does not open
  sequencer::Accepted accepted() const;
};

class AppliedLog {
 public:
  // The last word on what an event says, before it is signed.
  using Touch = std::function<void(const catalogue::EventRow& row, boost::json::object& inhoud)>;
  // Every row in turn, in random registers, dossiers and by random issuers; between them an akkoord
  // now and then, on what waits for one.
  AppliedLog(std::string seed, std::size_t count, Touch touch = {});
  std::vector<Applied> events;
  SeededRandom random;

  // A random event seen so far: for references that hit, and for questions.
  const Applied& any() { return events[random.below(events.size())]; }

 private:
  Applied make(const catalogue::EventRow& row);
  void tie(const catalogue::EventRow& row, Applied& event);
  std::optional<std::string> known_value(std::string_view field, const Applied& event);
  const Applied* earlier(const Applied& event, std::string_view type);
  Touch touch_;
  std::deque<event::Content> contents_;       // where they stand does not change
};

class ProjectionStore {
 public:
  explicit ProjectionStore(sequencer::Applier& applier);
  // What a broken sequencer would do to the records of one transaction.
  using Arrange = std::function<void(std::vector<const Applied*>&)>;
  // Into the registers of `events`, in transactions of at most `batch` records: first all leaves,
  // then apply, as the sequencer does.
  void apply(std::span<const Applied> events, std::size_t batch, const Arrange& arrange = {});

  using Tables = std::vector<std::string>;                // without register
  base::Hash digest() const;                              // of all tables of the applier
  base::Hash digest(const Tables& tables) const;          // in every register
  base::Hash digest_in(const std::string& reg, const Tables& tables) const;
  std::uint64_t rows_in(const std::string& reg, const Tables& tables) const;
  std::vector<base::Bytes> keys_in(const std::string& reg, const std::string& table) const;
  // Flips a bit in the last byte of the first row; false: the table is empty. Twice is as before.
  bool change_one(const std::string& reg, const std::string& table);
  store::Store& store() { return *store_; }
  const store::Store& store() const { return *store_; }

  static const std::vector<std::string>& registers();

 private:
  store::Table table(const std::string& reg, const std::string& name) const;
  test::TempDir directory_;
  sequencer::Applier& applier_;
  std::unique_ptr<store::Store> store_;
};

}  // namespace zegel::tests
