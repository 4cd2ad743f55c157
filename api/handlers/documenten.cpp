#include "api/handlers/documenten.h"

#include <fmt/format.h>

#include "api/negotiation.h"
#include "api/services.h"
#include "ledger/catalogue/refusals.h"
#include "ledger/crypto/hash.h"

namespace zegel::api {

namespace {

struct Page {
  std::string_view code, title, explanation, remedy, source;
  std::uint16_t status = 0;
};

bool page_of(std::string_view slug, Page& page);
std::string html(const Page& page);

}  // namespace

http::Reply get_openapi(const Call& call) {
  const base::Hash hash = crypto::sha256(base::as_bytes(call.services.openapi));
  const std::string etag = "\"" + base::hex(base::ByteView(hash).first(8)) + "\"";
  http::Reply reply;
  reply.caching = http::Caching::revalidate;
  reply.open_to_all = true;
  reply.with("ETag", etag);
  if (matches_etag(call.request.field("If-None-Match"), etag)) {
    reply.status = 304;
    return reply;
  }
  reply.body = call.services.openapi;
  return reply;
}

http::Reply get_probleem(const Call& call) {
  Page page;
  if (!page_of(call.path[0], page)) return call.services.refuse(call.request, "niet-gevonden");
  http::Reply reply;
  reply.media = "text/html; charset=utf-8";
  reply.html = true;
  reply.open_to_all = true;
  reply.caching = http::Caching::revalidate;
  reply.body = html(page);
  return reply;
}

namespace {

// A V-code under its own name or its slug; a problem under its slug. What this version cannot
// answer has no page.
bool page_of(std::string_view slug, Page& page) {
  if (const auto* row = catalogue::find_problem(slug)) {
    page = {{}, row->title, row->explanation, row->remedy, {}, row->status};
    return true;
  }
  for (const auto& row : catalogue::refusal_rows()) {
    if (row.vanaf > catalogue::this_version || (row.slug != slug && !http::iequals(row.code, slug)))
      continue;
    const auto* named = catalogue::find_problem(row.slug);
    page = {row.code,   named ? named->title : row.title, named ? named->explanation : row.title,
            row.remedy, row.source,                       row.status};
    return true;
  }
  return false;
}

std::string html(const Page& page) {
  const std::string code =
      page.code.empty() ? std::string() : fmt::format("<dt>Code</dt><dd>{}</dd>", page.code);
  const std::string source =
      page.source.empty() ? std::string() : fmt::format("<dt>Bron</dt><dd>{}</dd>", page.source);
  // `<` in a remedy stands for a placeholder of a form, as in <kop>.<skelet>.
  std::string remedy;
  for (const char c : page.remedy) c == '<' ? remedy += "&lt;" : remedy += c;
  return fmt::format(
      "<!doctype html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>{0}</title>\n"
      "<style>body{{font:1rem/1.5 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}}"
      "dt{{font-weight:bold;margin-top:1rem}}dd{{margin:0}}</style>\n</head>\n<body>\n<main>\n"
      "<h1>{0}</h1>\n<dl>\n<dt>Wat er aan de hand is</dt><dd>{1}</dd>\n"
      "<dt>Wat u kunt doen</dt><dd>{2}</dd>\n<dt>HTTP-status</dt><dd>{3}</dd>\n{4}{5}\n</dl>\n"
      "</main>\n</body>\n</html>\n",
      page.title, page.explanation, remedy, page.status, code, source);
}

}  // namespace

}  // namespace zegel::api
