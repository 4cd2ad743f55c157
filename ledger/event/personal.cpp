#include "ledger/event/personal.h"

#include <cstddef>

namespace zegel::event {
namespace {

constexpr std::size_t bsn_digits = 9;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool passes_elfproef(std::string_view nine_digits) {
  if (nine_digits.size() != bsn_digits) return false;
  int sum = 0, any = 0;
  for (std::size_t i = 0; i < bsn_digits; ++i) {
    if (!is_digit(nine_digits[i])) return false;
    const int digit = nine_digits[i] - '0';
    const int weight = i + 1 == bsn_digits ? -1 : static_cast<int>(bsn_digits - i);
    sum += weight * digit;
    any |= digit;
  }
  return any != 0 && sum % 11 == 0;
}

bool holds_personal_data(std::string_view text) {
  std::size_t run = 0;  // digits just before i
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && is_digit(text[i])) {
      ++run;
      continue;
    }
    if (run == bsn_digits && passes_elfproef(text.substr(i - run, run))) return true;
    if (i < text.size() && text[i] == '@') return true;
    run = 0;
  }
  return false;
}

}  // namespace zegel::event
