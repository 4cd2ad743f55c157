#include "ledger/catalogue/refusals.h"

#include "ledger/catalogue/refusal_table.h"

namespace zegel::catalogue {
namespace {

constexpr bool is_sound() {
  for (const RefusalRow& row : table::refusals) {
    if (row.title.empty() || row.remedy.empty() || row.slug.empty()) return false;
    if (row.status < 400 || row.status > 503 || row.vanaf == 0) return false;
    if (row.geheel != 0 && row.geheel <= row.vanaf) return false;
    if (row.mode != 'S' && row.mode != 'T' && row.mode != 'R') return false;
    for (const RefusalRow& other : table::refusals)
      if (&row != &other && (row.code == other.code || row.slug == other.slug)) return false;
  }
  return true;
}
static_assert(is_sound());

}  // namespace

std::span<const RefusalRow> refusal_rows() { return table::refusals; }

const RefusalRow* find_refusal(std::string_view code) {
  for (const RefusalRow& row : table::refusals)
    if (row.code == code) return &row;
  return nullptr;
}

}  // namespace zegel::catalogue
