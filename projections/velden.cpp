#include "projections/velden.h"

#include <boost/json.hpp>

namespace zegel::projections {
namespace {

namespace json = boost::json;

// One object, member by member.
class Members {
 public:
  void add(std::string_view name, const json::value& value) {
    text_ += text_.empty() ? "{\"" : ",\"";
    text_.append(name).append("\":");  // names of the catalogue need no escape
    serializer_.reset(&value);
    while (!serializer_.done()) {
      char piece[512];
      const auto read = serializer_.read(piece, sizeof piece);
      text_.append(read.data(), read.size());
    }
  }
  std::string take() && {
    if (text_.empty()) return "{}";
    text_ += '}';
    return std::move(text_);
  }

 private:
  std::string text_;
  json::serializer serializer_;
};

// Issuers write the keys in row order, so the search goes on where the last one was found.
const json::value* next_key(const event::Content& content, std::string_view name,
                            std::size_t& at) {
  for (std::size_t tried = 0; tried < content.key_count(); ++tried, ++at) {
    if (at >= content.key_count()) at = 0;
    if (content.key(at) == name) return &content.value(at++);
  }
  return nullptr;
}

}  // namespace

bool is_shown(const catalogue::FieldUse& use) {
  return use.exposure == catalogue::Exposure::index && use.name != "casus" &&
         use.name != "pid";
}

std::string velden_of(const event::Content& content, const catalogue::EventRow* row) {
  Members members;
  if (row == nullptr) return std::move(members).take();
  std::size_t at = 0;
  for (const catalogue::FieldUse& use : row->fields) {
    if (!is_shown(use)) continue;
    const json::value* value = next_key(content, use.name, at);
    if (value != nullptr && !value->is_null()) members.add(use.name, *value);
  }
  return std::move(members).take();
}

std::string velden_of(const json::object& element, catalogue::Element kind) {
  Members members;
  for (const catalogue::FieldUse& use : catalogue::element_fields(kind)) {
    if (!is_shown(use)) continue;
    const json::value* value = element.if_contains(use.name);
    if (value != nullptr && !value->is_null()) members.add(use.name, *value);
  }
  return std::move(members).take();
}

}  // namespace zegel::projections
