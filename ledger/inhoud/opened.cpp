#include <algorithm>

#include "ledger/base/limits.h"
#include "ledger/inhoud/opened_state.h"

namespace zegel::inhoud {

OpenedRecord::OpenedRecord() : state_(std::make_unique<State>()) {}
OpenedRecord::~OpenedRecord() = default;
OpenedRecord::OpenedRecord(OpenedRecord&&) noexcept = default;
OpenedRecord& OpenedRecord::operator=(OpenedRecord&&) noexcept = default;

std::vector<std::string_view> OpenedRecord::disclosures() const {
  std::vector<std::string_view> all;
  for (const PartText& part : state_->parts)
    all.insert(all.end(), part.disclosures.begin(), part.disclosures.end());
  return all;
}

std::vector<std::string_view> OpenedRecord::disclosures(std::size_t part) const {
  return state_->parts.at(part).disclosures;
}

// sleutels.md 11: exactly one of four, whatever the parts say.
Toestand OpenedRecord::toestand() const {
  const auto any = [&](Part part) { return std::ranges::find(parts, part) != parts.end(); };
  if (parts.empty() || any(Part::ontbreekt)) return Toestand::ontbreekt;
  if (parts.front() == Part::vernietigd) return Toestand::vernietigd;
  return any(Part::vernietigd) ? Toestand::gedeeltelijk : Toestand::volledig;
}

std::string_view toestand_name(Toestand toestand) {
  switch (toestand) {
    case Toestand::volledig: return "volledig";
    case Toestand::gedeeltelijk: return "gedeeltelijk";
    case Toestand::vernietigd: return "vernietigd";
    case Toestand::ontbreekt: return "ontbreekt";
  }
  return {};
}

bool PartText::take(Plaintext padded) {
  const auto content = unpad(padded.view());
  if (!content) return false;
  std::string_view text = base::as_text(*content);
  while (!text.empty()) {
    const auto end = text.find('~');
    if (end == std::string_view::npos || disclosures.size() == base::limits::disclosures) break;
    disclosures.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  if (!text.empty()) disclosures.clear();
  if (disclosures.empty()) return false;
  plain.emplace(std::move(padded));
  return true;
}

void PartText::drop() {
  disclosures.clear();
  plain.reset();
}

}  // namespace zegel::inhoud
