// Token buckets per partner (api.md 4.1): a steady rate and a burst; one event is one token, also
// on a line of a batch. Threads: any, one short lock. Bound: 4,096 keys; full buckets are
// forgotten.
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace zegel::api {

struct RateLimit {
  std::uint32_t per_second = 50;  // 0 = no limit
  std::uint32_t burst = 256;      // one full batch
};

class Rate {
 public:
  explicit Rate(RateLimit limit) : limit_(limit) {}
  // Takes `count` tokens, or none and answers false.
  bool take(std::string_view key, std::uint32_t count, std::int64_t now_ms);
  void set(RateLimit limit);  // SIGHUP; a bucket above the new burst is cut to it

 private:
  struct Bucket {
    std::int64_t thousandths = 0;
    std::int64_t at_ms = 0;
  };
  void forget_full(std::int64_t now_ms);
  std::int64_t level(const Bucket& bucket, std::int64_t now_ms) const;

  RateLimit limit_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace zegel::api
