// POST /v1/registers/_controleer (socket only): the full check, started or looked at.
#include "api/handlers/controle.h"

#include "api/handlers/json_body.h"
#include "api/handlers/ontvangst.h"
#include "api/json_text.h"
#include "api/services.h"

namespace zegel::api {

namespace {

void append_difference(std::string& out, const sequencer::Difference& difference) {
  JsonObject object(out);
  object.text("soort", sequencer::kind_name(difference.kind));
  object.text("register", difference.reg);
  if (difference.index) {
    object.number("volgnummer", difference.index->value);
  } else {
    object.null("volgnummer");
  }
  object.text("uitleg", difference.sentence);
}

void append_report(JsonObject& object, const sequencer::FullReport& report) {
  object.number("gebeurtenissen", report.leaves);
  object.number("tegels", report.tiles);
  object.number("controlepunten", report.checkpoints);
  object.number("handtekeningen", report.signatures);
  object.number("projectietabellen", report.projection_tables);
  object.number("nietBekeken", report.unchecked());
  object.number("verschillen", report.differences);
  JsonObject states(object.member("inhoud"));
  for (std::size_t i = 0; i < report.inhoud.size(); ++i)
    states.number(inhoud::toestand_name(static_cast<inhoud::Toestand>(i)), report.inhoud[i]);
}

void append_stand(std::string& out, const WholeCheck::Stand& stand) {
  JsonObject object(out);
  object.text("stand", stand.done ? "klaar" : "loopt");
  object.text("register", stand.reg);
  object.number("gedaan", stand.leaves);
  object.number("totaal", stand.of);
  if (!stand.done) return;
  object.number("duurMs", static_cast<std::uint64_t>(stand.took_ms));
  append_report(object, stand.report);
  {
    JsonArray skelets(object.member("skeletten"));
    for (const auto& one : stand.skelets) {
      JsonObject row(skelets.element());
      row.text("register", one.reg);
      row.number("grootte", one.digest.size.value);
      row.text("digestSkelet", base::hex(one.digest.digest));
    }
  }
  JsonArray first(object.member("eerste"));
  for (const auto& difference : stand.first) append_difference(first.element(), difference);
}

}  // namespace

http::Reply controleer_registers(const Call& call) {
  JsonBody body;
  if (auto read = body.read(call.request.body, {}); !read)
    return call.services.refuse(call.request, read.error());
  http::Reply reply = json_reply(200, {});
  append_stand(reply.body, call.services.whole_check.step());
  return reply;
}

}  // namespace zegel::api
