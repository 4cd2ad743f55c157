#include "api/handlers/conflict.h"

#include "api/handlers/event_row.h"
#include "api/handlers/known_event.h"
#include "api/handlers/members.h"
#include "api/handlers/ontvangst.h"
#include "api/handlers/reading.h"
#include "api/handlers/references.h"
#include "api/negotiation.h"
#include "api/services.h"

namespace zegel::api {

namespace {

constexpr std::string_view decision = "conflict-van-plichten-besloten.v1";

// What refers to the decision, as parts of its record.
struct Part {
  std::string_view name;
  std::string_view evts[2];
};
constexpr Part parts[] = {
    {"toetsingen", {"conflict-van-plichten-achteraf-getoetst.v1", {}}},
    {"informeren", {"betrokkene-geinformeerd.v1", "informeren-uitgesteld.v1"}},
    {"verstrekkingen", {"verstrekking-gedaan.v1", "casusoverleg-gehouden.v1"}},
};

struct Seen {
  projections::SpoorRow row;
  References references;
};
std::optional<Seen> see(const Call& call, const store::Rows& rows, const KnownEvent& known);
std::string etag_of(const KnownEvent& known, const References& references);
http::Reply show(const Call& call, const KnownEvent& known);

}  // namespace

http::Reply get_conflict(const Call& call) {
  const auto known = event_of_path(call);
  if (!known || known->skelet.evt != decision)
    return call.services.refuse(call.request, "niet-gevonden");
  const auto seen = call.services.node.ledger().view(
      [&](const store::Rows& rows) { return see(call, rows, *known); });
  if (!seen) return call.services.refuse(call.request, "niet-gevonden");
  const std::string etag = etag_of(*known, seen->references);
  if (matches_etag(call.request.field("If-None-Match"), etag)) return not_modified(etag);
  const ReadSubject subject{known->reg, seen->row.casus, known->skelet.jti, {}, {}};
  return index_read_first(call, subject, [call] {
    const auto again = event_of_path(call);
    return again ? show(call, *again) : call.services.refuse(call.request, "niet-gevonden");
  });
}

namespace {

std::optional<Seen> see(const Call& call, const store::Rows& rows, const KnownEvent& known) {
  auto row = row_at(call.services, rows, known.reg, known.index);
  if (!row || !row->has_content) return std::nullopt;
  auto references = references_of(call, Visibility(call, rows), rows, known.reg, *row);
  return Seen{std::move(*row), std::move(references)};
}

std::string etag_of(const KnownEvent& known, const References& references) {
  return "\"" + known.reg + "-" + std::to_string(references.last_change) + "\"";
}

void append_part(std::string& out, Names& names, const Part& part, const References& references) {
  JsonArray list(out);
  std::uint64_t last = 0;
  for (const Reference& reference : references.van) {
    const auto& row = reference.other;
    if (row.evt != part.evts[0] && row.evt != part.evts[1]) continue;
    if (row.index.value == last) continue;  // it names the decision in two fields
    last = row.index.value;
    append_event_row(list.element(), names, reference.reg, row);
  }
}

void append_record(std::string& out, const Call& call, const store::Rows& rows,
                   const KnownEvent& known, const Seen& seen) {
  Names names(call.services, rows);
  JsonObject object(out);
  append_event_row(object.member("besluit"), names, known.reg, seen.row);
  for (const Part& part : parts)
    append_part(object.member(part.name), names, part, seen.references);
  JsonObject links(object.member("_links"));
  append_link(links, "self", "/v1/conflicten-van-plichten/" + known.skelet.jti.text());
  append_link(links, "gebeurtenis", "/v1/gebeurtenissen/" + known.skelet.jti.text());
}

http::Reply show(const Call& call, const KnownEvent& known) {
  return call.services.node.ledger().view([&](const store::Rows& rows) {
    const auto seen = see(call, rows, known);
    if (!seen) return call.services.refuse(call.request, "niet-gevonden");
    http::Reply reply = json_reply(200, {});
    reply.with("ETag", etag_of(known, seen->references));
    append_record(reply.body, call, rows, known, *seen);
    return reply;
  });
}

}  // namespace

}  // namespace zegel::api
