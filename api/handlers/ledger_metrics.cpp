#include "api/handlers/ledger_metrics.h"

#include <fmt/format.h>

#include "api/metrics.h"
#include "ledger/sequencer/metrics.h"

namespace zegel::api {

namespace {

using sequencer::RegisterMetrics;
using Registers = std::vector<std::unique_ptr<RegisterMetrics>>;

// One value per register, read from its counter.
using Read = std::uint64_t (*)(const RegisterMetrics&);
struct Row {
  std::string_view name, type, help, more;  // `more`: a further label, or empty
  Read read;
};
constexpr Row rows[] = {
    {"zegel_log_achterstand", "gauge", "Records achter op het log", "",
     [](const RegisterMetrics& of) { return of.log_lag.load(); }},
    {"zegel_volgorde_verschil", "gauge", "Verschil tussen plaats in het log en volgnummer", "",
     [](const RegisterMetrics& of) { return of.order_difference.load(); }},
    {"zegel_wachtrij", "gauge", "Gebeurtenissen die op hun reeks wachten", "",
     [](const RegisterMetrics& of) { return of.waiting.load(); }},
    {"zegel_isn_gaten", "gauge", "Gaten in de nummering van indieners", "",
     [](const RegisterMetrics& of) { return of.issuer_gaps.load(); }},
};

std::string label(const RegisterMetrics& of) { return fmt::format(R"(register="{}")", of.name); }

void append_sizes(std::string& out, const Registers& registers);
void append_refusals(std::string& out, const Registers& registers);
void append_states(std::string& out, node::Node& node);
void append_ages(std::string& out, const Registers& registers, std::int64_t now);
template <std::size_t N>
void append_histogram(std::string& out, std::string_view name, std::string_view help,
                      const sequencer::Histogram<N>& histogram, double unit);

constexpr double microseconds = 1e-6;

}  // namespace

void append_ledger_metrics(std::string& out, node::Node& node) {
  const sequencer::Sequencer::Metrics& metrics = node.sequencer().metrics();
  append_sizes(out, metrics.registers);
  append_states(out, node);
  append_ages(out, metrics.registers, node.clock().now());
  for (const Row& row : rows) {
    append_metric_head(out, row.name, row.type, row.help);
    for (const auto& of : metrics.registers)
      append_metric(out, row.name, label(*of), static_cast<double>(row.read(*of)));
  }
  append_refusals(out, metrics.registers);
  append_histogram(out, "zegel_reeks_records", "Records per vastlegging", metrics.batch_records, 1);
  append_histogram(out, "zegel_commit_seconds", "Duur van een vastlegging", metrics.commit,
                   microseconds);
  append_histogram(out, "zegel_fsync_seconds", "Daarvan: schrijven en syncen", metrics.fsync,
                   microseconds);
  append_histogram(out, "zegel_aanvaard_seconds", "Van aanname tot vastgelegd", metrics.accepted,
                   microseconds);
  append_histogram(out, "zegel_ontvangstbewijs_seconds", "Bewijzen van een reeks maken",
                   metrics.receipts, microseconds);
  append_metric_head(out, "zegel_commit_mislukt_total", "counter", "Mislukte vastleggingen");
  append_metric(out, "zegel_commit_mislukt_total", {},
                static_cast<double>(metrics.failed_commits.load()));
  append_metric_head(out, "zegel_lmdb_gebruikt_ratio", "gauge", "Deel van de kaart in gebruik");
  append_metric(out, "zegel_lmdb_gebruikt_ratio", {}, node.ledger().used_ratio());
}

namespace {

void append_sizes(std::string& out, const Registers& registers) {
  append_metric_head(out, "zegel_grootte", "gauge", "Gebeurtenissen per register");
  for (const auto& of : registers) {
    append_metric(out, "zegel_grootte", label(*of) + R"(,stand="ontvangen")",
                  static_cast<double>(of->size.load()));
    append_metric(out, "zegel_grootte", label(*of) + R"(,stand="bewezen")",
                  static_cast<double>(of->signed_size.load()));
  }
}

void append_states(std::string& out, node::Node& node) {
  append_metric_head(out, "zegel_toestand", "gauge", "Toestand van een register");
  for (const auto& view : node.sequencer().register_views())
    append_metric(out, "zegel_toestand",
                  fmt::format(R"(register="{}",naam="{}")", view.name,
                              sequencer::state_name(view.state)),
                  1);
}

void append_ages(std::string& out, const Registers& registers, std::int64_t now) {
  append_metric_head(out, "zegel_controlepunt_leeftijd_seconds", "gauge",
                     "Tijd sinds het nieuwste controlepunt");
  for (const auto& of : registers) {
    const auto at = static_cast<std::int64_t>(of->checkpoint_at.load());
    if (at > 0)
      append_metric(out, "zegel_controlepunt_leeftijd_seconds", label(*of),
                    static_cast<double>(now - at));
  }
}

void append_refusals(std::string& out, const Registers& registers) {
  append_metric_head(out, "zegel_overgeslagen_total", "counter", "Records die geen blad werden");
  for (const auto& of : registers)
    for (std::size_t i = 0; i < of->skipped.size(); ++i)
      append_metric(out, "zegel_overgeslagen_total",
                    fmt::format(R"({},reden="{}")", label(*of),
                                sequencer::reject_name(static_cast<sequencer::Reject>(i))),
                    static_cast<double>(of->skipped[i].load()));
  append_metric_head(out, "zegel_weigering_total", "counter", "Controlepunten niet ondertekend");
  for (const auto& of : registers)
    for (std::size_t i = 0; i < of->refused.size(); ++i)
      append_metric(out, "zegel_weigering_total",
                    fmt::format(R"({},z="Z{}")", label(*of), i + 1),
                    static_cast<double>(of->refused[i].load()));
}

template <std::size_t N>
void append_histogram(std::string& out, std::string_view name, std::string_view help,
                      const sequencer::Histogram<N>& histogram, double unit) {
  append_metric_head(out, name, "histogram", help);
  std::uint64_t running = 0;
  for (std::size_t i = 0; i < N; ++i) {
    running += histogram.counts[i].load();
    append_metric(out, fmt::format("{}_bucket", name),
                  fmt::format(R"(le="{}")", static_cast<double>(histogram.bounds[i]) * unit),
                  static_cast<double>(running));
  }
  running += histogram.counts[N].load();
  append_metric(out, fmt::format("{}_bucket", name), R"(le="+Inf")", static_cast<double>(running));
  append_metric(out, fmt::format("{}_sum", name), {},
                static_cast<double>(histogram.sum.load()) * unit);
  append_metric(out, fmt::format("{}_count", name), {}, static_cast<double>(running));
}

}  // namespace

}  // namespace zegel::api
