// What the sequencer counts (logboek.md 20); the api renders it. Plain atomics: the writer thread
// adds, any thread reads; a scrape may see one counter before another. Units in the names.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "ledger/sequencer/index_rule.h"
#include "ledger/sequencer/sequencer.h"

namespace zegel::sequencer {

using Counter = std::atomic<std::uint64_t>;

// Cumulative buckets are made when rendered; `bounds` are upper edges, in the unit of the name.
template <std::size_t N>
struct Histogram {
  std::array<std::uint64_t, N> bounds;
  std::array<Counter, N + 1> counts{};
  Counter sum{0};
  void add(std::uint64_t value) {
    std::size_t bucket = 0;
    while (bucket < N && value > bounds[bucket]) ++bucket;
    counts[bucket].fetch_add(1, std::memory_order_relaxed);
    sum.fetch_add(value, std::memory_order_relaxed);
  }
};
struct Microseconds : Histogram<14> {
  Microseconds()
      : Histogram{{100, 250, 500, 1'000, 2'500, 5'000, 10'000, 25'000, 50'000, 100'000, 250'000,
                   500'000, 1'000'000, 5'000'000}} {}
};
struct Records : Histogram<10> {
  Records() : Histogram{{1, 2, 4, 8, 16, 32, 64, 128, 256, 5'000}} {}
};

inline constexpr std::size_t reject_reasons = 10;  // sequencer::Reject
inline constexpr std::size_t refusals_to_sign = 9; // Z1..Z9

struct RegisterMetrics {
  std::string name;
  Counter size{0};                 // grootte{stand="ontvangen"}
  Counter signed_size{0};          // grootte{stand="bewezen"}
  Counter log_lag{0};              // log_achterstand
  Counter order_difference{0};     // volgorde_verschil
  std::array<Counter, reject_reasons> skipped{};     // overgeslagen_total{reden}
  std::array<Counter, refusals_to_sign> refused{};   // weigering_total{z}, [0] = Z1
  Counter issuer_gaps{0};          // isn_gaten
  Counter issuer_repeats{0};       // a repeated issuer number
  Counter heads_ahead{0};          // `chk` beyond the size: the issuer saw a head that we lost
  Counter checkpoint_at{0};        // unix seconds of ledger time; 0: none yet
  Counter waiting{0};              // wachtrij
  Counter signing_lost{0};         // ondertekening_verloren_total: another record landed there
};

struct Sequencer::Metrics {
  Records batch_records;           // reeks_records
  Microseconds commit;             // commit_seconds: begin to durable, signing included
  Microseconds fsync;              // fsync_seconds: of it, LMDB writing and syncing the pages
  Microseconds accepted;           // aanvaard_seconds: claimed at intake until durable
  Microseconds receipts;           // ontvangstbewijs_seconds: receipts not made before the commit
  Counter commits{0};
  Counter failed_commits{0};
  std::vector<std::unique_ptr<RegisterMetrics>> registers;
};

}  // namespace zegel::sequencer
