#include "api/handlers/ontvangst.h"
#include "api/handlers/sleutels.h"
#include "api/json_text.h"
#include "api/lijst/page.h"
#include "api/services.h"
#include "ledger/base/moment.h"

namespace zegel::api {

namespace {

using projections::Partij;
using projections::PartnerKey;

void append_partij(std::string& out, const Partij& partij);
void append_key(std::string& out, const PartnerKey& key);
void append_hour(JsonObject& object, std::string_view name, const std::optional<base::Hour>& hour);
// A partner sees itself; staff of the row see all.
bool may_see(const Call& call, std::string_view oin) {
  return !call.caller.is(catalogue::Role::partner) || call.caller.oin == oin;
}

}  // namespace

http::Reply get_partners(const Call& call) {
  auto ask = lijst::read_ask(call, {"toezicht"});
  if (!ask) return call.services.refuse(call.request, ask.error());
  auto all = call.services.node.ledger().view([&](const store::Rows& rows) {
    return call.services.projections.partners().partijen(rows);
  });
  const std::uint64_t size = ask->extents[0].size;
  std::erase_if(all, [&](const Partij& partij) {
    return partij.index >= size || !may_see(call, partij.oin);
  });
  lijst::Reply reply(call, *ask);
  if (call.caller.is(catalogue::Role::partner)) reply.because("gefilterd-op-recht");
  return lijst::page_of(reply, *ask, all, &Partij::oin, append_partij);
}

http::Reply get_partner(const Call& call) {
  const std::string_view oin = call.path[0];
  const auto partij = call.services.node.ledger().view([&](const store::Rows& rows) {
    return call.services.projections.partners().partij(rows, oin);
  });
  if (!partij || !may_see(call, oin)) return call.services.refuse(call.request, "niet-gevonden");
  http::Reply reply = json_reply(200, {});
  append_partij(reply.body, *partij);
  return reply;
}

http::Reply get_partner_sleutels(const Call& call) {
  auto ask = lijst::read_ask(call, {"toezicht"});
  if (!ask) return call.services.refuse(call.request, ask.error());
  const std::string_view oin = call.path[0];
  const auto keys = call.services.node.ledger().view([&](const store::Rows& rows) {
    return call.services.projections.partners().keys_of(rows, oin);
  });
  if (keys.empty() || !may_see(call, oin))
    return call.services.refuse(call.request, "niet-gevonden");
  lijst::Reply reply(call, *ask);
  const auto kid = [](const PartnerKey& key) { return key.kid.text(); };
  return lijst::page_of(reply, *ask, keys, kid, append_key);
}

namespace {

void append_partij(std::string& out, const Partij& partij) {
  JsonObject object(out);
  object.text("oin", partij.oin);
  object.text("naam", partij.name);
  object.text("ontvangerSoort", partij.soort);
  object.text("partijRol", partij.rol);
  object.boolean("beroepsgeheim", partij.beroepsgeheim);
  object.text("vanafDatum", partij.vanaf);
  if (partij.tot_en_met.empty()) {
    object.null("totEnMetDatum");
  } else {
    object.text("totEnMetDatum", partij.tot_en_met);
  }
  object.number("volgnummer", partij.index);
  JsonObject links(object.member("_links"));
  links.member("self") += R"({"href":"/v1/partners/)" + partij.oin + R"("})";
  links.member("sleutels") += R"({"href":"/v1/partners/)" + partij.oin + R"(/sleutels"})";
}

void append_key(std::string& out, const PartnerKey& key) {
  JsonObject object(out);
  object.text("kid", key.kid.text());
  object.text("publiekeSleutel", base::base64url(key.signer.key.raw));
  object.text("oin", key.signer.oin);
  object.text("stand", key.effective ? "geldig" : "voorstel");
  append_hour(object, "ingaatOp", key.signer.begin);
  append_hour(object, "vervaltOp", key.signer.end);
  append_hour(object, "ingetrokkenOp", key.signer.revoked);
  object.boolean("huissleutel", key.signer.ledger);
  {
    JsonArray types(object.member("toegestaneTypen"));
    for (const std::string& type : key.signer.types) types.text(type);
  }
  {
    JsonArray registers(object.member("toegestaneRegisters"));
    for (const auto reg : {catalogue::Register::meldingen, catalogue::Register::regie,
                           catalogue::Register::toezicht})
      if (catalogue::has(key.signer.registers, reg)) registers.text(catalogue::register_name(reg));
  }
  object.text("registratie", key.registration.text());
}

void append_hour(JsonObject& object, std::string_view name, const std::optional<base::Hour>& hour) {
  if (!hour) return object.null(name);
  object.text(name, base::format_moment_utc(std::int64_t{hour->value} * 3600));
}

}  // namespace

}  // namespace zegel::api
