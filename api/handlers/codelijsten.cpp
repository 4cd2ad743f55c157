#include "api/handlers/codelijsten.h"

#include <boost/json.hpp>

#include "api/handlers/constant.h"
#include "api/json_text.h"
#include "api/openapi/code_lists.h"
#include "api/services.h"
#include "ledger/catalogue/terms.h"

namespace zegel::api {

namespace {

void append_term(std::string& out, const catalogue::TermRow& row);

}  // namespace

http::Reply get_codelijsten(const Call& call) {
  return constant_reply(call, "codelijsten",
                        [] { return boost::json::serialize(openapi::code_lists()); });
}

http::Reply get_codelijst(const Call& call) {
  const auto list = openapi::code_list(call.path[0]);
  const auto wanted = call.request.query_value("versie");
  if (!list || (wanted && *wanted != std::to_string(openapi::lists_edition)))
    return call.services.refuse(call.request, "niet-gevonden");
  return constant_reply(call, "codelijst-" + std::string(call.path[0]),
                        [&] { return boost::json::serialize(*list); });
}

http::Reply get_bewaartermijnen(const Call& call) {
  return constant_reply(call, "bewaartermijnen", [] {
    std::string out = R"({"versie":)";
    append_number(out, openapi::lists_edition);
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
