#include "api/rate.h"

#include <algorithm>

namespace zegel::api {

namespace {
constexpr std::size_t most_keys = 4'096;
}

bool Rate::take(std::string_view key, std::uint32_t count, std::int64_t now_ms) {
  const std::lock_guard lock(mutex_);
  if (limit_.per_second == 0) return true;
  if (buckets_.size() >= most_keys) forget_full(now_ms);
  const auto [at, fresh] = buckets_.try_emplace(std::string(key));
  Bucket& bucket = at->second;
  if (fresh) bucket = {std::int64_t{limit_.burst} * 1'000, now_ms};
  const std::int64_t now_level = level(bucket, now_ms);
  const std::int64_t asked = std::int64_t{count} * 1'000;
  bucket = {now_level, now_ms};
  if (asked > now_level) return false;
  bucket.thousandths -= asked;
  return true;
}

void Rate::set(RateLimit limit) {
  const std::lock_guard lock(mutex_);
  limit_ = limit;
}

std::int64_t Rate::level(const Bucket& bucket, std::int64_t now_ms) const {
  const std::int64_t grown = (now_ms - bucket.at_ms) * limit_.per_second;
  return std::min(std::int64_t{limit_.burst} * 1'000, bucket.thousandths + grown);
}

// A full bucket says nothing. When all are in use (an attack with many keys), the map starts anew.
void Rate::forget_full(std::int64_t now_ms) {
  std::erase_if(buckets_, [&](const auto& entry) {
    return level(entry.second, now_ms) == std::int64_t{limit_.burst} * 1'000;
  });
  if (buckets_.size() >= most_keys) buckets_.clear();
}

}  // namespace zegel::api
