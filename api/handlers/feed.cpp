#include "api/handlers/feed.h"

#include "api/handlers/event_view.h"
#include "api/handlers/visibility.h"
#include "api/lijst/number.h"
#include "api/lijst/reply.h"
#include "api/lijst/trail.h"

namespace zegel::api {

namespace {

lijst::TrailQuery query_of(const Call& call, const Visibility& visibility);
base::Result<lijst::TrailPage> write_rows(const Call& call, const lijst::Ask& ask,
                                          const store::Rows& rows, lijst::Reply& reply);

}  // namespace

http::Reply get_feed(const Call& call) {
  const auto ask = lijst::read_ask(call, {std::string(*call.request.query_value("register"))});
  if (!ask) return call.services.refuse(call.request, ask.error());
  lijst::Reply reply(call, *ask);
  const auto page = call.services.node.ledger().view(
      [&](const store::Rows& rows) { return write_rows(call, *ask, rows, reply); });
  if (!page) return call.services.refuse(call.request, page.error());
  return reply.finish(page->next, page->total);
}

namespace {

base::Result<lijst::TrailPage> write_rows(const Call& call, const lijst::Ask& ask,
                                          const store::Rows& rows, lijst::Reply& reply) {
  Services& services = call.services;
  const Visibility visibility(call, rows);
  if (!visibility.scope().whole) reply.because("gefilterd-op-recht");
  auto page = lijst::trail_page(services.projections.spoor(), rows, ask,
                                query_of(call, visibility));
  Names names(services, rows);
  for (lijst::TrailRow& one : page.rows) {
    const auto known = event_at(services, one.reg, one.row.index);
    if (!known) return std::unexpected(base::Failure::unavailable("nog-niet-verwerkt"));
    if (!visibility.persons(one.row)) one.row.betrokkenen.clear();
    JsonObject object(reply.row());
    TRY_DO(append_event_view(object, services, names, *known, one.row));
  }
  return page;
}

lijst::TrailQuery query_of(const Call& call, const Visibility& visibility) {
  lijst::TrailQuery query;
  query.of.skelets = true;
  if (const auto after = call.request.query_value("na"))
    query.of.from = *lijst::parse_number(*after) + 1;
  if (const auto evt = call.request.query_value("evt")) query.of.types = {*evt};
  query.keep = [&visibility](std::string_view reg, const projections::SpoorRow& row) {
    return visibility.event(reg, row);
  };
  return query;
}

}  // namespace

}  // namespace zegel::api
