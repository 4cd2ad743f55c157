#include "api/handlers/ontvangst.h"

#include "api/json_text.h"
#include "api/services.h"

namespace zegel::api {

void append_ontvangst(std::string& out, const sequencer::Outcome& outcome) {
  const std::string self = "/v1/gebeurtenissen/" + outcome.jti.text();
  out.reserve(out.size() + outcome.receipt.size() + 512);
  JsonObject object(out);
  object.text("jti", outcome.jti.text());
  object.text("register", outcome.reg);
  object.number("volgnummer", outcome.index.value);
  object.text("stand", outcome.covered ? "bewezen" : "ontvangen");
  object.text("toestand", outcome.toestand);
  if (outcome.receipt.empty()) {
    object.null("ontvangstbewijs");
  } else {
    object.text("ontvangstbewijs", outcome.receipt);
  }
  object.member("bevindingen") += "[]";
  JsonObject links(object.member("_links"));
  links.member("self") += R"({"href":")" + self + R"("})";
  links.member("ontvangstbewijs") += R"({"href":")" + self + R"(/ontvangstbewijs"})";
  links.member("bewijspakket") += R"({"href":")" + self + R"(/bewijspakket"})";
}

std::uint16_t status_of(const sequencer::Outcome& outcome) {
  if (!outcome.covered) return 202;
  return outcome.replay ? 200 : 201;
}

http::Reply ontvangst_reply(const sequencer::Outcome& outcome, const Prefer& prefer) {
  http::Reply reply = json_reply(status_of(outcome), {});
  append_ontvangst(reply.body, outcome);
  reply.signed_in = true;  // a valid event signature counts
  if (reply.status != 200) reply.with("Location", "/v1/gebeurtenissen/" + outcome.jti.text());
  if (reply.status == 202) reply.with("Retry-After", "1");
  if (prefer.given) reply.with("Preference-Applied", prefer.applied());
  return reply;
}

http::Reply accept_event(const Call& call, std::string_view bytes, const intake::Caller& caller,
                         const Prefer& prefer) {
  http::Deferred deferred;
  Services& services = call.services;
  services.node.intake().accept(
      bytes, caller,
      [deferred, &services, &request = call.request,
       prefer](base::Result<sequencer::Outcome> outcome) {
        deferred.finish([&services, &request, prefer, outcome = std::move(outcome)] {
          return outcome ? ontvangst_reply(*outcome, prefer)
                         : services.refuse(request, outcome.error());
        });
      });
  return deferred.reply();
}

http::Reply json_reply(std::uint16_t status, std::string body) {
  http::Reply reply;
  reply.status = status;
  reply.body = std::move(body);
  return reply;
}

http::Reply not_modified(const std::string& etag) {
  http::Reply reply;
  reply.status = 304;
  reply.media = {};
  reply.with("ETag", etag);
  return reply;
}

}  // namespace zegel::api
