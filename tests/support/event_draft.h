// An event in pieces, for tests that must put one thing wrong before it is signed: the texts of its
// disclosures, and what stands in its lists. Salts are fixed, so the same draft gives the same
// bytes.
//
//   EventDraft draft;
//   draft.keys.push_back(draft.key("tijdstip", R"("x")"));
//   draft.elements.push_back(draft.element(R"({"pid":"..."})"));
//   const auto made = draft.make();   // made.skelet.inhoud, made.disclosures, made.sd_jwt
// Threads: one.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/event/skelet.h"

namespace zegel::tests {

struct MadeEvent {
  event::Skelet skelet;
  std::vector<std::string> disclosures;   // inhoud, keys, elements, betrokkenen
  std::string jws;
  std::string sd_jwt;
  std::vector<std::string_view> views() const { return {disclosures.begin(), disclosures.end()}; }
};

class EventDraft {
 public:
  event::Skelet skelet;                   // of envelop.md 1
  std::vector<std::string> keys;          // JSON texts [salt,name,value]
  std::vector<std::string> elements;      // JSON texts [salt,object]
  bool with_betrokkenen = true;

  // Each may change its piece just before it is used.
  std::function<void(std::vector<std::string>& references)> on_references;  // {"...":"d"} texts
  std::function<void(std::string& json)> on_betrokkenen;                    // the whole disclosure
  std::function<void(std::vector<std::string>& digests)> on_digests;        // of `_sd` in inhoud
  std::function<void(std::string& json)> on_inhoud;                         // the whole disclosure
  std::function<void(std::vector<std::string>& disclosures)> on_disclosures;

  EventDraft();
  std::string salt();                                        // the next one
  std::string key(std::string_view name, std::string_view value);
  std::string element(std::string_view object);
  MadeEvent make();

 private:
  int salts_ = 0;
};

std::string encoded(std::string_view json);     // the disclosure of a JSON text
std::string digest_of(std::string_view json);   // its digest, base64url
std::string reference_to(std::string_view digest);
std::string comma_separated(const std::vector<std::string>& parts);

}  // namespace zegel::tests
