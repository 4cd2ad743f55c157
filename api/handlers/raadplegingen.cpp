#include "api/handlers/raadplegingen.h"

#include <string.h>

#include <boost/json.hpp>

#include "api/handlers/json_body.h"
#include "api/handlers/known_event.h"
#include "api/handlers/ontvangst.h"
#include "api/http/host.h"
#include "api/json_text.h"
#include "api/services.h"
#include "ledger/base/moment.h"
#include "ledger/crypto/hash.h"

namespace zegel::api {

namespace {

using base::Failure;
using sequencer::Outcome;

struct Reading {
  KnownEvent known;
  base::Jti raadpleging;
};

base::Result<std::string> sign_reading(const Call& call, const Reading& reading,
                                       const boost::json::object& body);
std::optional<base::CasusId> dossier_of(Services& services, const KnownEvent& known);
base::CasusId month_dossier(const Services& services);
http::Reply show(Services& services, const http::Request& request, const Reading& reading,
                 const Outcome& recorded);
void append_shown(std::string& out, const Reading& reading, const Outcome& recorded,
                  const inhoud::OpenedRecord& opened, const event::Content& content);
void append_inhoud(std::string& out, const event::Content& content);
void append_value(std::string& out, const boost::json::value& value);
Failure not_recorded(const Failure& failure);

}  // namespace

http::Reply post_raadpleging(const Call& call) {
  Services& services = call.services;
  if (!call.caller.medewerker) return services.refuse(call.request, "geen-toegang");
  if (auto calm = services.reading_limit.admit(*call.caller.medewerker, base::monotonic_ms());
      !calm)
    return services.refuse(call.request, calm.error());  // R8
  auto known = event_of_path(call);
  if (!known) return services.refuse(call.request, "niet-gevonden");
  // Register toezicht holds no content that a role of domein.md 8.2 may open.
  if (known->reg == "toezicht") return services.refuse(call.request, "geen-toegang");
  JsonBody body;
  if (auto read = body.read(call.request.body, {"raadplegingsdoel", "raadplegingsreden"}); !read)
    return services.refuse(call.request, read.error());
  Reading reading{std::move(*known), {services.random.bytes<16>()}};
  const auto bytes = sign_reading(call, reading, body.object());
  if (!bytes) return services.refuse(call.request, bytes.error());
  http::Deferred deferred;
  services.node.intake().accept(
      *bytes, {catalogue::Role::ledger, {}, {}},
      [deferred, &services, &request = call.request,
       reading = std::move(reading)](base::Result<Outcome> outcome) mutable {
        deferred.finish([&services, &request, reading = std::move(reading),
                         outcome = std::move(outcome)] {
          if (!outcome) return services.refuse(request, not_recorded(outcome.error()));
          return show(services, request, reading, *outcome);
        });
      });
  return deferred.reply();
}

namespace {

base::Result<std::string> sign_reading(const Call& call, const Reading& reading,
                                       const boost::json::object& body) {
  Services& services = call.services;
  const auto purpose = text_member(body, "raadplegingsdoel");
  const auto reason = text_member(body, "raadplegingsreden");
  base::Refusals faults;
  if (!purpose) faults.push_back({"V-SCH-2", "/raadplegingsdoel"});
  if (!reason) faults.push_back({"V-SCH-2", "/raadplegingsreden"});
  if (!faults.empty()) return std::unexpected(Failure::refused(std::move(faults)));
  const auto dossier = dossier_of(services, reading.known);
  if (!dossier) return std::unexpected(Failure::refused("vernietigd"));
  boost::json::object inhoud(body.storage());
  inhoud["tijdstip"] = base::format_moment_utc(services.node.clock().now());
  inhoud["casus"] = month_dossier(services).text();
  inhoud["medewerker"] = call.caller.medewerker->text();
  inhoud["onderwerpRegister"] = reading.known.reg;
  inhoud["onderwerpCasus"] = dossier->text();
  inhoud["onderwerp"] = reading.known.skelet.jti.text();
  inhoud["gebruikersrol"] = catalogue::role_name(*call.caller.role);
  inhoud["omvang"] = "inhoud";
  inhoud["raadplegingsdoel"] = *purpose;
  inhoud["raadplegingsreden"] = *reason;
  inhoud["noodtoegang"] = false;
  inhoud["netwerk"] = "onbekend";
  return services.node.own_events().sign(
      {reading.raadpleging, "toezicht", "raadpleging-gedaan.v1", inhoud},
      {catalogue::Role::ledger, {}, {}});
}

// The dossier stands in the sealed part: it is read here for the record, and shown to nobody.
std::optional<base::CasusId> dossier_of(Services& services, const KnownEvent& known) {
  const auto opened = open_inhoud(services, known);
  const auto disclosures = opened.disclosures();
  const auto content = event::open_partial(known.skelet, disclosures);
  if (!content) return std::nullopt;
  return content->content.id<base::CasusId>("casus");
}

// The read events of one calendar month share a dossier of toezicht (domein.md 2.4). Its id follows
// from the month, so that every node names the same one, and from the sealed id of the stamdossier,
// so that nobody can guess it (a hek token rests on that, sleutels.md 2).
base::CasusId month_dossier(const Services& services) {
  const std::string month = base::format_moment_utc(services.node.clock().now()).substr(0, 7);
  const auto stam = services.node.ledger().view([&](const store::Rows& rows) {
    return services.projections.dossiers().stamdossier(rows, "toezicht");
  });
  const base::CasusId root = stam.value_or(base::CasusId{});
  const base::Hash hash = crypto::sha256({base::as_bytes("zegel raadplegingen/"), root.view(),
                                          base::as_bytes("/"), base::as_bytes(month)});
  return *base::CasusId::from(base::ByteView(hash).first(16));
}

http::Reply show(Services& services, const http::Request& request, const Reading& reading,
                 const Outcome& recorded) {
  const auto opened = open_inhoud(services, reading.known);
  if (opened.toestand() == inhoud::Toestand::ontbreekt)
    return services.refuse(request, "inhoud-ontbreekt");
  if (opened.toestand() == inhoud::Toestand::vernietigd)
    return services.refuse(request, "vernietigd");
  const auto disclosures = opened.disclosures();
  const auto content = event::open_partial(reading.known.skelet, disclosures);
  if (!content) return services.refuse(request, "inhoud-ontbreekt");
  http::Reply reply = json_reply(201, {});
  reply.personal = true;
  reply.with("Location", "/v1/gebeurtenissen/" + recorded.jti.text());
  append_shown(reply.body, reading, recorded, opened, content->content);
  return reply;
}

void append_shown(std::string& out, const Reading& reading, const Outcome& recorded,
                  const inhoud::OpenedRecord& opened, const event::Content& content) {
  const KnownEvent& known = reading.known;
  std::string presentation(known.view.jws);
  presentation += '~';
  std::size_t size = presentation.size() + 4'096;
  for (const std::string_view disclosure : opened.disclosures()) size += disclosure.size() + 1;
  presentation.reserve(size);
  for (const std::string_view disclosure : opened.disclosures())
    presentation.append(disclosure).append("~");
  out.reserve(3 * size);  // grown once: a smaller copy would stay behind in freed memory
  {
    JsonObject object(out);
    object.text("raadpleging", recorded.jti.text());
    object.text("jti", known.skelet.jti.text());
    object.text("register", known.reg);
    object.number("volgnummer", known.index.value);
    object.text("evt", known.skelet.evt);
    object.text("toestand", inhoud::toestand_name(opened.toestand()));
    append_inhoud(object.member("inhoud"), content);
    object.text("gebeurtenis", presentation);  // signed, so a reader can check what is shown
  }
  http::wipe(presentation);
}

void append_inhoud(std::string& out, const event::Content& content) {
  JsonObject object(out);
  for (std::size_t i = 0; i < content.key_count(); ++i)
    append_value(object.member(content.key(i)), content.value(i));
  if (!content.has_betrokkenen()) return;
  JsonArray list(object.member("betrokkenen"));
  for (std::size_t i = 0; i < content.betrokkenen(); ++i) {
    JsonObject element(list.element());
    for (const auto& member : content.betrokkene(i))
      append_value(element.member(member.key()), member.value());
  }
}

// In pieces on the stack: boost::json::serialize would leave a plaintext string behind.
void append_value(std::string& out, const boost::json::value& value) {
  boost::json::serializer writer;
  writer.reset(&value);
  char piece[512];
  while (!writer.done()) {
    const auto part = writer.read(piece);
    out.append(part.data(), part.size());
  }
  explicit_bzero(piece, sizeof piece);
}

// Refusals of the reader's own words stay; whatever kept it from being stored is one sentence
// (D17).
Failure not_recorded(const Failure& failure) {
  if (failure.code == base::Code::refused) return failure;
  return Failure::unavailable("raadpleging-niet-vastgelegd", failure.detail);
}

}  // namespace

}  // namespace zegel::api
