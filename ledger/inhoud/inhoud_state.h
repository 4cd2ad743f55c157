// The state of the inhoud store; private to ledger/inhoud. Threads: const after open, but for the
// members that say otherwise.
#pragma once

#include <list>
#include <map>
#include <mutex>

#include "ledger/base/check.h"
#include "ledger/inhoud/writer.h"

namespace zegel::inhoud {

// Records that are kept in two places: `done` is told once both have ended; a failure of either is
// one of both.
class Twice {
 public:
  struct One {
    InhoudStore::Done done;
    int left = 2;
    base::Status status = {};
  };
  using Place = std::list<One>::iterator;

  Place begin_one(InhoudStore::Done done) {
    const std::lock_guard hold(lock_);
    return under_way_.insert(under_way_.end(), One{std::move(done)});
  }
  void ended(Place place, base::Status status) {
    std::list<One> ended;
    {
      const std::lock_guard hold(lock_);
      if (!status && place->status) place->status = std::move(status);
      if (--place->left > 0) return;
      ended.splice(ended.end(), under_way_, place);
    }
    ended.front().done(std::move(ended.front().status));
  }

 private:
  std::mutex lock_;
  std::list<One> under_way_;
};

struct InhoudStore::State {
  std::filesystem::path directory;                          // the live one
  std::unique_ptr<store::Store> store;
  std::map<std::string, store::Table, std::less<>> tables;  // by register
  Outlet* outlet = nullptr;
  Twice twice;                                              // with an outlet
  std::unique_ptr<Daybook> daybook;
  mutable Tide tide;
  std::unique_ptr<Writer> writer;                           // absent when read only; ends first

  store::Table table(std::string_view reg) const {
    const auto at = tables.find(reg);
    ZEGEL_CHECK(at != tables.end());
    return at->second;
  }
  std::string_view name(std::string_view reg) const {  // lives as long as this
    const auto at = tables.find(reg);
    ZEGEL_CHECK(at != tables.end());
    return at->first;
  }
  base::Status begin(bool read_only);
};

}  // namespace zegel::inhoud
