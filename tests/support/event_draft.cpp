#include "tests/support/event_draft.h"

#include <fmt/format.h>

#include <algorithm>

#include "ledger/crypto/hash.h"
#include "ledger/event/issue.h"
#include "tests/support/envelop_vector.h"

namespace zegel::tests {

EventDraft::EventDraft() : skelet(example_skelet()) {}

std::string EventDraft::salt() {
  return base::base64url(example_bytes(fmt::format("proef zout {}", ++salts_), 16));
}

std::string EventDraft::key(std::string_view name, std::string_view value) {
  return fmt::format(R"(["{}","{}",{}])", salt(), name, value);
}

std::string EventDraft::element(std::string_view object) {
  return fmt::format(R"(["{}",{}])", salt(), object);
}

MadeEvent EventDraft::make() {
  MadeEvent made;
  std::vector<std::string> texts = keys;
  std::vector<std::string> digests;
  for (const std::string& text : keys) digests.push_back(digest_of(text));
  if (with_betrokkenen) {
    std::vector<std::string> references;
    for (const std::string& text : elements) references.push_back(reference_to(digest_of(text)));
    if (on_references) on_references(references);
    std::string list = key("betrokkenen", "[" + comma_separated(references) + "]");
    if (on_betrokkenen) on_betrokkenen(list);
    texts.insert(texts.end(), elements.begin(), elements.end());
    texts.push_back(list);
    digests.push_back(digest_of(list));
  }
  std::sort(digests.begin(), digests.end());
  if (on_digests) on_digests(digests);
  for (std::string& digest : digests) digest = '"' + digest + '"';
  std::string root = key("inhoud", R"({"_sd":[)" + comma_separated(digests) + "]}");
  if (on_inhoud) on_inhoud(root);
  texts.insert(texts.begin(), root);

  made.skelet = skelet;
  base::decode_base64url_into(digest_of(root), made.skelet.inhoud);
  for (const std::string& text : texts) made.disclosures.push_back(encoded(text));
  if (on_disclosures) on_disclosures(made.disclosures);
  made.jws = event::sign_skelet(made.skelet, example_key());
  made.sd_jwt = joined(made.jws, made.disclosures);
  return made;
}

std::string encoded(std::string_view json) { return base::base64url(base::as_bytes(json)); }

std::string digest_of(std::string_view json) {
  return base::base64url(crypto::sha256(base::as_bytes(encoded(json))));
}

std::string reference_to(std::string_view digest) {
  return fmt::format(R"({{"...":"{}"}})", digest);
}

std::string comma_separated(const std::vector<std::string>& parts) {
  return fmt::format("{}", fmt::join(parts, ","));
}

}  // namespace zegel::tests
