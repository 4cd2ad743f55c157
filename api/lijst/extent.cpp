#include "api/lijst/extent.h"

#include <algorithm>

#include "api/lijst/number.h"
#include "ledger/catalogue/events.h"

namespace zegel::api::lijst {

std::optional<Extents> parse_extents(std::string_view text) {
  Extents out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    const std::string_view one = text.substr(0, end);
    const std::size_t colon = std::min(one.find(':'), one.size());
    const std::string_view reg = one.substr(0, colon);
    const auto size = parse_number(one.substr(std::min(colon + 1, one.size())));
    const bool twice = std::ranges::find(out, reg, &Extent::reg) != out.end();
    if (!size || !catalogue::register_of(reg) || twice) return std::nullopt;
    out.push_back({std::string(reg), *size});
    if (end + 1 == text.size()) return std::nullopt;  // a comma with nothing behind it
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out.empty() ? std::nullopt : std::optional(std::move(out));
}

std::string extents_text(const Extents& extents) {
  std::string out;
  for (const Extent& extent : extents) {
    if (!out.empty()) out += ',';
    out += extent.reg + ":" + address_number(extent.size);
  }
  return out;
}

std::uint64_t size_of(const Extents& extents, std::string_view reg) {
  const auto found = std::ranges::find(extents, reg, &Extent::reg);
  return found == extents.end() ? 0 : found->size;
}

}  // namespace zegel::api::lijst
