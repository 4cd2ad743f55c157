#include "api/handlers/zoeken.h"

#include <algorithm>
#include <boost/json.hpp>

#include "api/handlers/dossier.h"
#include "api/handlers/json_body.h"
#include "api/handlers/members.h"
#include "api/handlers/reading.h"
#include "api/handlers/visibility.h"
#include "api/lijst/reply.h"
#include "ledger/catalogue/person.h"
#include "ledger/event/identity.h"

namespace zegel::api {

namespace {

using base::Failure;
using event::IdentityValue;
using sequencer::Outcome;

struct Hit {
  std::string reg;
  keys::Linked linked;
};
struct Found {
  std::vector<Hit> hits;
  bool narrowed = false;  // some lie outside the scope of the caller
  bool complete = true;
};

base::Refusals form_faults(const boost::json::object& body);
base::Result<IdentityValue> identity_of(const boost::json::object& body);
base::Result<Found> find(const Call& call, const IdentityValue& identity);
http::Reply answer(const Call& call, const lijst::Ask& ask, const Found& found,
                   const Outcome& recorded);

}  // namespace

http::Reply zoek_betrokkenen(const Call& call) {
  Services& services = call.services;
  if (!call.caller.medewerker) return services.refuse(call.request, "geen-toegang");
  if (auto calm = services.search_limit.admit(*call.caller.medewerker, base::monotonic_ms()); !calm)
    return services.refuse(call.request, calm.error());  // R8
  JsonBody body;
  if (auto read = body.read(call.request.body,
                            {"bsn", "geslachtsnaam", "geboorteDatum", "geboorteDatumOnzeker",
                             "raadplegingsdoel", "raadplegingsreden"});
      !read)
    return services.refuse(call.request, read.error());
  const auto identity = identity_of(body.object());
  const auto why = why_of(body.object());
  if (!identity || !why) {
    base::Refusals faults = identity ? base::Refusals{} : identity.error().refusals;
    if (!why)
      faults.insert(faults.end(), why.error().refusals.begin(), why.error().refusals.end());
    return services.refuse(call.request, Failure::refused(std::move(faults)));
  }
  const auto ask = lijst::read_ask(call, {"meldingen", "regie"});
  if (!ask) return services.refuse(call.request, ask.error());
  auto found = find(call, *identity);
  if (!found) return services.refuse(call.request, found.error());
  boost::json::object search(body.object().storage());
  search["zoeksoort"] = identity->kind() == 1 ? "bsn" : "naam-geboortedatum";
  search["aantalTreffers"] = found->hits.size();
  search["raadplegingsdoel"] = why->doel;
  search["raadplegingsreden"] = *why->reden;
  return record_first(call, "zoekactie-gedaan.v1", std::move(search),
                      [call, ask = *ask, found = std::move(*found)](const Outcome& recorded) {
                        return answer(call, ask, found, recorded);
                      });
}

namespace {

bool is_name(std::string_view text) {
  const auto characters = std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });  // of UTF-8
  return characters >= 1 &&
         static_cast<std::size_t>(characters) <= catalogue::find_trait("geslachtsnaam")->max;
}

// Each member that is there, whether or not the question needs it.
base::Refusals form_faults(const boost::json::object& body) {
  base::Refusals out;
  const auto judge = [&](std::string_view name, std::string_view code, auto fits) {
    const auto* value = body.if_contains(name);
    if (!value) return;
    const auto* text = value->if_string();
    if (!text || !fits(std::string_view(*text)))
      out.push_back({text ? code : "V-SCH-4", "/" + std::string(name)});
  };
  judge("bsn", "V-ID-1",
        [](std::string_view text) { return IdentityValue::of_bsn(text).has_value(); });
  judge("geslachtsnaam", "V-SCH-4", is_name);
  judge("geboorteDatum", "V-SCH-4",
        [](std::string_view text) { return base::Date::parse(text).has_value(); });
  judge("geboorteDatumOnzeker", "V-SCH-4",
        [](std::string_view text) { return IdentityValue::of_name("A", text).has_value(); });
  return out;
}

