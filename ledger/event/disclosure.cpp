#include "ledger/event/disclosure.h"

#include <algorithm>
#include <array>

#include "ledger/base/limits.h"
#include "ledger/crypto/aead.h"
#include "ledger/event/json_parser.h"

namespace zegel::event {
namespace {

namespace json = boost::json;
namespace limits = base::limits;

// Reads the disclosures of one event with one parser and one buffer.
class Reader {
 public:
  Reader(const catalogue::EventRow* row, WipingArena& arena, std::size_t longest)
      : row_(row), arena_(&arena), parser_(arena_), size_(longest * 3 / 4),
        decoded_(static_cast<base::Byte*>(arena_->allocate(size_ + 1, 1))) {}

  // Empty code: it could be read.
  std::string_view read(std::string_view text, Disclosure& out);

 private:
  std::string_view classify(const json::value& value, Disclosure& out);
  bool is_key(std::string_view name);

  const catalogue::EventRow* row_;
  json::storage_ptr arena_;
  JsonParser parser_;
  std::size_t size_;
  base::Byte* decoded_;
  std::size_t expected_field_ = 0;  // issuers mostly write in row order: look there first
};

bool is_reserved(std::string_view name);
bool holds_reserved_name(const json::value& value);

std::string_view view(const json::string& text) { return {text.data(), text.size()}; }

}  // namespace

std::string place_of(std::size_t disclosure) {
  return "/onthullingen/" + std::to_string(disclosure);
}

std::vector<Disclosure> read_disclosures(std::span<const std::string_view> texts,
                                         const catalogue::EventRow* row, WipingArena& arena,
                                         base::Refusals& faults) {
  std::size_t longest = 0;
  for (const std::string_view text : texts) longest = std::max(longest, text.size());
  Reader reader(row, arena, longest);
  std::vector<Disclosure> out(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    out[i].digest = crypto::sha256(base::as_bytes(texts[i]));
    const std::string_view code = reader.read(texts[i], out[i]);
    if (!code.empty()) faults.push_back({code, place_of(i)});
  }
  return out;
}

void check_salts(std::span<const Disclosure> disclosures, base::Refusals& faults) {
  struct Salt {
    std::array<base::Byte, 32> bytes{};  // shorter ones end in zeros
    std::size_t size = 0;
    std::size_t disclosure = 0;
    auto operator<=>(const Salt&) const = default;
  };
  std::array<Salt, limits::disclosures> salts;
  std::size_t count = 0;
  for (std::size_t i = 0; i < disclosures.size(); ++i) {
    if (!disclosures[i].salt) continue;
    const json::string* const text = disclosures[i].salt->if_string();
    Salt& salt = salts[count] = {};
    salt.size = text ? text->size() * 3 / 4 : 0;
    salt.disclosure = i;
    const bool strong =
        16 <= salt.size && salt.size <= 32 &&
        base::decode_base64url_into(view(*text), std::span(salt.bytes).first(salt.size));
    if (strong) ++count;
    if (!strong) faults.push_back({"V-ENV-8", place_of(i)});
  }
  std::sort(salts.begin(), salts.begin() + count);
  for (std::size_t i = 1; i < count; ++i)
    if (salts[i].bytes == salts[i - 1].bytes && salts[i].size == salts[i - 1].size)
      faults.push_back({"V-ENV-8", place_of(salts[i].disclosure)});
  for (Salt& salt : salts) crypto::wipe(salt.bytes);  // as secret as the value that it hides
}

namespace {

// The parts of the array stay in the arena when `value`, their handle, ends (wiping_arena.h).
std::string_view Reader::read(std::string_view text, Disclosure& out) {
  const std::span bytes(decoded_, text.size() * 3 / 4);
  if (!base::decode_base64url_into(text, bytes)) return "V-ENV-1";
  const auto value = parser_.parse(base::as_text(bytes), arena_, Newlines::allowed);
  if (!value) return "V-ENV-2";
  return classify(*value, out);
}

// [salt, name, value] or [salt, object], and no digest but where N1 and N3 put one.
std::string_view Reader::classify(const json::value& value, Disclosure& out) {
  constexpr std::string_view misfit = "V-ENV-7";
  const json::array* const parts = value.if_array();
  if (!parts || parts->size() < 2 || parts->size() > 3) return misfit;
  out.salt = &(*parts)[0];
  out.value = &parts->back();
  if (parts->size() == 2) {
    if (!out.value->is_object() || holds_reserved_name(*out.value)) return misfit;
    out.kind = Disclosure::Kind::element;
    return {};
  }
  const json::string* const name = (*parts)[1].if_string();
  if (!name) return misfit;
  out.name = view(*name);
  if (out.name == "inhoud") {
    out.kind = Disclosure::Kind::inhoud;
    return {};
  }
  if (!is_key(out.name)) return misfit;
  if (out.name != betrokkenen_key && holds_reserved_name(*out.value)) return misfit;
  out.kind = Disclosure::Kind::key;
  return {};
}

bool Reader::is_key(std::string_view name) {
  if (is_reserved(name)) return false;
  if (!row_) return true;
  const auto& fields = row_->fields;
  if (expected_field_ < fields.size() && fields[expected_field_].name == name) {
    ++expected_field_;
    return true;
  }
  return row_->has_key(name);
}

bool is_reserved(std::string_view name) {
  return name == "_sd" || name == "_sd_alg" || name == "...";
}

// N4. The depth of a value is bounded by the parser.
bool holds_reserved_name(const json::value& value) {
  if (const json::array* const array = value.if_array())
    return std::any_of(array->begin(), array->end(), holds_reserved_name);
  const json::object* const object = value.if_object();
  if (!object) return false;
  return std::any_of(object->begin(), object->end(), [](const auto& member) {
    return is_reserved({member.key().data(), member.key().size()}) ||
           holds_reserved_name(member.value());
  });
}

}  // namespace
}  // namespace zegel::event
