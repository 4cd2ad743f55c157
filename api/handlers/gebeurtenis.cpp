#include "api/handlers/gebeurtenis.h"

#include "api/handlers/known_event.h"
#include "api/handlers/ontvangst.h"
#include "api/json_text.h"
#include "api/services.h"
#include "ledger/base/moment.h"

namespace zegel::api {

namespace {

void append_event(std::string& out, Services& services, const KnownEvent& known,
                  inhoud::Toestand toestand);
void append_skelet(std::string& out, const event::Skelet& skelet);
void append_links(std::string& out, const base::Jti& jti);
http::Reply not_modified(const std::string& etag);

}  // namespace

http::Reply get_gebeurtenis(const Call& call) {
  const auto known = event_of_path(call);
  if (!known) return call.services.refuse(call.request, "niet-gevonden");
  const std::string etag = etag_of(*known);
  if (matches_etag(call.request.field("If-None-Match"), etag)) return not_modified(etag);
  const auto toestand = call.services.node.intake().toestand(known->reg, known->skelet.jti,
                                                             known->view.jws);
  if (!toestand) return call.services.refuse(call.request, toestand.error());
  http::Reply reply = json_reply(200, {});
  reply.with("ETag", etag);
  append_event(reply.body, call.services, *known, *toestand);
  return reply;
}

http::Reply get_ontvangstbewijs(const Call& call) {
  const auto known = event_of_path(call);
  if (!known) return call.services.refuse(call.request, "niet-gevonden");
  http::Reply reply;
  reply.media = "text/plain; charset=utf-8";
  auto receipt = call.services.node.sequencer().receipt(known->reg, known->index);
  if (receipt) {
    reply.body = std::move(*receipt);
    return reply;
  }
  reply.status = 202;  // durable, its proof comes with the next checkpoint
  reply.with("Retry-After", "1");
  return reply;
}

namespace {

void append_event(std::string& out, Services& services, const KnownEvent& known,
                  inhoud::Toestand toestand) {
  const auto* row = catalogue::find_event(known.skelet.evt);
  JsonObject object(out);
  object.text("jti", known.skelet.jti.text());
  object.text("register", known.reg);
  object.number("volgnummer", known.index.value);
  object.text("ontvangenOp",
              base::format_moment_utc(std::int64_t{known.view.received.value} * 3600));
  object.text("naam", row ? row->label : std::string_view(known.skelet.evt));
  append_skelet(object.member("skelet"), known.skelet);
  object.text("kid", known.kid.text());
  object.text("jws", known.view.jws);
  object.text("stand", is_covered(services, known) ? "bewezen" : "ontvangen");
  object.text("toestand", inhoud::toestand_name(toestand));
  append_links(object.member("_links"), known.skelet.jti);
}

void append_skelet(std::string& out, const event::Skelet& skelet) {
  JsonObject object(out);
  object.text("iss", "urn:oin:" + skelet.iss);
  object.text("aud", skelet.aud);
  object.text("jti", skelet.jti.text());
  object.number("iat", static_cast<std::uint64_t>(skelet.iat));
  object.text("evt", skelet.evt);
  object.text("bkl", skelet.bkl);
  object.text("vwa", skelet.vwa);
  if (skelet.isn) object.number("isn", *skelet.isn);
  if (skelet.chk) object.number("chk", *skelet.chk);
}

void append_links(std::string& out, const base::Jti& jti) {
  const std::string self = "/v1/gebeurtenissen/" + jti.text();
  JsonObject links(out);
  links.member("self") += R"({"href":")" + self + R"("})";
  links.member("ontvangstbewijs") += R"({"href":")" + self + R"(/ontvangstbewijs"})";
  links.member("bewijspakket") += R"({"href":")" + self + R"(/bewijspakket"})";
}

http::Reply not_modified(const std::string& etag) {
  http::Reply reply;
  reply.status = 304;
  reply.media = {};
  reply.with("ETag", etag);
  return reply;
}

}  // namespace

}  // namespace zegel::api
