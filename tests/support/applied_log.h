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
  std::unique_ptr<event::Content> content;    // nullptr: it does not open
  sequencer::Accepted accepted() const;
};

class AppliedLog {
 public:
  // The last word on what an event says, before it is signed.
  using Touch = std::function<void(const catalogue::EventRow& row, boost::json::object& inhoud)>;
  // Every row in turn, in random registers, dossiers and by random issuers.
  AppliedLog(std::string seed, std::size_t count, Touch touch = {});
  std::vector<Applied> events;
  SeededRandom random;

  // A random event seen so far: for references that hit, and for questions.
  const Applied& any() { return events[random.below(events.size())]; }

 private:
  Applied make(const catalogue::EventRow& row);
  void tie(Applied& event);
  Touch touch_;
};

class ProjectionStore {
 public:
  explicit ProjectionStore(sequencer::Applier& applier);
  // Into the registers of `events`, in transactions of at most `batch` records.
  void apply(std::span<const Applied> events, std::size_t batch);
  base::Hash digest() const;                              // of all tables of the applier
  base::Hash digest(const std::vector<std::string>& tables) const;   // without register
  store::Store& store() { return *store_; }
  const store::Store& store() const { return *store_; }

  static const std::vector<std::string>& registers();

 private:
  test::TempDir directory_;
  sequencer::Applier& applier_;
  std::unique_ptr<store::Store> store_;
};

}  // namespace zegel::tests
