// N8: which disclosure belongs to whom (envelop.md 3).
#include "ledger/base/check.h"
#include "ledger/inhoud/disclosure_name.h"
#include "ledger/inhoud/seal.h"

namespace zegel::inhoud {
namespace {

bool is_personal(std::string_view name, const catalogue::EventRow& row) {
  if (row.has_person && name == "persoon") return true;
  const catalogue::FieldUse* const use = row.find_field(name);
  return use != nullptr && use->exposure == catalogue::Exposure::verzegeld;
}

}  // namespace

std::vector<std::uint8_t> parts_of(const event::Opened& opened,
                                   std::span<const std::string_view> disclosures,
                                   const catalogue::EventRow& row) {
  ZEGEL_CHECK(opened.owner.size() == disclosures.size());
  std::vector<std::uint8_t> parts = opened.owner;
  if (opened.content.betrokkenen() != 1) return parts;
  for (std::size_t i = 0; i < disclosures.size(); ++i) {
    if (parts[i] != 0) continue;
    const std::string name = disclosure_name(disclosures[i]);
    const bool structure = name.empty() || name == "inhoud" || name == "betrokkenen";
    if (!structure && is_personal(name, row)) parts[i] = 1;
  }
  return parts;
}

}  // namespace zegel::inhoud
