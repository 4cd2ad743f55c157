#include "ledger/catalogue/finding_table.h"

namespace zegel::catalogue {
namespace {

constexpr bool is_sound() {
  for (const FindingRow& row : table::findings) {
    if (row.title.empty() || row.advice.empty() || row.ernst.empty() || row.vanaf == 0) return false;
    for (const char where : row.where)
      if (where != 'A' && where != 'N' && where != 'S') return false;
    for (const FindingRow& other : table::findings)
      if (&row != &other && row.code == other.code) return false;
  }
  return true;
}
static_assert(is_sound());

}  // namespace

std::span<const FindingRow> finding_rows() { return table::findings; }

const FindingRow* find_finding(std::string_view code) {
  for (const FindingRow& row : table::findings)
    if (row.code == code) return &row;
  return nullptr;
}

}  // namespace zegel::catalogue
