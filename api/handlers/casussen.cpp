#include "api/handlers/casussen.h"

#include <algorithm>

#include "api/handlers/dossier.h"
#include "api/handlers/dossier_row.h"
#include "api/handlers/ontvangst.h"
#include "api/handlers/reading.h"
#include "api/handlers/visibility.h"
#include "api/lijst/reply.h"
#include "api/lijst/trail.h"
#include "api/negotiation.h"

namespace zegel::api {

namespace {

using auth::Subject;
using projections::Casus;
using projections::SpoorRow;

bool fits(const Call& call, const store::Rows& rows, const Casus& casus);
void append_row(std::string& out, const Call& call, const Visibility& visibility, Names& names,
                const store::Rows& rows, const Casus& casus);
std::string_view status_of(const Casus& casus);
std::string etag_of(const Call& call, const store::Rows& rows, const SeenDossier& dossier);
http::Reply show(const Call& call);
void append_dossier(std::string& out, const Call& call, const store::Rows& rows,
                    const SeenDossier& dossier);

}  // namespace

// In the order of their opening: the trail of casus-geopend, each with what stands now.
http::Reply get_casussen(const Call& call) {
  const auto ask = lijst::read_ask(call, {"regie"});
  if (!ask) return call.services.refuse(call.request, ask.error());
  return call.services.node.ledger().view([&](const store::Rows& rows) {
    const auto& casussen = call.services.projections.standen().casussen();
    const Visibility visibility(call, rows);
    lijst::TrailQuery query;
    query.of.types = {"casus-geopend.v1"};
    query.of.newest_first = call.request.query_value("sorteer") != "oudste";
    query.keep = [&](std::string_view reg, const SpoorRow& row) {
      const auto casus = casussen.casus(rows, row.casus);
      return casus && visibility.dossier(reg, row.casus) && fits(call, rows, *casus);
    };
    const auto page = lijst::trail_page(call.services.projections.spoor(), rows, *ask, query);
    lijst::Reply reply(call, *ask);
    if (const auto reason = visibility.reason(Subject::casus); !reason.empty())
      reply.because(reason);
    Names names(call.services, rows);
    for (const lijst::TrailRow& one : page.rows)
      append_row(reply.row(), call, visibility, names, rows, *casussen.casus(rows, one.row.casus));
    return reply.finish(page.next, page.total);
  });
}

http::Reply get_casus(const Call& call) {
  const auto seen = find_dossier(call);
  if (!seen) return call.services.refuse(call.request, "niet-gevonden");
  const std::string etag = call.services.node.ledger().view(
      [&](const store::Rows& rows) { return etag_of(call, rows, *seen); });
  if (matches_etag(call.request.field("If-None-Match"), etag)) return not_modified(etag);
  const ReadSubject subject{seen->reg, seen->casus, {}, {}, {}};
  return index_read_first(call, subject, [call] { return show(call); });
}

namespace {

bool fits(const Call& call, const store::Rows& rows, const Casus& casus) {
  const auto asked = [&](std::string_view key) { return call.request.query_value(key); };
  const auto is = [&](std::string_view key, std::string_view value) {
    const auto code = asked(key);
    return !code || *code == value;
  };
  const auto has = [&](std::string_view key, const std::vector<std::string>& values) {
    const auto code = asked(key);
    return !code || std::ranges::find(values, *code) != values.end();
  };
  const auto& deelnemers = call.services.projections.standen().deelnemers();
  const base::Date today = base::dutch_date(call.services.node.clock().now());
  const auto deelnemer = asked("deelnemer");
  return is("niveau", casus.niveau) && is("fase", casus.fase) && is("casusSoort", casus.soort) &&
         is("kader", casus.kader) && is("status", status_of(casus)) &&
         is("regieOrganisatie", casus.regie_organisatie) &&
         has("problematiek", casus.problematiek) && has("gemeente", casus.gemeenten) &&
         (!deelnemer || deelnemers.deelt_mee(rows, casus.casus, *deelnemer, today));
}

void append_row(std::string& out, const Call& call, const Visibility& visibility, Names& names,
                const store::Rows& rows, const Casus& casus) {
  const auto& standen = call.services.projections.standen();
  const auto term = standen.bewaartermijnen().of(rows, "regie", casus.casus);
  JsonObject object(out);
  object.text("casus", casus.casus.text());
  object.text("status", status_of(casus));
  object.text("niveau", casus.niveau);
  object.text("casusSoort", casus.soort);
  object.text("fase", casus.fase);
  append_code(object, "kader", casus.kader);
  append_oin(object, "regieOrganisatie", names, casus.regie_organisatie);
  append_codes(object, "problematiek", casus.problematiek);
  append_codes(object, "gemeenten", casus.gemeenten);
  append_moment(object, "geopendOp", casus.geopend_op);
  append_moment(object, "geslotenOp", casus.gesloten_op);
  const bool shown = term && visibility.subject(Subject::bewaren);
  append_date(object, "vernietigenNaDatum", shown ? term->vernietigen_na : std::nullopt);
  object.boolean("aangehouden", standen.aanhoudingen().aangehouden(rows, "regie", casus.casus));
  JsonObject links(object.member("_links"));
  append_link(links, "self", "/v1/casussen/" + casus.casus.text());
}

std::string_view status_of(const Casus& casus) { return casus.gesloten_op ? "gesloten" : "open"; }

// The last event of the dossier says when it last changed.
std::string etag_of(const Call& call, const store::Rows& rows, const SeenDossier& dossier) {
  projections::SpoorQuery last{.reg = dossier.reg};
  last.casus = dossier.casus;
  last.newest_first = true;
  last.limit = 1;
  const auto page = call.services.projections.spoor().query(rows, last);
  const std::uint64_t at =
      page.rows.empty() ? dossier.dossier.opener.value : page.rows[0].index.value;
  return "\"" + dossier.reg + "-" + std::to_string(at) + "\"";
}

http::Reply show(const Call& call) {
  return call.services.node.ledger().view([&](const store::Rows& rows) {
    const auto seen = find_dossier(call, rows);
    if (!seen) return call.services.refuse(call.request, "niet-gevonden");
    http::Reply reply = json_reply(200, {});
    reply.with("ETag", etag_of(call, rows, *seen));
    append_dossier(reply.body, call, rows, *seen);
    return reply;
  });
}

void append_stand(JsonObject& object, const Call& call, const store::Rows& rows, Names& names,
                  const SeenDossier& dossier) {
  const auto& standen = call.services.projections.standen();
  const auto casus = standen.casussen().casus(rows, dossier.casus);
  const auto melding = standen.meldingen().melding(rows, dossier.casus);
  const auto verzoek = standen.rechtenverzoeken().verzoek(rows, dossier.casus);
  if (dossier.reg == "regie" && casus) {
    object.text("dossiersoort", "casus");
    object.text("status", status_of(*casus));
    JsonObject one(object.member("casusgegevens"));
    append_casus(one, names, *casus);
  } else if (melding) {
    object.text("dossiersoort", "melding");
    object.text("status", melding->afgehandeld_op ? "gesloten" : "open");
    append_melding(object.member("meldinggegevens"), names, *melding);
  } else if (verzoek) {
    object.text("dossiersoort", "rechtenverzoek");
    object.text("status", verzoek->verstrekt_op ? "gesloten" : "open");
    append_verzoek(object.member("verzoekgegevens"), names, *verzoek);
  }
}

void append_links(std::string& out, const base::CasusId& casus) {
  const std::string self = "/v1/casussen/" + casus.text();
  JsonObject links(out);
  append_link(links, "self", self);
  append_link(links, "gebeurtenissen", self + "/gebeurtenissen");
  append_link(links, "verstrekkingen", self + "/verstrekkingen");
  append_link(links, "toestemmingen", self + "/toestemmingen");
  append_link(links, "conflictenVanPlichten", self + "/conflicten-van-plichten");
}

void append_dossier(std::string& out, const Call& call, const store::Rows& rows,
                    const SeenDossier& dossier) {
  const auto& standen = call.services.projections.standen();
  const Visibility visibility(call, rows);
  Names names(call.services, rows);
  JsonObject object(out);
  object.text("casus", dossier.casus.text());
  object.text("register", dossier.reg);
  object.text("bewaarklasse", dossier.dossier.bkl);
  append_oin(object, "geopendDoor", names, dossier.dossier.opened_by);
  append_stand(object, call, rows, names, dossier);
  const auto term = standen.bewaartermijnen().of(rows, dossier.reg, dossier.casus);
  if (term && visibility.subject(Subject::bewaren)) {
    append_term(object.member("termijn"), *term);
  } else {
    object.null("termijn");
  }
  append_holds(object.member("aanhoudingen"),
               standen.aanhoudingen().of(rows, dossier.reg, dossier.casus));
  append_deelnemers(object.member("deelnemers"), names,
                    dossier.reg == "regie" ? standen.deelnemers().of(rows, dossier.casus)
                                           : std::vector<projections::Deelname>{});
  append_betrokkenen(object.member("betrokkenen"),
                     standen.betrokkenen().of(rows, dossier.reg, dossier.casus));
  append_links(object.member("_links"), dossier.casus);
}

}  // namespace

}  // namespace zegel::api
