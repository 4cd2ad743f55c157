#include "ledger/event/letters.h"

#include <cstdint>

namespace zegel::event {
namespace {

struct Block {
  std::uint32_t first, last;
};

// Scripts of Unicode; between them lie signs, marks, punctuation and emoji.
constexpr Block scripts[] = {
    {'A', 'Z'},          {'a', 'z'},          {0x00AA, 0x00AA},    {0x00B5, 0x00B5},
    {0x00BA, 0x00BA},    {0x00C0, 0x00D6},    {0x00D8, 0x00F6},    {0x00F8, 0x02AF},
    {0x0370, 0x1FFF},    {0x2C00, 0x2DDF},    {0x3040, 0xD7FF},    {0xF900, 0xFDFF},
    {0xFE70, 0xFEFE},    {0xFF21, 0xFF3A},    {0xFF41, 0xFF5A},    {0x10000, 0x1CFFF},
    {0x1E000, 0x1EFFF},  {0x20000, 0x3FFFF},
};

bool is_letter(std::uint32_t point) {
  for (const Block& block : scripts)
    if (point >= block.first && point <= block.last) return true;
  return false;
}

}  // namespace

std::size_t letter_count(std::string_view utf8) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[at++]);
    std::uint32_t point = lead < 0x80 ? lead : lead < 0xE0 ? lead & 0x1Fu : lead & 0x0Fu;
    if (lead >= 0xF0) point = lead & 0x07u;
    while (at < utf8.size() && (static_cast<unsigned char>(utf8[at]) & 0xC0u) == 0x80u)
      point = (point << 6) | (static_cast<unsigned char>(utf8[at++]) & 0x3Fu);
    letters += is_letter(point);
  }
  return letters;
}

}  // namespace zegel::event
