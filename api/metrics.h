// Counters of the API, and the Prometheus text of everything (api.md 10, logboek.md 20).
//
// Invariants: labels are names of routes, statuses, codes and registers: no casus, person or text
// of a caller. Counting is a few relaxed atomics. Threads: any.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/routes.h"

namespace zegel::api {

class Metrics {
 public:
  explicit Metrics(std::span<const Route> table);
  // `route` nullptr: a path that does not exist.
  void answered(const Route* route, std::uint16_t status, std::int64_t micros);
  void refused(std::string_view code);  // a V-code or the slug of a problem
  void append(std::string& out) const;

 private:
  // Upper bounds in microseconds; the last bucket has none.
  static constexpr std::array<std::int64_t, 9> bounds = {
      500, 1'000, 2'500, 5'000, 10'000, 50'000, 250'000, 1'000'000, 5'000'000};
  struct Series {
    std::array<std::atomic<std::uint64_t>, bounds.size() + 1> buckets{};
    std::atomic<std::uint64_t> micros{0};
  };
  struct OfRoute {
    std::array<Series, 6> by_class;  // 2xx, 3xx, 4xx, 409, 5xx, 503
  };
  std::span<const Route> table_;
  std::vector<std::unique_ptr<OfRoute>> routes_;  // by row of the table, then "geen"
  std::vector<std::string_view> codes_;           // sorted
  std::unique_ptr<std::atomic<std::uint64_t>[]> refused_;
};

// # HELP, # TYPE and one value line per call; a label is name="value" or empty.
void append_metric_head(std::string& out, std::string_view name, std::string_view type,
                        std::string_view help);
void append_metric(std::string& out, std::string_view name, std::string_view label, double value);

}  // namespace zegel::api
