#include "api/openapi/code_lists.h"

#include <boost/json/value.hpp>
#include <string>

#include "ledger/catalogue/events.h"

namespace zegel::openapi {
namespace {

namespace json = boost::json;
using catalogue::CodeList;

std::string_view form_name(catalogue::ListForm form) {
  switch (form) {
    case catalogue::ListForm::codes: return "codes";
    case catalogue::ListForm::oin: return "oin";
    case catalogue::ListForm::four_digits: return "vier-cijfers";
  }
  return {};
}

json::object heading(const CodeList& list) {
  return {{"lijst", list.name},
          {"versie", lists_edition},
          {"vorm", form_name(list.form)},
          {"uitbreidbaar", list.extensible},
          {"_links", {{"self", {{"href", "/v1/codelijsten/" + std::string(list.name)}}}}}};
}

}  // namespace

json::object code_lists() {
  json::array rows;
  for (const CodeList& list : catalogue::code_lists()) rows.push_back(heading(list));
  return {{"rijen", std::move(rows)}, {"_links", {{"self", {{"href", "/v1/codelijsten"}}}}}};
}

std::optional<json::object> code_list(std::string_view name) {
  const CodeList* const list = catalogue::find_list(name);
  if (list == nullptr) return std::nullopt;
  json::array codes;
  for (const catalogue::CodeRow& row : list->codes)
    if (!row.reserved)
      codes.push_back({{"code", row.code}, {"label", row.label}, {"gesloten", row.closed}});
  json::object out = heading(*list);
  out["codes"] = std::move(codes);
  return out;
}

}  // namespace zegel::openapi
