// The B-codes, findings for the FG (domein.md 5): a finding advises a person, it never blocks or
// decides. The only place that holds their Dutch sentences. Threads: constants.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace zegel::catalogue {

struct FindingRow {
  std::string_view code;    // "B-VER-02"
  std::string_view title;   // "Meer verstrekt dan gevraagd"
  std::string_view advice;  // what the FG does
  std::string_view ernst;   // code of the list `ernst`; two, by the moment, parted by a space
  std::string_view where;   // A in apply, N by night, S at start; empty: written by a person
  std::string_view basis;   // A-21, AVG 19, ...
  std::uint8_t vanaf;       // the version that computes it
};

std::span<const FindingRow> finding_rows();            // all first-release codes, built or not
const FindingRow* find_finding(std::string_view code);

}  // namespace zegel::catalogue
