// The strict parser behind parse_json (json.h, envelop.md 5), as an object so that the disclosures
// of one event share its buffers. Boost.JSON 1.81 reads the text; what it lets pass is refused
// here.
//
// Invariants: a text is accepted only if it is one value and nothing was left over. Every bound is
// checked before the piece is kept. What it held of a text is wiped when it ends (I6).
// Threads: one owner. Include only from ledger/event/*.cpp: it costs a second to compile.
#pragma once

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>
#include <forward_list>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/base/limits.h"
#include "ledger/event/json.h"

namespace zegel::event {

// Whether a name or string holds only characters of the profile. `text` is valid UTF-8.
bool characters_allowed(std::string_view text, Newlines newlines);

class JsonHandler {
 public:
  static constexpr std::size_t max_object_size = base::limits::json_members;
  static constexpr std::size_t max_array_size = base::limits::json_elements;
  static constexpr std::size_t max_key_size = base::limits::json_name;
  static constexpr std::size_t max_string_size = base::limits::json_string;
  using View = boost::json::string_view;
  using Error = boost::json::error_code;

  explicit JsonHandler(boost::json::storage_ptr spill);
  ~JsonHandler();
  JsonHandler(const JsonHandler&) = delete;
  JsonHandler& operator=(const JsonHandler&) = delete;

  // `text` is what the parser reads: it outlives the parse.
  void begin(std::string_view text, boost::json::storage_ptr storage, Newlines newlines);
  boost::json::value finish() { return values_.release(); }

  bool on_document_begin(Error&) { return true; }
  bool on_document_end(Error&) { return true; }
  bool on_object_begin(Error&);
  bool on_object_end(std::size_t members, Error&);
  bool on_array_begin(Error&) { return true; }
  bool on_array_end(std::size_t elements, Error&);
  bool on_key_part(View part, std::size_t, Error&) { return keep(part); }
  bool on_key(View last, std::size_t, Error&);
  bool on_string_part(View part, std::size_t, Error&) { return keep(part); }
  bool on_string(View last, std::size_t, Error&);
  bool on_number_part(View, Error& error) { return refuse(error); }  // only in split input
  bool on_int64(std::int64_t number, View text, Error&);
  bool on_uint64(std::uint64_t, View, Error& error) { return refuse(error); }
  bool on_double(double, View, Error& error) { return refuse(error); }
  bool on_bool(bool value, Error&);
  bool on_null(Error&);
  bool on_comment_part(View, Error& error) { return refuse(error); }
  bool on_comment(View, Error& error) { return refuse(error); }

 private:
  struct Name {
    const char* text;
    std::size_t size;
  };
  static bool refuse(Error& error);
  bool keep(View part);                 // a piece of a text that holds escapes
  View whole(View last);                // all its pieces
  bool stands_in_text(std::string_view name) const;
  bool is_new_name(std::string_view name) const;

  // Large arrays stay uninitialised: they are written before they are read.
  unsigned char value_space_[64 * sizeof(boost::json::value)];
  char piece_[base::limits::json_string];
  Name names_[base::limits::json_depth * base::limits::json_members];  // of all open objects
  std::size_t first_name_[base::limits::json_depth];                   // per open object
  std::size_t piece_size_ = 0;
  std::size_t piece_used_ = 0;          // most ever kept: what must be wiped
  std::size_t name_count_ = 0;
  std::size_t open_objects_ = 0;
  Newlines newlines_ = Newlines::refused;
  std::string_view text_;
  std::forward_list<std::string> escaped_names_;
  boost::json::value_stack values_;
};

class JsonParser {
 public:
  // `spill`: where partial values go that outgrow the parser's own space.
  explicit JsonParser(boost::json::storage_ptr spill = {});
  std::optional<boost::json::value> parse(std::string_view text, boost::json::storage_ptr storage,
                                          Newlines newlines);

 private:
  boost::json::basic_parser<JsonHandler> parser_;
};

}  // namespace zegel::event
