#include "api/handlers/event_view.h"

#include "ledger/base/moment.h"

namespace zegel::api {

namespace {

void append_skelet(std::string& out, const event::Skelet& skelet);
void append_links(std::string& out, const base::Jti& jti);
projections::SpoorRow skelet_row();

}  // namespace

base::Status append_event_view(JsonObject& object, Services& services, Names& names,
                               const KnownEvent& known, const projections::SpoorRow& row) {
  std::optional<inhoud::Toestand> toestand;  // unknown where nothing opens (A7)
  if (services.node.has_content()) {
    TRY(seen, services.node.intake().toestand(known.reg, known.skelet.jti, known.view.jws));
    toestand = seen;
  }
  object.text("jti", known.skelet.jti.text());
  object.text("register", known.reg);
  object.number("volgnummer", known.index.value);
  object.text("ontvangenOp",
              base::format_moment_utc(std::int64_t{known.view.received.value} * 3600));
  object.text("evt", known.skelet.evt);
  object.text("naam", label_of(known.skelet.evt));
  append_organisation(object.member("afzender"), names, known.skelet.iss);
  append_skelet(object.member("skelet"), known.skelet);
  append_fields(object, names, toestand ? row : skelet_row());
  object.text("stand", is_covered(services, known) ? "bewezen" : "ontvangen");
  if (toestand) object.text("toestand", inhoud::toestand_name(*toestand));
  else object.null("toestand");
  append_links(object.member("_links"), known.skelet.jti);
  return {};
}

namespace {

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

projections::SpoorRow skelet_row() {
  projections::SpoorRow row;
  row.has_content = false;
  row.velden = "{}";
  return row;
}

void append_links(std::string& out, const base::Jti& jti) {
  const std::string self = "/v1/gebeurtenissen/" + jti.text();
  JsonObject links(out);
  links.member("self") += R"({"href":")" + self + R"("})";
  links.member("ontvangstbewijs") += R"({"href":")" + self + R"(/ontvangstbewijs"})";
  links.member("bewijspakket") += R"({"href":")" + self + R"(/bewijspakket"})";
}

}  // namespace

}  // namespace zegel::api
