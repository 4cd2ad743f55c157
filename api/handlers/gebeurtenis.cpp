#include "api/handlers/gebeurtenis.h"

#include "api/handlers/event_view.h"
#include "api/handlers/known_event.h"
#include "api/handlers/ontvangst.h"
#include "api/handlers/reading.h"
#include "api/handlers/references.h"
#include "api/negotiation.h"
#include "api/services.h"

namespace zegel::api {

namespace {

using projections::SpoorRow;

// One event at one moment: its row, and what points to it and from it.
struct Seen {
  SpoorRow row;
  References references;
};
std::optional<Seen> see(const Call& call, const store::Rows& rows, const KnownEvent& known);
std::string etag_of(const KnownEvent& known, const Seen& seen);
http::Reply show(const Call& call, const KnownEvent& known);

}  // namespace

http::Reply get_gebeurtenis(const Call& call) {
  const auto known = event_of_path(call);
  if (!known) return call.services.refuse(call.request, "niet-gevonden");
  const auto seen = call.services.node.ledger().view(
      [&](const store::Rows& rows) { return see(call, rows, *known); });
  if (!seen) return call.services.refuse(call.request, "niet-gevonden");
  const std::string etag = etag_of(*known, *seen);
  if (matches_etag(call.request.field("If-None-Match"), etag)) return not_modified(etag);
  // Nothing on index level is left, or to be had here.
  if (!seen->row.has_content || !call.services.node.has_content()) return show(call, *known);
  const ReadSubject subject{known->reg, seen->row.casus, known->skelet.jti, {}, {}};
  return index_read_first(call, subject,
                          [call, jti = known->skelet.jti, reg = known->reg] {
                            const auto again = find_event(call.services, reg, jti);
                            return again ? show(call, *again)
                                         : call.services.refuse(call.request, "niet-gevonden");
                          });
}

http::Reply get_ontvangstbewijs(const Call& call) {
  const auto known = event_of_path(call);
  if (!known) return call.services.refuse(call.request, "niet-gevonden");
  http::Reply reply;
  reply.media = "text/plain; charset=utf-8";
  auto receipt = call.services.node.sequencer().receipt(known->reg, known->index);
  if (receipt) {
    reply.body = std::move(*receipt);
    return reply;
  }
  reply.status = 202;  // durable, its proof comes with the next checkpoint
  reply.with("Retry-After", "1");
  return reply;
}

namespace {

std::optional<Seen> see(const Call& call, const store::Rows& rows, const KnownEvent& known) {
  auto row = row_at(call.services, rows, known.reg, known.index);
  if (!row) return std::nullopt;
  const Visibility visibility(call, rows);
  if (!visibility.persons(*row)) row->betrokkenen.clear();
  auto references = references_of(call, visibility, rows, known.reg, *row);
  return Seen{std::move(*row), std::move(references)};
}

std::string etag_of(const KnownEvent& known, const Seen& seen) {
  return "\"" + known.reg + "-" + std::to_string(seen.references.last_change) + "\"";
}

http::Reply show(const Call& call, const KnownEvent& known) {
  http::Reply reply = json_reply(200, {});
  const base::Status written =
      call.services.node.ledger().view([&](const store::Rows& rows) -> base::Status {
        const auto seen = see(call, rows, known);
        if (!seen) return std::unexpected(base::Failure::refused("niet-gevonden"));
        reply.with("ETag", etag_of(known, *seen));
        Names names(call.services, rows);
        JsonObject object(reply.body);
        TRY_DO(append_event_view(object, call.services, names, known, seen->row));
        object.text("kid", known.kid.text());
        object.text("jws", known.view.jws);
        append_references(object.member("verwijzingen"), seen->references);
        return {};
      });
  if (!written) return call.services.refuse(call.request, written.error());
  return reply;
}

}  // namespace

}  // namespace zegel::api
