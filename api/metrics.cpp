#include "api/metrics.h"

#include <fmt/format.h>

#include <algorithm>

#include "ledger/catalogue/refusals.h"

namespace zegel::api {

namespace {

constexpr std::array<std::string_view, 6> class_names = {"2xx", "3xx", "4xx", "409", "5xx", "503"};

std::size_t class_of(std::uint16_t status) {
  if (status == 409) return 3;
  if (status == 503) return 5;
  if (status < 300) return 0;
  if (status < 400) return 1;
  return status < 500 ? 2 : 4;
}

}  // namespace

Metrics::Metrics(std::span<const Route> table) : table_(table) {
  for (std::size_t i = 0; i <= table.size(); ++i) routes_.push_back(std::make_unique<OfRoute>());
  for (const auto& row : catalogue::refusal_rows()) codes_.push_back(row.code);
  for (const auto& row : catalogue::problem_rows()) codes_.push_back(row.slug);
  std::ranges::sort(codes_);
  refused_ = std::make_unique<std::atomic<std::uint64_t>[]>(codes_.size());
}

void Metrics::answered(const Route* route, std::uint16_t status, std::int64_t micros) {
  const std::size_t row = route ? static_cast<std::size_t>(route - table_.data()) : table_.size();
  Series& series = routes_[row]->by_class[class_of(status)];
  const auto bucket = std::ranges::lower_bound(bounds, micros) - bounds.begin();
  series.buckets[static_cast<std::size_t>(bucket)].fetch_add(1, std::memory_order_relaxed);
  series.micros.fetch_add(static_cast<std::uint64_t>(micros), std::memory_order_relaxed);
}

void Metrics::refused(std::string_view code) {
  const auto at = std::ranges::lower_bound(codes_, code);
  if (at == codes_.end() || *at != code) return;
  refused_[static_cast<std::size_t>(at - codes_.begin())].fetch_add(1, std::memory_order_relaxed);
}

void Metrics::append(std::string& out) const {
  append_metric_head(out, "zegel_http_seconds", "histogram", "Duur van een antwoord");
  auto into = std::back_inserter(out);
  for (std::size_t row = 0; row < routes_.size(); ++row) {
    const std::string_view name = row < table_.size() ? table_[row].name : "geen";
    for (std::size_t c = 0; c < class_names.size(); ++c) {
      const Series& series = routes_[row]->by_class[c];
      std::uint64_t total = 0;
      for (const auto& bucket : series.buckets) total += bucket.load(std::memory_order_relaxed);
      if (total == 0) continue;
      const std::string labels = fmt::format(R"(route="{}",status="{}")", name, class_names[c]);
      std::uint64_t running = 0;
      for (std::size_t b = 0; b < bounds.size(); ++b) {
        running += series.buckets[b].load(std::memory_order_relaxed);
        fmt::format_to(into, "zegel_http_seconds_bucket{{{},le=\"{}\"}} {}\n", labels,
                       static_cast<double>(bounds[b]) / 1e6, running);
      }
      fmt::format_to(into, "zegel_http_seconds_bucket{{{},le=\"+Inf\"}} {}\n", labels, total);
      fmt::format_to(into, "zegel_http_seconds_sum{{{}}} {}\n", labels,
                     static_cast<double>(series.micros.load(std::memory_order_relaxed)) / 1e6);
      fmt::format_to(into, "zegel_http_seconds_count{{{}}} {}\n", labels, total);
    }
  }
  append_metric_head(out, "zegel_geweigerd_total", "counter", "Weigeringen per code");
  for (std::size_t i = 0; i < codes_.size(); ++i)
    if (const auto count = refused_[i].load(std::memory_order_relaxed); count > 0)
      fmt::format_to(into, "zegel_geweigerd_total{{code=\"{}\"}} {}\n", codes_[i], count);
}

void append_metric_head(std::string& out, std::string_view name, std::string_view type,
                        std::string_view help) {
  fmt::format_to(std::back_inserter(out), "# HELP {0} {2}\n# TYPE {0} {1}\n", name, type, help);
}

void append_metric(std::string& out, std::string_view name, std::string_view label, double value) {
  if (label.empty()) {
    fmt::format_to(std::back_inserter(out), "{} {}\n", name, value);
    return;
  }
  fmt::format_to(std::back_inserter(out), "{}{{{}}} {}\n", name, label, value);
}

}  // namespace zegel::api
