// What a verification says: the six steps of console.md 8, each with an outcome and one Dutch
// sentence. Invariants: a sentence names no value of the content; a step that was not judged is
// neither right nor wrong. Threads: values. Specification: envelop.md 10 (O1-O7), console.md 8.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "ledger/base/ids.h"

namespace zegel::audit {

enum class Outcome : std::uint8_t { goed, fout, niet_gecontroleerd };
std::string_view outcome_name(Outcome outcome);  // "goed", "fout", "niet-gecontroleerd"

struct Step {
  Outcome outcome = Outcome::niet_gecontroleerd;
  std::string sentence;
};

// What each step is called, and which checks of envelop.md 10 it holds.
struct StepRow {
  std::string_view name;
  std::string_view checks;
};
inline constexpr std::array<StepRow, 6> step_rows{{
    {"inhoud", "O5 O6"},
    {"handtekening", "O3"},
    {"sleutel", "O4"},
    {"logboek", "O1 O2"},
    {"controlepunt", "O2"},
    {"getuigen", "O2"},
}};

struct Report {
  Step inhoud, handtekening, sleutel, logboek, controlepunt, getuigen;
  std::array<const Step*, 6> steps() const;  // as step_rows
  bool good() const;                         // no step is fout

  // Facts of the leaf; they hold when `logboek` is goed.
  std::string reg;
  std::string evt;
  std::string iss;        // OIN
  base::LeafIndex index;
  base::Hour received;
  base::TreeSize size;
};

Step right(std::string sentence);
Step wrong(std::string sentence);
Step not_checked(std::string sentence);

std::string grouped(std::uint64_t number);      // 18442 -> "18 442"
std::string fingerprint(const base::Kid& kid);  // "90FA CAFE", the first four bytes
std::string hour_text(base::Hour hour);         // "2026-03-02 10 uur (UTC)"

}  // namespace zegel::audit
