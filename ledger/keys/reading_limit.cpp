#include "ledger/keys/reading_limit.h"

#include "ledger/base/journal.h"

namespace zegel::keys {
namespace {

constexpr std::int64_t window_ms = 60'000;
constexpr std::size_t most_people = 1'024;  // within one minute: more staff than any ledger has

}  // namespace

base::Status ReadingLimit::admit(const base::Handle& reader, std::int64_t monotonic_ms) {
  const std::lock_guard hold(lock_);
  if (of_person_.size() >= most_people) forget_idle(monotonic_ms);
  Moments& mine = of_person_[reader];
  forget_old(mine, monotonic_ms);
  forget_old(of_all_, monotonic_ms);
  const bool full = mine.size() >= limits_.per_person || of_person_.size() > most_people ||
                    (limits_.in_all != 0 && of_all_.size() >= limits_.in_all);
  if (full) {
    base::journal(base::Level::alarm, "te veel raadplegingen of zoekacties in een minuut",
                  {{"aantal", mine.size()}});
    return std::unexpected(base::Failure::unavailable("te-druk"));
  }
  mine.push_back(monotonic_ms);
  if (limits_.in_all != 0) of_all_.push_back(monotonic_ms);
  return {};
}

void ReadingLimit::forget_old(Moments& moments, std::int64_t now) {
  while (!moments.empty() && moments.front() <= now - window_ms) moments.pop_front();
}

void ReadingLimit::forget_idle(std::int64_t now) {
  for (auto at = of_person_.begin(); at != of_person_.end();) {
    forget_old(at->second, now);
    at = at->second.empty() ? of_person_.erase(at) : std::next(at);
  }
}

}  // namespace zegel::keys
