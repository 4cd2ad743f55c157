#include "ledger/audit/content_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/object.hpp>

#include "ledger/catalogue/events.h"

namespace zegel::audit {
namespace {

using catalogue::EventRow;
using catalogue::FieldUse;

bool is_field(std::span<const FieldUse> fields, std::string_view name) {
  return std::ranges::any_of(fields, [&](const FieldUse& use) { return use.name == name; });
}

// Opened names are those of the row, and opened + closed = its number of keys. That names are
// distinct is part of O5.
bool keys_fit(const event::Content& content, const EventRow& row) {
  const bool persons = row.persons != catalogue::Persons::none;
  if (content.has_betrokkenen() && !persons) return false;
  for (std::size_t i = 0; i < content.key_count(); ++i)
    if (!is_field(row.fields, content.key(i))) return false;
  const std::size_t open = content.key_count() + (content.has_betrokkenen() ? 1 : 0);
  return open + content.unopened_keys() == row.fields.size() + (persons ? 1 : 0);
}

bool elements_fit(const event::Content& content, const EventRow& row) {
  const auto fields = catalogue::element_fields(row.element);
  for (std::size_t i = 0; i < content.betrokkenen(); ++i) {
    const auto& element = content.betrokkene(i);
    if (element.size() != fields.size()) return false;
    for (const auto& member : element)
      if (!is_field(fields, {member.key().data(), member.key().size()})) return false;
  }
  return true;
}

}  // namespace

Step check_content(Examined& out) {
  const auto& disclosures = out.envelope->disclosures;
  if (disclosures.empty())
    return not_checked("Er is geen inhoud meegegeven; alleen de samenvatting is gecontroleerd.");
  auto opened = event::open_partial(*out.skelet, disclosures);
  if (!opened) {
    const auto& places = opened.error().refusals;
    const std::string where = places.empty() ? "" : " (" + places.front().veld + ")";
    return wrong(fmt::format("De inhoud hoort niet bij de ondertekende samenvatting{}.", where));
  }
  const EventRow* row = catalogue::find_event(out.skelet->evt);
  if (!row) return wrong("Dit type gebeurtenis kent deze versie niet: neem een nieuwere.");
  if (!keys_fit(opened->content, *row) || !elements_fit(opened->content, *row))
    return wrong("Er is een veld verborgen, of er ontbreekt er een dat dit type hoort te hebben.");
  out.opened = std::move(*opened);
  if (out.complete()) return right("Deze gegevens horen bij de ondertekende samenvatting.");
  const auto& content = out.opened->content;
  return right(fmt::format("Deze gegevens horen bij de ondertekende samenvatting; {} niet getoond.",
                           content.unopened_keys() + content.unopened_elements()));
}

}  // namespace zegel::audit
