#include <catch2/catch.hpp>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "ledger/keys/group_commit.h"

namespace zegel::keys::test {
namespace {

struct Request {
  int name = 0;
  int batch = -1;  // out
};

// Counts commits and can hold one of them open, to see what arrives meanwhile.
class Disk {
 public:
  void commit(std::span<Request* const> batch) {
    std::unique_lock hold(lock_);
    sizes_.push_back(batch.size());
    for (Request* one : batch) one->batch = static_cast<int>(sizes_.size());
    inside_ = true;
    changed_.notify_all();
    changed_.wait(hold, [this] { return !held_; });
    inside_ = false;
  }
  void hold() {
    const std::lock_guard guard(lock_);
    held_ = true;
  }
  void release() {
    const std::lock_guard guard(lock_);
    held_ = false;
    changed_.notify_all();
  }
  void wait_inside() {
    std::unique_lock hold(lock_);
    changed_.wait(hold, [this] { return inside_; });
  }
  std::vector<std::size_t> sizes() {
    const std::lock_guard guard(lock_);
    return sizes_;
  }

 private:
  std::mutex lock_;
  std::condition_variable changed_;
  bool held_ = false, inside_ = false;
  std::vector<std::size_t> sizes_;
};

}  // namespace

TEST_CASE("a lone request commits at once, alone", "[R4]") {
  Disk disk;
  GroupCommit<Request> group([&](auto batch) { disk.commit(batch); });
  Request a{1}, b{2};
  group.submit(a);
  group.submit(b);
  CHECK(disk.sizes() == std::vector<std::size_t>{1, 1});
  CHECK(a.batch == 1);
  CHECK(b.batch == 2);
}

TEST_CASE("what arrives during a commit forms the next one", "[R4]") {
  Disk disk;
  GroupCommit<Request> group([&](auto batch) { disk.commit(batch); });
  disk.hold();
  Request first{1};
  std::thread leader([&] { group.submit(first); });
  disk.wait_inside();
  std::vector<Request> others(8);
  std::vector<std::thread> threads;
  for (Request& one : others) threads.emplace_back([&] { group.submit(one); });
  while (group.waiting() < others.size()) std::this_thread::yield();
  CHECK(first.batch == 1);
  disk.release();
  leader.join();
  for (std::thread& one : threads) one.join();
  CHECK(disk.sizes() == std::vector<std::size_t>{1, 8});
  for (const Request& one : others) CHECK(one.batch == 2);
}

TEST_CASE("every request is in exactly one commit", "[R4]") {
  std::vector<int> seen(64 * 50, 0);  // commits run one at a time, so no lock
  GroupCommit<Request> group([&](std::span<Request* const> batch) {
    for (Request* one : batch) ++seen[static_cast<std::size_t>(one->name)];
  });
  std::vector<std::thread> threads;
  for (int t = 0; t < 64; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 50; ++i) {
        Request mine{t * 50 + i};
        group.submit(mine);
      }
    });
  for (std::thread& one : threads) one.join();
  CHECK(seen == std::vector<int>(64 * 50, 1));
}

}  // namespace zegel::keys::test
