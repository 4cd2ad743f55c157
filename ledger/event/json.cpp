#include "ledger/event/json.h"

#include <array>

#include "ledger/base/check.h"
#include "ledger/crypto/aead.h"
#include "ledger/event/json_parser.h"

namespace zegel::event {

namespace json = boost::json;
namespace limits = base::limits;

std::optional<json::value> parse_json(std::string_view text, json::storage_ptr storage,
                                      Newlines newlines) {
  return JsonParser().parse(text, std::move(storage), newlines);
}

namespace {

json::parse_options strict_options() {
  json::parse_options options;  // no comments, no trailing commas, no invalid UTF-8
  options.max_depth = limits::json_depth;
  return options;
}

std::string_view std_view(json::string_view text) { return {text.data(), text.size()}; }

}  // namespace

JsonParser::JsonParser(json::storage_ptr spill) : parser_(strict_options(), std::move(spill)) {}

std::optional<json::value> JsonParser::parse(std::string_view text, json::storage_ptr storage,
                                             Newlines newlines) {
  parser_.reset();
  parser_.handler().begin(text, std::move(storage), newlines);
  json::error_code error;
  const std::size_t used = parser_.write_some(false, text.data(), text.size(), error);
  // Both: alone the parser takes `01` and `1 2` as good, having used one byte.
  if (error || used != text.size()) return std::nullopt;
  return parser_.handler().finish();
}

JsonHandler::JsonHandler(json::storage_ptr spill)
    : values_(std::move(spill), value_space_, sizeof value_space_) {}

JsonHandler::~JsonHandler() {
  values_.reset();
  crypto::wipe(value_space_);
  crypto::wipe({reinterpret_cast<base::Byte*>(piece_), piece_used_});
}

void JsonHandler::begin(std::string_view text, json::storage_ptr storage, Newlines newlines) {
  text_ = text;
  values_.reset(std::move(storage));
  piece_size_ = 0;
  name_count_ = 0;
  open_objects_ = 0;
  newlines_ = newlines;
  escaped_names_.clear();
}

bool JsonHandler::on_object_begin(Error&) {
  ZEGEL_CHECK(open_objects_ < limits::json_depth);  // the parser counts the depth before it calls
  first_name_[open_objects_++] = name_count_;
  return true;
}

bool JsonHandler::on_object_end(std::size_t members, Error&) {
  name_count_ = first_name_[--open_objects_];
  values_.push_object(members);
  return true;
}

bool JsonHandler::on_array_end(std::size_t elements, Error&) {
  values_.push_array(elements);
  return true;
}

bool JsonHandler::on_key(View last, std::size_t, Error& error) {
  std::string_view name = std_view(whole(last));
  if (!characters_allowed(name, Newlines::refused) || !is_new_name(name)) return refuse(error);
  values_.push_key(View(name.data(), name.size()));
  // A name with an escape stands in our pieces or on the parser's stack: both are written over.
  if (!stands_in_text(name)) name = escaped_names_.emplace_front(name);
  names_[name_count_++] = {name.data(), name.size()};
  return true;
}

bool JsonHandler::on_string(View last, std::size_t, Error& error) {
  const View text = whole(last);
  if (!characters_allowed(std_view(text), newlines_)) return refuse(error);
  values_.push_string(text);
  return true;
}

bool JsonHandler::on_int64(std::int64_t number, View text, Error& error) {
  const bool minus_zero = number == 0 && text.front() == '-';
  if (minus_zero || number > limits::json_integer || number < -limits::json_integer)
    return refuse(error);
  values_.push_int64(number);
  return true;
}

bool JsonHandler::on_bool(bool value, Error&) {
  values_.push_bool(value);
  return true;
}

bool JsonHandler::on_null(Error&) {
  values_.push_null();
  return true;
}

bool JsonHandler::refuse(Error& error) {
  error = json::error::syntax;
  return false;
}

bool JsonHandler::keep(View part) {
  ZEGEL_CHECK(part.size() <= sizeof piece_ - piece_size_);  // the parser counts before it calls
  std::memcpy(piece_ + piece_size_, part.data(), part.size());
  piece_size_ += part.size();
  piece_used_ = std::max(piece_used_, piece_size_);
  return true;
}

JsonHandler::View JsonHandler::whole(View last) {
  if (piece_size_ == 0) return last;
  keep(last);
  return {piece_, std::exchange(piece_size_, 0)};
}

bool JsonHandler::stands_in_text(std::string_view name) const {
  const std::less_equal<const char*> not_after;
  return not_after(text_.data(), name.data()) &&
         not_after(name.data() + name.size(), text_.data() + text_.size());
}

bool JsonHandler::is_new_name(std::string_view name) const {
  for (std::size_t i = first_name_[open_objects_ - 1]; i < name_count_; ++i)
    if (std::string_view(names_[i].text, names_[i].size) == name) return false;
  return true;
}

namespace {

enum class Class : std::uint8_t { allowed, refused, newline, look_closer };

constexpr std::array<Class, 256> classes = [] {
  std::array<Class, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = Class::refused;
  table['\n'] = Class::newline;
  table[0x7f] = Class::refused;
  // First bytes of the sequences that hold a refused character.
  for (const std::size_t lead : {0xc2, 0xe2, 0xef, 0xf0, 0xf1, 0xf2, 0xf3, 0xf4})
    table[lead] = Class::look_closer;
  return table;
}();

// The character that starts at `at`; the text is valid UTF-8.
std::uint32_t character(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i]));
  };
  if (byte(0) < 0xe0) return (byte(0) & 0x1f) << 6 | (byte(1) & 0x3f);
  if (byte(0) < 0xf0)
    return (byte(0) & 0x0f) << 12 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f);
  return (byte(0) & 0x07) << 18 | (byte(1) & 0x3f) << 12 | (byte(2) & 0x3f) << 6 |
         (byte(3) & 0x3f);
}

bool is_refused(std::uint32_t c) {
  const auto between = [c](std::uint32_t from, std::uint32_t to) { return from <= c && c <= to; };
  return between(0x80, 0x9f) ||                                 // C1 controls
         between(0x202a, 0x202e) || between(0x2066, 0x2069) ||  // a screen would lie
         c == 0xfeff || between(0xfdd0, 0xfdef) ||              // byte order mark, noncharacters
         (c & 0xfffe) == 0xfffe;
}

}  // namespace

bool characters_allowed(std::string_view text, Newlines newlines) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    switch (classes[static_cast<unsigned char>(text[i])]) {
      case Class::allowed: break;
      case Class::refused: return false;
      case Class::newline:
        if (newlines == Newlines::refused) return false;
        break;
      case Class::look_closer:
        if (is_refused(character(text, i))) return false;
        break;
    }
  }
  return true;
}

}  // namespace zegel::event
