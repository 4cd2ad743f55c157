// JSON answers as appended text: an answer on the hot path is a handful of fixed members, and
// building a document for it would cost more than the rest of the handler. Values are escaped here,
// members are literals of the caller. Threads: pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace zegel::api {

void append_json(std::string& out, std::string_view text);  // with quotes
void append_number(std::string& out, std::uint64_t value);

// {"a":"..","b":7}: `member` writes the comma and the name. The closing bracket comes with the end
// of the scope: give it a scope of its own before the text is used.
class JsonObject {
 public:
  explicit JsonObject(std::string& out) : out_(out) { out_ += '{'; }
  ~JsonObject() { out_ += '}'; }
  JsonObject(const JsonObject&) = delete;
  JsonObject& operator=(const JsonObject&) = delete;

  std::string& member(std::string_view name);
  void text(std::string_view name, std::string_view value) { append_json(member(name), value); }
  void number(std::string_view name, std::uint64_t value) { append_number(member(name), value); }
  void boolean(std::string_view name, bool value) { member(name) += value ? "true" : "false"; }
  void null(std::string_view name) { member(name) += "null"; }

 private:
  std::string& out_;
  bool first_ = true;
};

class JsonArray {
 public:
  explicit JsonArray(std::string& out) : out_(out) { out_ += '['; }
  ~JsonArray() { out_ += ']'; }
  JsonArray(const JsonArray&) = delete;
  JsonArray& operator=(const JsonArray&) = delete;
  std::string& element() {
    if (!first_) out_ += ',';
    first_ = false;
    return out_;
  }
  void text(std::string_view value) { append_json(element(), value); }

 private:
  std::string& out_;
  bool first_ = true;
};

}  // namespace zegel::api
