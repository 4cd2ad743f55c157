#include "api/handlers/toestemmingen.h"

#include <algorithm>

#include "api/handlers/dossier.h"
#include "api/handlers/members.h"
#include "api/handlers/visibility.h"
#include "api/lijst/reply.h"
#include "api/lijst/trail.h"
#include "api/query.h"

namespace zegel::api {

namespace {

using auth::Subject;
using projections::Intrekking;
using projections::SpoorRow;
using projections::Toestemming;
using projections::ToestemmingMetHistorie;

base::Result<lijst::TrailQuery> query_of(const Call& call,
                                         const std::optional<base::CasusId>& casus);
http::Reply answer(const Call& call, const store::Rows& rows, const lijst::Ask& ask,
                   lijst::TrailQuery query);
std::optional<ToestemmingMetHistorie> consent_of(const Call& call, const store::Rows& rows,
                                                 std::string_view reg, const SpoorRow& row);
bool fits(const Call& call, const ToestemmingMetHistorie& consent);
std::string_view stand_name(projections::ToestemmingStand stand);
void append_row(std::string& out, Names& names, std::string_view reg,
                const ToestemmingMetHistorie& consent, std::int64_t now);

}  // namespace

// In the order in which they were recorded: the trail of giving and refusing.
http::Reply get_toestemmingen(const Call& call) {
  std::vector<std::string> registers = {"meldingen", "regie"};
  std::optional<base::CasusId> casus;
  if (call.path.count > 0) {
    const auto seen = find_dossier(call);
    if (!seen) return call.services.refuse(call.request, "niet-gevonden");
    casus = seen->casus;
    registers = {seen->reg};
  }
  const auto ask = lijst::read_ask(call, registers);
  if (!ask) return call.services.refuse(call.request, ask.error());
  const auto query = query_of(call, casus);
  if (!query) return call.services.refuse(call.request, query.error());
  return call.services.node.ledger().view(
      [&](const store::Rows& rows) { return answer(call, rows, *ask, *query); });
}

namespace {

base::Result<lijst::TrailQuery> query_of(const Call& call,
                                         const std::optional<base::CasusId>& casus) {
  lijst::TrailQuery query;
  query.of.types = {"toestemming-gegeven.v1", "toestemming-geweigerd.v1"};
  query.of.newest_first = call.request.query_value("sorteer") != "oudste";
  query.of.casus = casus;
  if (const auto id = call.request.query_value("casus")) query.of.casus = base::CasusId::parse(*id);
  const auto pid = call.request.query_value("pid");
  if (pid && !query.of.casus)
    return std::unexpected(base::Failure::refused("V-SCH-2", query_place("casus")));
  if (pid) query.of.pid = base::Pid::parse(*pid);
  return query;
}

http::Reply answer(const Call& call, const store::Rows& rows, const lijst::Ask& ask,
                   lijst::TrailQuery query) {
  const Visibility visibility(call, rows);
  query.keep = [&](std::string_view reg, const SpoorRow& row) {
    if (!visibility.event(reg, row)) return false;
    const auto consent = consent_of(call, rows, reg, row);
    return consent && fits(call, *consent);
  };
  const auto page = lijst::trail_page(call.services.projections.spoor(), rows, ask, query);
  lijst::Reply reply(call, ask);
  if (const auto reason = visibility.reason(Subject::toestemmingen); !reason.empty())
    reply.because(reason);
  Names names(call.services, rows);
  for (const lijst::TrailRow& one : page.rows)
    append_row(reply.row(), names, one.reg, *consent_of(call, rows, one.reg, one.row),
               call.services.node.clock().now());
  return reply.finish(page.next, page.total);
}

std::optional<ToestemmingMetHistorie> consent_of(const Call& call, const store::Rows& rows,
                                                 std::string_view reg, const SpoorRow& row) {
  return call.services.projections.standen().toestemmingen().toestemming(rows, reg, row.casus,
                                                                         row.jti);
}

bool fits(const Call& call, const ToestemmingMetHistorie& consent) {
  const Toestemming& given = consent.toestemming;
  const auto is = [&](std::string_view key, std::string_view value) {
    const auto code = call.request.query_value(key);
    return !code || *code == value;
  };
  const auto has = [&](std::string_view key, const std::vector<std::string>& values) {
    const auto code = call.request.query_value(key);
    return !code || std::ranges::find(values, *code) != values.end();
  };
  const auto stand = projections::stand_op(consent, call.services.node.clock().now());
  return is("doel", given.bereik.doel) && is("toestemmingVoor", given.voor) &&
         is("stand", stand_name(stand)) && has("van", given.bereik.verstrekkers) &&
         has("aan", given.bereik.ontvangers) && has("gegevenssoort", given.bereik.soorten);
}

std::string_view stand_name(projections::ToestemmingStand stand) {
  using projections::ToestemmingStand;
  switch (stand) {
    case ToestemmingStand::geweigerd: return "geweigerd";
    case ToestemmingStand::nog_niet: return "nog-niet";
    case ToestemmingStand::geldig: return "geldig";
    case ToestemmingStand::deels_ingetrokken: return "deels-ingetrokken";
    case ToestemmingStand::ingetrokken: return "ingetrokken";
    case ToestemmingStand::verlopen: return "verlopen";
  }
  return {};
}

void append_withdrawals(std::string& out, Names& names, const std::vector<Intrekking>& all) {
  JsonArray list(out);
  for (const Intrekking& one : all) {
    JsonObject object(list.element());
    object.text("jti", one.jti.text());
    append_moment(object, "ingetrokkenOp", one.op);
    object.text("reikwijdte", one.geheel ? "geheel" : "gedeeltelijk");
    append_oins(object, "ontvangers", names, one.ontvangers);
    append_codes(object, "gegevenssoorten", one.soorten);
    append_code(object, "gegevenDoor", one.gegeven_door);
    append_code(object, "kanaal", one.kanaal);
    append_id(object, "vertegenwoordiging", one.vertegenwoordiging);
  }
}

void append_end(JsonObject& object, const Toestemming& given) {
  append_moment(object, "ingaatOp", given.ingaat_op);
  append_moment(object, "vervaltOp", given.vervalt_op);
  append_code(object, "eindgebeurtenis", given.eindgebeurtenis);
  append_moment(object, "geeindigdOp", given.geeindigd_op);
  append_id(object, "geeindigdDoor", given.geeindigd_door);
}

void append_row(std::string& out, Names& names, std::string_view reg,
                const ToestemmingMetHistorie& consent, std::int64_t now) {
  const Toestemming& given = consent.toestemming;
  JsonObject object(out);
  object.text("jti", given.jti.text());
  object.text("register", reg);
  object.number("volgnummer", given.index.value);
  object.text("casus", given.casus.text());
  object.text("pid", given.pid.text());
  object.text("stand", stand_name(projections::stand_op(consent, now)));
  append_oin(object, "afzender", names, given.iss);
  append_code(object, "toestemmingVoor", given.voor);
  append_code(object, "gegevenDoor", given.gegeven_door);
  append_oins(object, "verstrekkers", names, given.bereik.verstrekkers);
  append_oins(object, "ontvangers", names, given.bereik.ontvangers);
  append_code(object, "doel", given.bereik.doel);
  append_codes(object, "gegevenssoorten", given.bereik.soorten);
  const std::optional<std::int64_t> at = given.gegeven_op;
  append_moment(object, "gegevenOp", given.geweigerd ? std::nullopt : at);
  append_moment(object, "geweigerdOp", given.geweigerd ? at : std::nullopt);
  append_end(object, given);
  append_code(object, "leeftijdsklasse", given.leeftijdsklasse);
  append_flag(object, "terZakeBekwaam", given.ter_zake_bekwaam);
  append_code(object, "kader", given.kader);
  append_code(object, "toestemmingswijze", given.wijze);
  append_code(object, "intrekkingswijze", given.intrekkingswijze);
  append_code(object, "uitzondering", given.uitzondering);
  append_id(object, "vertegenwoordiging", given.vertegenwoordiging);
  object.boolean("geadresseerdeGevuld", given.geadresseerde_gevuld);
  append_code(object, "tekstVersie", given.tekst_versie);
  append_code(object, "tekstHash", given.tekst_hash);
  append_withdrawals(object.member("intrekkingen"), names, consent.intrekkingen);
  JsonObject links(object.member("_links"));
  append_link(links, "self", "/v1/gebeurtenissen/" + given.jti.text());
}

}  // namespace

}  // namespace zegel::api
