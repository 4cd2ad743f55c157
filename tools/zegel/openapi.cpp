// zegel openapi: the document that zegeld serves as /v1/openapi.json.
#include "api/openapi/document.h"

#include <boost/json/parse.hpp>

#include "tools/zegel/verbs.h"

namespace zegel::cli {
namespace {

Outcome<Exit> show(const Context& context) {
  const std::string document = openapi::openapi_document({}, api::routes());
  if (!context.terminal.json) context.terminal.raw(document);
  context.terminal.object("openapi", {{"document", boost::json::parse(document)}});
  return Exit::yes;
}

}  // namespace

void declare_openapi(CLI::App& app, Chosen& chosen) {
  add_verb(app, "openapi", "toon de beschrijving van de API (OpenAPI 3.1)", chosen, show);
}

}  // namespace zegel::cli
