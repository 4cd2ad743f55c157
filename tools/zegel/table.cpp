#include "tools/zegel/table.h"

#include <algorithm>

namespace zegel::cli {
namespace {

constexpr std::size_t gap = 2;

// Characters, not bytes: a name with a diaeresis is as wide as one without.
std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

void append_row(std::string& out, const Cells& row, const std::vector<std::size_t>& widths) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    out += row[i];
    if (i + 1 < row.size()) out.append(widths[i] + gap - width_of(row[i]), ' ');
  }
  out += '\n';
}

}  // namespace

std::string Table::text(bool aligned) const {
  std::string out;
  std::vector<std::size_t> widths;
  if (!aligned) {
    for (const Cells& row : rows_)
      for (std::size_t i = 0; i < row.size(); ++i)
        out.append(row[i]).append(i + 1 < row.size() ? "\t" : "\n");
    return out;
  }
  for (const std::string& name : heading_) widths.push_back(width_of(name));
  for (const Cells& row : rows_)
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], width_of(row[i]));
  append_row(out, heading_, widths);
  for (const Cells& row : rows_) append_row(out, row, widths);
  return out;
}

void Table::print(const Terminal& terminal) const {
  if (!terminal.json) terminal.raw(text(terminal.wide()));
}

}  // namespace zegel::cli
