// The fields of an event as its trail row holds them, for filters (projections/velden.h made the
// text). Threads: one owner. Errors: none; what is not there is empty.
#pragma once

#include <boost/json/object.hpp>
#include <string_view>

namespace zegel::api {

class Velden {
 public:
  explicit Velden(std::string_view text);
  std::string_view text(std::string_view field) const;  // empty: absent, or no text
  bool flag(std::string_view field) const;
  // A code equals it, or a set of codes has it.
  bool holds(std::string_view field, std::string_view code) const;
  const boost::json::object& object() const { return object_; }

 private:
  boost::json::object object_;
};

// Does the field hold this code? Without a parse when the text does not hold it at all.
bool field_holds(std::string_view velden, std::string_view field, std::string_view code);

}  // namespace zegel::api
