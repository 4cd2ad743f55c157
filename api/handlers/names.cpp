#include "api/handlers/names.h"

#include "api/json_text.h"

namespace zegel::api {

std::string_view Names::of(std::string_view oin) {
  const auto known = known_.find(oin);
  if (known != known_.end()) return known->second;
  const auto partij = services_.projections.partners().partij(rows_, oin);
  return known_.emplace(std::string(oin), partij ? partij->name : std::string()).first->second;
}

void append_organisation(std::string& out, Names& names, std::string_view oin) {
  JsonObject object(out);
  object.text("oin", oin);
  const std::string_view name = names.of(oin);
  if (name.empty()) {
    object.null("naam");
  } else {
    object.text("naam", name);
  }
}

}  // namespace zegel::api
