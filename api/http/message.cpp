#include "api/http/message.h"

#include "api/http/host.h"

namespace zegel::http {

namespace {
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
}  // namespace

bool iequals(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (lower(a[i]) != lower(b[i])) return false;
  return true;
}

std::string_view Request::field(std::string_view name) const {
  for (const Field& field : fields)
    if (iequals(field.name, name)) return field.value;
  return {};
}

std::optional<std::string_view> Request::query_value(std::string_view name) const {
  for (const QueryItem& item : query)
    if (item.name == name) return item.value;
  return std::nullopt;
}

void Request::clear() {
  head.clear();
  decoded.clear();
  method = target = path = {};
  query.clear();
  fields.clear();
  wipe(body);  // a message is plaintext (I6)
  kenmerk.clear();
  attachment.reset();
}

}  // namespace zegel::http
