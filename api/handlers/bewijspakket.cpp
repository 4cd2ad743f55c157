// GET /v1/gebeurtenissen/{jti}/bewijspakket: all that an outsider needs for O1-O4 of envelop.md 10,
// and no content: JWS, receipt, policy, and the key events of register toezicht with their
// receipts. Those are of class blijvend and name no person, so they are given with their
// disclosures.
#include "api/handlers/gebeurtenis.h"
#include "api/handlers/known_event.h"
#include "api/handlers/ontvangst.h"
#include "api/json_text.h"
#include "api/services.h"

namespace zegel::api {

namespace {

constexpr std::string_view home = "toezicht";
constexpr std::string_view kept_for_ever = "blijvend";

base::Status append_key(std::string& out, Services& services, const projections::PartnerKey& key);
base::Status append_key_event(std::string& out, Services& services, const base::Jti& jti);
std::optional<projections::PartnerKey> signer_of(Services& services, const base::Jti& jti);

}  // namespace

http::Reply get_bewijspakket(const Call& call) {
  Services& services = call.services;
  const auto known = event_of_path(call);
  if (!known) return services.refuse(call.request, "niet-gevonden");
  const auto key = services.node.ledger().view([&](const store::Rows& rows) {
    return services.projections.partners().key(rows, known->kid);
  });
  const auto receipt = services.node.sequencer().receipt(known->reg, known->index);
  if (!key || !receipt) return services.refuse(call.request, "nog-niet-verwerkt");
  http::Reply reply = json_reply(200, {});
  base::Status made;
  {
    JsonObject object(reply.body);
    object.text("jws", known->view.jws);
    object.text("ontvangstbewijs", *receipt);
    object.text("beleid", services.node.policy());
    made = append_key(object.member("sleutel"), services, *key);
  }
  if (!made) return services.refuse(call.request, made.error());
  return reply;
}

namespace {

base::Status append_key(std::string& out, Services& services, const projections::PartnerKey& key) {
  JsonObject object(out);
  object.text("kid", key.kid.text());
  object.text("publiekeSleutel", base::base64url(key.signer.key.raw));
  object.text("iss", "urn:oin:" + key.signer.oin);
  JsonArray events(object.member("gebeurtenissen"));
  // The registration of a partner key is signed by the huissleutel, which record 0 registers.
  if (!key.signer.ledger) {
    const auto house = signer_of(services, key.registration);
    if (!house) return std::unexpected(base::Failure::fatal("a registration without its signer"));
    TRY_DO(append_key_event(events.element(), services, house->registration));
  }
  TRY_DO(append_key_event(events.element(), services, key.registration));
  if (key.akkoord) TRY_DO(append_key_event(events.element(), services, *key.akkoord));
  if (key.revocation) TRY_DO(append_key_event(events.element(), services, *key.revocation));
  return {};
}

std::optional<projections::PartnerKey> signer_of(Services& services, const base::Jti& jti) {
  const auto known = find_event(services, home, jti);
  if (!known) return std::nullopt;
  return services.node.ledger().view([&](const store::Rows& rows) {
    return services.projections.partners().key(rows, known->kid);
  });
}

base::Status append_key_event(std::string& out, Services& services, const base::Jti& jti) {
  const auto known = find_event(services, home, jti);
  if (!known || known->skelet.bkl != kept_for_ever)
    return std::unexpected(base::Failure::fatal("a key event is not in its dossier"));
  TRY(receipt, services.node.sequencer().receipt(home, known->index));
  JsonObject object(out);
  object.text("gebeurtenis", with_disclosures(services, *known));
  object.text("ontvangstbewijs", receipt);
  return {};
}

}  // namespace

}  // namespace zegel::api
