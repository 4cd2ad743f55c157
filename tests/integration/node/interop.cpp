// The C++ half of the interop with @sd-jwt/core (envelop.md 14); run.py joins the two.
//
//   interop issue N SEED      N random events of every row, signed: {x, sdjwt, claims, inhoud}
//   interop frames N SEED     the same unsigned, for the other side to issue: {x, pem, header, ...}
//   interop refuse            reads {x, sdjwt, name} of other people's SD-JWTs
//   interop accept            reads {x, sdjwt, inhoud} lines; E2-E4, E6, E7, E11-E14 and the
//   content
#include <boost/json.hpp>
#include <iostream>
#include <string>

#include "ledger/base/base64url.h"
#include "ledger/catalogue/events.h"
#include "ledger/crypto/ed25519.h"
#include "ledger/event/content.h"
#include "ledger/event/envelope.h"
#include "ledger/event/issue.h"
#include "ledger/event/shape.h"
#include "ledger/event/skelet.h"
#include "tests/support/random_event.h"

namespace zegel {
namespace {

namespace json = boost::json;

constexpr std::int64_t hour_of_signing = 1'772'445'600;
constexpr std::string_view oin = "00000099000000001000";
constexpr std::string_view ledger_id = "zegel.zvh-voorbeeld.nl";

json::object claims_of(const event::Skelet& skelet) {
  json::object claims{{"iss", "urn:oin:" + skelet.iss},
                      {"aud", skelet.aud},
                      {"jti", skelet.jti.text()},
                      {"iat", skelet.iat},
                      {"evt", skelet.evt},
                      {"bkl", skelet.bkl},
                      {"vwa", skelet.vwa}};
  if (skelet.isn) claims["isn"] = static_cast<std::int64_t>(*skelet.isn);
  if (skelet.chk) claims["chk"] = static_cast<std::int64_t>(*skelet.chk);
  return claims;
}

void write(const json::object& line) { std::cout << json::serialize(line) << "\n"; }

// One line per event; rows in turn, so that N >= the number of rows covers each.
int make(int count, std::string_view seed, bool sign) {
  tests::SeededRandom random{std::string(seed)};
  const auto rows = catalogue::event_rows();
  crypto::Secret<32> raw;
  random.fill(raw.writable());
  const auto key = crypto::SigningKey::from_seed(std::move(raw));
  const std::string x = base::base64url(key.public_key().raw);
  for (int i = 0; i < count; ++i) {
    const auto& row = rows[static_cast<std::size_t>(i) % rows.size()];
    const auto inhoud = tests::random_inhoud(row, hour_of_signing, random);
    const auto skelet = tests::random_skelet(row, ledger_id, oin, hour_of_signing, random);
    json::object line{{"x", x}, {"claims", claims_of(skelet)}, {"inhoud", inhoud}};
    if (sign) {
      const auto issued = event::issue(skelet, inhoud, row, key, random);
      if (!issued) return 1;
      line["sdjwt"] = *issued;
    } else {
      line["pem"] = key.to_pem();
      line["header"] = json::object{{"kid", key.kid().text()}, {"typ", "zegel-gebeurtenis+sd-jwt"}};
    }
    write(line);
  }
  return 0;
}

std::string first_code(const base::Failure& failure) {
  return failure.refusals.empty()
             ? failure.detail
             : std::string(failure.refusals[0].code) + " " + failure.refusals[0].veld;
}

bool same_content(const event::Content& content, const json::object& inhoud) {
  for (const auto& member : inhoud) {
    if (member.key() == "betrokkenen") {
      const auto& elements = member.value().as_array();
      if (content.betrokkenen() != elements.size()) return false;
      for (std::size_t i = 0; i < elements.size(); ++i)
        if (content.betrokkene(i) != elements[i].as_object()) return false;
      continue;
    }
    const json::value* const found = content.find(member.key());
    if (found == nullptr || *found != member.value()) return false;
  }
  return content.unopened_keys() == 0 && content.unopened_elements() == 0;
}

// Empty when accepted, else what refused.
std::string refusal_of(const json::object& line) {
  const std::string bytes(line.at("sdjwt").as_string());
  const auto envelope = event::parse_envelope(bytes);
  if (!envelope) return first_code(envelope.error());
  const auto raw = base::decode_base64url_array<32>(line.at("x").as_string());
  if (!raw || !crypto::key_is_valid(*raw)) return "key";
  const crypto::PublicKey key{*raw};
  if (crypto::thumbprint(key) != envelope->kid) return "kid";
  if (!crypto::verify(key, base::as_bytes(envelope->signed_part), envelope->signature))
    return "V-SLT-1";
  const auto skelet = event::parse_skelet(envelope->payload);
  if (!skelet) return first_code(skelet.error());
  const auto* const row = catalogue::find_event(skelet->evt);
  if (row == nullptr) return "V-SCH-1";
  const auto opened = event::open_disclosures(*skelet, envelope->disclosures, *row);
  if (!opened) return first_code(opened.error());
  base::Refusals refusals;
  event::check_shape(*skelet, opened->content, *row, {skelet->iat + 1800, true}, refusals);
  if (!refusals.empty()) return first_code(base::Failure::refused(std::move(refusals)));
  return same_content(opened->content, line.at("inhoud").as_object()) ? "" : "other content";
}

int accept() {
  int passed = 0, failed = 0;
  for (std::string text; std::getline(std::cin, text);) {
    const auto line = json::parse(text).as_object();
    const std::string refusal = refusal_of(line);
    (refusal.empty() ? passed : failed)++;
    if (refusal.empty() || failed > 10) continue;
    std::cout << "FOUT " << line.at("claims").at("evt").as_string() << ": " << refusal << "\n";
  }
  std::cout << passed << " passed, " << failed << " failed, 0 skipped\n";
  return failed > 0 || passed == 0 ? 1 : 0;
}

// Sound SD-JWTs that are no events of ours: each is refused with a code of the envelope.
int refuse() {
  int passed = 0, failed = 0;
  for (std::string text; std::getline(std::cin, text);) {
    const auto line = json::parse(text).as_object();
    const std::string refusal = refusal_of(line);
    std::cout << line.at("name").as_string() << ": " << refusal << "\n";
    (refusal.starts_with("V-ENV-") || refusal.starts_with("V-GRO-") ? passed : failed)++;
  }
  std::cout << passed << " passed, " << failed << " failed, 0 skipped\n";
  return failed > 0 || passed == 0 ? 1 : 0;
}

}  // namespace
}  // namespace zegel

int main(int argc, char** argv) {
  const std::string verb = argc > 1 ? argv[1] : "";
  if (verb == "accept") return zegel::accept();
  if (verb == "refuse") return zegel::refuse();
  if (argc != 4 || (verb != "issue" && verb != "frames")) return 2;
  return zegel::make(std::atoi(argv[2]), argv[3], verb == "issue");
}
