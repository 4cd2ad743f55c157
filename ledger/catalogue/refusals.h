// The V-codes (domein.md 4, envelop.md 7) and problem slugs (api.md 2.2) as one table each: code,
// title, remedy, status, source, column `vanaf`. The only place that holds their Dutch sentences.
// Threads: constants.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace zegel::catalogue {

struct RefusalRow {
  std::string_view code;      // "V-ENV-1"
  std::string_view title;     // "Envelop onleesbaar"
  std::string_view remedy;    // oplossing
  std::string_view slug;      // of /problemen/<slug>; the code in lower case unless named
  std::uint16_t status;
  char mode;                  // S, T, R
  std::string_view source;    // A-27, ADR, ...
  std::uint8_t vanaf;         // the version that first answers it: 1 = 0.1
  std::uint8_t geheel = 0;    // the version that builds all of it, where that is later
};

struct ProblemRow {
  std::string_view slug;
  std::uint16_t status;
  std::string_view title;
  std::string_view explanation;
  std::string_view remedy;
};

std::span<const RefusalRow> refusal_rows();            // all first-release codes, built or not
const RefusalRow* find_refusal(std::string_view code);
std::span<const ProblemRow> problem_rows();
const ProblemRow* find_problem(std::string_view slug);

inline constexpr std::uint8_t this_version = 2;        // 0.2

}  // namespace zegel::catalogue
