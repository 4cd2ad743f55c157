#include "ledger/event/issue.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <vector>

#include "ledger/crypto/aead.h"
#include "ledger/crypto/hash.h"

namespace zegel::event {
namespace {

namespace json = boost::json;
using catalogue::EventRow;
using catalogue::FieldUse;

void wipe(std::string& text) {
  crypto::wipe({reinterpret_cast<base::Byte*>(text.data()), text.size()});
}

// Text that holds content, overwritten at its end (I6).
struct Plain {
  std::string text;
  ~Plain() { wipe(text); }
};

// Collects the disclosures of one event in the order in which they are sent; wipes them.
class Issuer {
 public:
  explicit Issuer(crypto::Random& random) : random_(random) {}
  ~Issuer() { std::ranges::for_each(disclosures_, wipe); }
  Issuer(const Issuer&) = delete;
  Issuer& operator=(const Issuer&) = delete;
  // Adds a disclosure and answers its digest, base64url.
  std::string add(std::string_view name, std::string_view value);
  std::string close(std::string jws);            // jws~d~d~
  void first_comes_last();                       // `inhoud` is made last and sent first

 private:
  crypto::Random& random_;
  std::vector<std::string> disclosures_;
};

std::string element_json(const json::object& element, std::span<const FieldUse> fields);
std::string digests_json(std::vector<std::string> digests);
base::Refusals strangers(const json::object& inhoud, const EventRow& row);
void append_value(std::string& out, const json::object& from, std::string_view name);
const json::array* people(const json::object& inhoud);

}  // namespace

base::Result<std::string> issue(const Skelet& skelet, const json::object& inhoud,
                                const EventRow& row, const crypto::SigningKey& key,
                                crypto::Random& random) {
  base::Refusals faults = strangers(inhoud, row);
  if (!faults.empty()) return std::unexpected(base::Failure::refused(std::move(faults)));

  Issuer issuer(random);
  std::vector<std::string> digests;
  for (const FieldUse& field : row.fields) {
    Plain value;
    append_value(value.text, inhoud, field.name);
    digests.push_back(issuer.add(field.name, value.text));
  }
  if (row.persons != catalogue::Persons::none) {
    std::string list = "[";
    if (const json::array* const elements = people(inhoud))
      for (const json::value& element : *elements) {
        const Plain object{
            element_json(element.get_object(), catalogue::element_fields(row.element))};
        list += fmt::format(R"({}{{"...":"{}"}})", list.size() > 1 ? "," : "",
                            issuer.add({}, object.text));
      }
    digests.push_back(issuer.add("betrokkenen", list + "]"));
  }
  const std::string root = issuer.add("inhoud", digests_json(std::move(digests)));
  issuer.first_comes_last();

  Skelet complete = skelet;
  base::decode_base64url_into(root, complete.inhoud);
  return issuer.close(sign_skelet(complete, key));
}

std::string sign_skelet(const Skelet& skelet, const crypto::SigningKey& key) {
  std::string payload = fmt::format(
      R"({{"iss":"urn:oin:{}","aud":"{}","jti":"{}","iat":{},"evt":"{}","bkl":"{}","vwa":"{}")",
      skelet.iss, skelet.aud, skelet.jti.text(), skelet.iat, skelet.evt, skelet.bkl, skelet.vwa);
  if (skelet.isn) payload += fmt::format(R"(,"isn":{})", *skelet.isn);
  if (skelet.chk) payload += fmt::format(R"(,"chk":{})", *skelet.chk);
  payload += fmt::format(R"(,"_sd_alg":"sha-256","_sd":["{}"]}})", base::base64url(skelet.inhoud));
  const std::string header = fmt::format(
      R"({{"alg":"Ed25519","kid":"{}","typ":"zegel-gebeurtenis+sd-jwt"}})", key.kid().text());

  std::string jws = base::base64url(base::as_bytes(header));
  jws += '.';
  base::append_base64url(jws, base::as_bytes(payload));
  const crypto::Signature signature = key.sign(base::as_bytes(jws));
  jws += '.';
  base::append_base64url(jws, signature);
  return jws;
}

std::string disclosure_of(base::ByteView salt, std::string_view name, std::string_view json) {
  Plain plain;
  std::string& text = plain.text;
  text.reserve(base::base64url_size(salt.size()) + name.size() + json.size() + 16);
  text.append(R"([")").append(base::base64url(salt)).append(R"(",)");
  if (!name.empty()) text.append(R"(")").append(name).append(R"(",)");
  text.append(json).append("]");
  return base::base64url(base::as_bytes(text));
}

namespace {

std::string Issuer::add(std::string_view name, std::string_view value) {
  disclosures_.push_back(disclosure_of(random_.bytes<32>(), name, value));
  return base::base64url(crypto::sha256(base::as_bytes(disclosures_.back())));
}

void Issuer::first_comes_last() {
  std::rotate(disclosures_.begin(), disclosures_.end() - 1, disclosures_.end());
}

std::string Issuer::close(std::string jws) {
  std::size_t size = jws.size() + 1;
  for (const std::string& one : disclosures_) size += one.size() + 1;
  jws.reserve(size);  // a string that grows leaves its text behind
  jws += '~';
  for (const std::string& one : disclosures_) jws.append(one).append("~");
  return jws;
}

// Fixed shape (N5): every key of the row, null when absent.
void append_value(std::string& out, const json::object& from, std::string_view name) {
  const json::value* const value = from.if_contains(name);
  const Plain text{value ? json::serialize(*value) : "null"};
  out += text.text;
}

std::string element_json(const json::object& element, std::span<const FieldUse> fields) {
  std::string out = "{";
  for (const FieldUse& field : fields) {
    out += fmt::format(R"({}"{}":)", out.size() > 1 ? "," : "", field.name);
    append_value(out, element, field.name);
  }
  return out + "}";
}

// Ascending as text, so that their order says nothing of that of the keys (N7).
std::string digests_json(std::vector<std::string> digests) {
  std::sort(digests.begin(), digests.end());
  return fmt::format(R"({{"_sd":["{}"]}})", fmt::join(digests, R"(",")"));
}

const json::array* people(const json::object& inhoud) {
  const json::value* const value = inhoud.if_contains("betrokkenen");
  return value ? value->if_array() : nullptr;
}

bool knows(std::span<const FieldUse> fields, std::string_view name) {
  return std::any_of(fields.begin(), fields.end(),
                     [&](const FieldUse& field) { return field.name == name; });
}

// V-SCH-3: names that are not in the row or its element, and people that are no objects.
base::Refusals strangers(const json::object& inhoud, const EventRow& row) {
  base::Refusals faults;
  for (const auto& member : inhoud) {
    const std::string name(member.key().data(), member.key().size());
    if (!row.has_key(name)) faults.push_back({"V-SCH-3", "/inhoud/" + name});
  }
  const json::value* const list = inhoud.if_contains("betrokkenen");
  if (!list || row.persons == catalogue::Persons::none) return faults;
  const json::array* const elements = list->if_array();
  if (!elements) faults.push_back({"V-SCH-4", "/inhoud/betrokkenen"});
  if (!elements) return faults;
  for (std::size_t i = 0; i < elements->size(); ++i) {
    const std::string place = "/inhoud/betrokkenen/" + std::to_string(i);
    const json::object* const element = (*elements)[i].if_object();
    if (!element) faults.push_back({"V-SCH-4", place});
    if (!element) continue;
    for (const auto& member : *element) {
      const std::string name(member.key().data(), member.key().size());
      if (!knows(catalogue::element_fields(row.element), name))
        faults.push_back({"V-SCH-3", place + "/" + name});
    }
  }
  return faults;
}

}  // namespace
}  // namespace zegel::event
