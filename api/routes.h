// The routes as one constexpr table: no row, no route (api.md 1, 3; stijl.md 2). Router, rights,
// OpenAPI, metrics and the 405 answers derive from these rows.
//
// Invariants (static_assert over all rows): names unique; a pattern has no trailing slash; every
// POST names its bodies; every route under /v1 answers something. Every documented route also
// declares 400, 401, 403, 429, 500, 503 and, with an id in its path, 404 (api.md 3).
// Threads: constants.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "api/http/message.h"
#include "ledger/catalogue/events.h"

namespace zegel::api {

struct Call;
using Handler = http::Reply (*)(const Call&);

enum class Method : std::uint8_t { get, post };  // HEAD follows GET
enum class Access : std::uint8_t {
  anyone,           // public
  event_signature,  // the event's own signature admits (P); staff by role
  roles,            // one of `roles`
};
// What the node must be able to do; else 503 geen-inhoud, or alleen-lezen for writing (logboek.md
// 14): a volger opens nothing.
enum class Needs : std::uint8_t { content, skelets, writing };
// What is shed first when busy (api.md 4.2); health never.
enum class Shed : std::uint8_t { lists, single_reads, events, never };
enum class Lane : std::uint8_t { connection, worker };  // connection: short and never blocks

struct BodyRow {            // what a POST may carry
  std::string_view media;
  std::string_view schema;  // UpperCamelCase name in api/openapi; empty: text as the media says
  std::size_t limit = 0;    // bytes
};
struct AnswerRow {          // a 2xx answer
  std::uint16_t status = 200;
  std::string_view media;
  std::string_view schema;  // empty: text, bytes or a page
  std::string_view text;    // Dutch description
};
enum class QueryKind : std::uint8_t {
  codes,    // one of `codes`, separated by '|'
  list,     // a code of one of the code lists that `codes` names
  id,       // 22 characters base64url
  oin,      // 20 digits
  evt,      // a type with its version, as in the catalogue
  day,      // 2026-03-02
  moment,   // a day in Europe/Amsterdam, or an instant with its offset
  number,   // 0..2^53-1
  limit,    // rows of a page, 1..200
  sizes,    // regie:18442,toezicht:4921
  cursor,   // opaque, of the list's own making
};
struct QueryRow {
  std::string_view name;
  std::string_view text;      // Dutch
  QueryKind kind = QueryKind::codes;
  std::string_view codes = {};
  bool required = false;
};
// Which keys a list takes beside its own (api.md 2.3).
enum class Listing : std::uint8_t {
  none,
  state,   // limiet cursor totaal; current state cannot be frozen
  events,  // also totEnMet
};

struct Route {
  std::string_view name;      // operationId and metrics label, e.g. "gebeurtenis-lezen"
  Method method = Method::get;
  std::string_view pattern;   // "/v1/gebeurtenissen/{jti}"; a last "{pad*}" takes the rest
  Access access = Access::roles;
  catalogue::Roles roles = 0;
  http::Listeners listeners = 0;
  Handler handler = nullptr;
  std::string_view summary;   // Dutch
  std::span<const BodyRow> bodies;
  std::span<const AnswerRow> answers;
  std::span<const std::uint16_t> statuses;  // further 3xx, 4xx beside the usual ones
  std::span<const QueryRow> query;
  Listing listing = Listing::none;
  bool documented = false;    // stands in openapi.json
  Lane lane = Lane::worker;
  Shed shed = Shed::single_reads;
  Needs needs = Needs::content;
  std::string_view too_large = "te-groot";        // problem of a body over its limit
  std::string_view unanswered = "te-druk";        // problem when a wait outlives its deadline
};

std::span<const Route> routes();

// The version of the contract (API-Version, info.version).
inline constexpr std::string_view api_version = "1.0.0";

}  // namespace zegel::api