// A BSN, or a surname with a birth date; both at once would say that one of them does not count.
base::Result<IdentityValue> identity_of(const boost::json::object& body) {
  if (auto faults = form_faults(body); !faults.empty())
    return std::unexpected(Failure::refused(std::move(faults)));
  const auto bsn = text_member(body, "bsn"), surname = text_member(body, "geslachtsnaam"),
             date = text_member(body, "geboorteDatum"),
             unsure = text_member(body, "geboorteDatumOnzeker");
  const auto refuse = [](std::string_view code, const char* veld) {
    return std::unexpected(Failure::refused(code, veld));
  };
  if (bsn) {
    if (surname || date || unsure) return refuse("V-SCH-3", "/geslachtsnaam");
    return std::move(*IdentityValue::of_bsn(*bsn));
  }
  if (!surname) return refuse("V-SCH-2", "/bsn");
  if (!date && !unsure) return refuse("V-ID-2", "/geboorteDatum");
  if (date && unsure) return refuse("V-SCH-3", "/geboorteDatumOnzeker");
  auto value = IdentityValue::of_name(*surname, date ? *date : *unsure);
  if (!value) return refuse("V-ID-2", "/geslachtsnaam");  // not one letter in it
  return std::move(*value);
}

base::Result<Found> find(const Call& call, const IdentityValue& identity) {
  Services& services = call.services;
  Found out;
  for (const char* reg : {"meldingen", "regie"}) {
    TRY(rows_found, services.node.persons().find(reg, {identity.kind(), identity.view()}));
    out.complete = out.complete && rows_found.complete;
    services.node.ledger().view([&](const store::Rows& rows) {
      const Visibility visibility(call, rows);
      const auto& betrokkenen = services.projections.standen().betrokkenen();
      for (const keys::Linked& one : betrokkenen.newest(rows, reg, rows_found.rows)) {
        const auto seen = find_dossier(call, rows, one.dossier);
        if (seen && seen->reg == reg) {
          out.hits.push_back({reg, one});
        } else {
          out.narrowed = true;
        }
      }
    });
  }
  return out;
}

void append_hit(std::string& out, const Call& call, const store::Rows& rows, const Hit& hit) {
  const auto& betrokkenen = call.services.projections.standen().betrokkenen();
  const auto person =
      betrokkenen.betrokkene(rows, hit.reg, hit.linked.dossier, hit.linked.pid);
  JsonObject object(out);
  object.text("register", hit.reg);
  object.text("casus", hit.linked.dossier.text());
  object.text("pid", hit.linked.pid.text());
  append_codes(object, "rollen", person ? person->rollen : std::vector<std::string>{});
  append_code(object, "leeftijdsklasse", person ? person->leeftijdsklasse : std::string());
  JsonObject links(object.member("_links"));
  const std::string dossier = "/v1/casussen/" + hit.linked.dossier.text();
  append_link(links, "self", dossier);
  append_link(links, "verstrekkingen",
              dossier + "/verstrekkingen?pid=" + hit.linked.pid.text());
}

http::Reply answer(const Call& call, const lijst::Ask& ask, const Found& found,
                   const Outcome& recorded) {
  lijst::Reply list(call, ask);
  if (found.narrowed) list.because("gefilterd-op-recht");
  if (!found.complete) list.because("te-veel-treffers");
  call.services.node.ledger().view([&](const store::Rows& rows) {
    for (const Hit& hit : found.hits) append_hit(list.row(), call, rows, hit);
  });
  http::Reply reply = list.finish(std::nullopt, found.hits.size());
  reply.body.insert(1, R"("zoekactie":")" + recorded.jti.text() + R"(",)");
  return reply;
}

}  // namespace

}  // namespace zegel::api
