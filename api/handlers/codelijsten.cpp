#include "api/handlers/codelijsten.h"

#include "api/handlers/constant.h"
#include "api/json_text.h"
#include "api/services.h"
#include "ledger/catalogue/events.h"
#include "ledger/catalogue/terms.h"

namespace zegel::api {

namespace {

using catalogue::CodeList;

// The edition of the tables. A deployment that adds codes or changes a rule does so by beleid, and
// counts further from here.
constexpr std::uint64_t edition = 1;

std::string_view form_name(catalogue::ListForm form);
void append_heading(JsonObject& object, const CodeList& list);
void append_codes(std::string& out, const CodeList& list);
void append_term(std::string& out, const catalogue::TermRow& row);

}  // namespace

http::Reply get_codelijsten(const Call& call) {
  return constant_reply(call, "codelijsten", [] {
    std::string out = R"({"rijen":)";
    {
      JsonArray rows(out);
      for (const CodeList& list : catalogue::code_lists()) {
        JsonObject row(rows.element());
        append_heading(row, list);
      }
    }
    return out + R"(,"_links":{"self":{"href":"/v1/codelijsten"}}})";
  });
}

http::Reply get_codelijst(const Call& call) {
  const CodeList* list = catalogue::find_list(call.path[0]);
  const auto wanted = call.request.query_value("versie");
  if (!list || (wanted && *wanted != "1"))
    return call.services.refuse(call.request, "niet-gevonden");
  return constant_reply(call, "codelijst-" + std::string(list->name), [&] {
    std::string out;
    {
      JsonObject object(out);
      append_heading(object, *list);
      append_codes(object.member("codes"), *list);
    }
    return out;
  });
}

http::Reply get_bewaartermijnen(const Call& call) {
  return constant_reply(call, "bewaartermijnen", [] {
    std::string out = R"({"versie":)";
    append_number(out, edition);
    out += R"(,"rijen":)";
    {
      JsonArray rows(out);
      for (const catalogue::TermRow& row : catalogue::term_rows())
        append_term(rows.element(), row);
    }
    return out + R"(,"_links":{"self":{"href":"/v1/bewaartermijnen"}}})";
  });
}

namespace {

std::string_view form_name(catalogue::ListForm form) {
  switch (form) {
    case catalogue::ListForm::codes: return "codes";
    case catalogue::ListForm::oin: return "oin";
    case catalogue::ListForm::four_digits: return "vier-cijfers";
  }
  return {};
}

void append_heading(JsonObject& object, const CodeList& list) {
  object.text("lijst", list.name);
  object.number("versie", edition);
  object.text("vorm", form_name(list.form));
  object.boolean("uitbreidbaar", list.extensible);
  JsonObject links(object.member("_links"));
  links.member("self") += R"({"href":"/v1/codelijsten/)" + std::string(list.name) + R"("})";
}

void append_codes(std::string& out, const CodeList& list) {
  JsonArray codes(out);
  for (const catalogue::CodeRow& row : list.codes) {
    // A type of a later version is reserved, and stands nowhere before it is built.
    if (list.name == "evt" && !catalogue::find_event(std::string(row.code) + ".v1")) continue;
    JsonObject object(codes.element());
    object.text("code", row.code);
    object.text("label", row.label);
    object.boolean("gesloten", row.closed);
  }
}

void append_term(std::string& out, const catalogue::TermRow& row) {
  JsonObject object(out);
  object.text("bewaarklasse", row.bkl);
  object.text("dossier", row.dossier);
  object.text("termijn", row.termijn);
  object.text("klokstart", row.klokstart);
  object.text("bron", row.bron);
  object.text("toelichting", row.toelichting);
  object.boolean("teVerifieren", row.te_verifieren);
}

}  // namespace

}  // namespace zegel::api
