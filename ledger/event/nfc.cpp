#include "ledger/event/nfc.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "ledger/event/code_point.h"
#include "ledger/event/nfc_table.h"

namespace zegel::event {
namespace {

// Below it every character is a starter that composes with nothing before it.
constexpr CodePoint first_of_interest = 0x300;
constexpr std::size_t longest_decomposition = 4;

unsigned class_of(CodePoint c);
template <std::size_t N>
bool in(const nfc::Range (&ranges)[N], CodePoint c);
bool segment_is_nfc(std::string_view text);

}  // namespace

bool is_nfc(std::string_view utf8) {
  std::size_t begin = 0;      // of the segment: at its first starter
  unsigned last_class = 0;
  bool may_compose = false;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t here = at;
    const CodePoint c = next_code_point(utf8, at);
    const bool plain = c < first_of_interest;
    const unsigned its_class = plain ? 0 : class_of(c);
    if (!plain && in(nfc::never, c)) return false;
    if (its_class != 0 && last_class > its_class) return false;  // marks out of order
    last_class = its_class;
    if (!plain && in(nfc::maybe, c)) {
      may_compose = true;
      continue;
    }
    if (its_class != 0) continue;
    if (may_compose && !segment_is_nfc(utf8.substr(begin, here - begin))) return false;
    may_compose = false;
    begin = here;
  }
  return !may_compose || segment_is_nfc(utf8.substr(begin));
}

namespace {

// The range that holds c, or null.
template <class Row, std::size_t N>
const Row* range_of(const Row (&rows)[N], CodePoint c) {
  const Row* found =
      std::upper_bound(std::begin(rows), std::end(rows), c,
                       [](CodePoint key, const Row& row) { return key < row.first; });
  if (found == std::begin(rows)) return nullptr;
  --found;
  return c <= found->last ? found : nullptr;
}

unsigned class_of(CodePoint c) {
  const nfc::ClassRange* range = range_of(nfc::classes, c);
  return range == nullptr ? 0 : range->combining_class;
}

template <std::size_t N>
bool in(const nfc::Range (&ranges)[N], CodePoint c) {
  return range_of(ranges, c) != nullptr;
}

// Hangul syllables are computed (Unicode 3.12).
constexpr CodePoint syllable = 0xAC00, lead_jamo = 0x1100, vowel_jamo = 0x1161, tail_jamo = 0x11A7;
constexpr CodePoint leads = 19, vowels = 21, tails = 28, syllables = leads * vowels * tails;

struct Marks {
  std::array<CodePoint, nfc_segment * longest_decomposition> code;
  std::size_t count = 0;
  void put(CodePoint c) { code[count++] = c; }
};

void decompose(CodePoint c, Marks& out) {
  if (c - syllable < syllables) {
    const CodePoint index = c - syllable;
    out.put(lead_jamo + index / (vowels * tails));
    out.put(vowel_jamo + index % (vowels * tails) / tails);
    if (index % tails != 0) out.put(tail_jamo + index % tails);
    return;
  }
  const nfc::Parts* const found =
      std::lower_bound(std::begin(nfc::decompositions), std::end(nfc::decompositions), c,
                       [](const nfc::Parts& row, CodePoint key) { return row.whole < key; });
  if (found == std::end(nfc::decompositions) || found->whole != c) {
    out.put(c);
    return;
  }
  decompose(found->first, out);  // at most three deep
  if (found->second != 0) decompose(found->second, out);
}

// The character that a pair makes, or 0.
CodePoint composed(CodePoint first, CodePoint second) {
  if (first - lead_jamo < leads && second - vowel_jamo < vowels)
    return syllable + ((first - lead_jamo) * vowels + (second - vowel_jamo)) * tails;
  if (first - syllable < syllables && (first - syllable) % tails == 0 &&
      second - tail_jamo - 1 < tails - 1)
    return first + (second - tail_jamo);
  const auto less = [](const nfc::Pair& a, const nfc::Pair& b) {
    return a.first != b.first ? a.first < b.first : a.second < b.second;
  };
  const nfc::Pair wanted{first, second, 0};
  const nfc::Pair* const found = std::lower_bound(std::begin(nfc::compositions),
                                                  std::end(nfc::compositions), wanted, less);
  if (found == std::end(nfc::compositions) || less(wanted, *found)) return 0;
  return found->whole;
}

// Canonical order: marks between two starters by class, equal ones as they stood.
void order(Marks& marks) {
  for (std::size_t i = 1; i < marks.count; ++i)
    for (std::size_t j = i; j > 0; --j) {
      const unsigned right = class_of(marks.code[j]);
      if (right == 0 || class_of(marks.code[j - 1]) <= right) break;
      std::swap(marks.code[j], marks.code[j - 1]);
    }
}

void compose(Marks& marks) {
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::size_t used = 0, starter = none;
  unsigned last_class = 0;
  for (std::size_t i = 0; i < marks.count; ++i) {
    const CodePoint c = marks.code[i];
    const unsigned its_class = class_of(c);
    const bool reachable = starter != none && (last_class == 0 || last_class < its_class);
    if (const CodePoint whole = reachable ? composed(marks.code[starter], c) : 0; whole != 0) {
      marks.code[starter] = whole;
      continue;
    }
    if (its_class == 0) starter = used;
    last_class = its_class;
    marks.code[used++] = c;
  }
  marks.count = used;
}

bool segment_is_nfc(std::string_view text) {
  std::array<CodePoint, nfc_segment> sent;
  std::size_t count = 0;
  Marks marks;
  for (std::size_t at = 0; at < text.size();) {
    if (count == nfc_segment) return false;
    sent[count] = next_code_point(text, at);
    decompose(sent[count++], marks);
  }
  order(marks);
  compose(marks);
  return std::equal(sent.begin(), sent.begin() + static_cast<std::ptrdiff_t>(count),
                    marks.code.begin(),
                    marks.code.begin() + static_cast<std::ptrdiff_t>(marks.count));
}

}  // namespace
}  // namespace zegel::event
