#include "api/openapi/pretty.h"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

namespace zegel::openapi {
namespace {

namespace json = boost::json;

constexpr std::size_t line_length = 100;

void write(std::string& out, const json::value& value, std::size_t depth);

void indent(std::string& out, std::size_t depth) {
  out += '\n';
  out.append(depth * 2, ' ');
}

bool is_flat(const json::value& value) { return !value.is_object() && !value.is_array(); }

// True when the array was written on one line.
bool write_short(std::string& out, const json::array& list, std::size_t depth) {
  if (!std::all_of(list.begin(), list.end(), is_flat)) return false;
  std::string line = "[";
  for (const json::value& one : list) {
    if (line.size() > 1) line += ", ";
    line += json::serialize(one);
  }
  line += ']';
  if (depth * 2 + line.size() > line_length) return false;
  out += line;
  return true;
}

void write_array(std::string& out, const json::array& list, std::size_t depth) {
  if (write_short(out, list, depth)) return;
  out += '[';
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) out += ',';
    indent(out, depth + 1);
    write(out, list[i], depth + 1);
  }
  indent(out, depth);
  out += ']';
}

void write_object(std::string& out, const json::object& object, std::size_t depth) {
  if (object.empty()) {
    out += "{}";
    return;
  }
  out += '{';
  bool first = true;
  for (const auto& [name, value] : object) {
    if (!first) out += ',';
    first = false;
    indent(out, depth + 1);
    out += json::serialize(name);
    out += ": ";
    write(out, value, depth + 1);
  }
  indent(out, depth);
  out += '}';
}

void write(std::string& out, const json::value& value, std::size_t depth) {
  if (const auto* const object = value.if_object()) return write_object(out, *object, depth);
  if (const auto* const list = value.if_array()) return write_array(out, *list, depth);
  out += json::serialize(value);
}

}  // namespace

std::string pretty(const json::value& value) {
  std::string out;
  write(out, value, 0);
  out += '\n';
  return out;
}

}  // namespace zegel::openapi
