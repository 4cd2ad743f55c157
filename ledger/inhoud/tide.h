// How far the commits of inhoud/ are: numbered from 1, one at a time. The sequencer prepares the
// leaves of the records that are being committed, and waits here for the end before its own commit
// (logboek.md 17).
//
// Invariants: begin(n) after every record of commit n was told of it; at().ended reaches n only
// after the watch was told that n failed, if it did; begun is ended or the next one.
// Threads: next, begin and end the thread that commits; watch one owner; the rest any. The watch
// must not block nor call this.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>

namespace zegel::inhoud {

class Tide {
 public:
  struct At {
    std::uint64_t begun = 0;
    std::uint64_t ended = 0;  // durable, or failed and kept nowhere
  };
  enum class Turn : std::uint8_t { begun, failed, ended };
  using Watch = std::function<void(Turn turn, std::uint64_t commit)>;

  std::uint64_t next() const { return at().ended + 1; }
  void begin();
  void end(bool kept);

  At at() const;
  // False: it has not ended by then.
  bool await(std::uint64_t commit, std::int64_t most_ms) const;
  std::uint64_t awaited() const;  // how many waits have begun, ever
  void watch(Watch watch);        // nullptr: no longer

 private:
  void tell(Turn turn, std::uint64_t commit) const;

  mutable std::mutex lock_;  // at_, awaited_
  mutable std::condition_variable ended_;
  At at_;
  mutable std::uint64_t awaited_ = 0;
  mutable std::mutex watch_lock_;
  Watch watch_;
};

}  // namespace zegel::inhoud
