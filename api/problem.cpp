#include "api/problem.h"

#include <algorithm>
#include <array>

#include "api/json_text.h"
#include "ledger/catalogue/refusals.h"

namespace zegel::api {

namespace {

// What one refusal says, from whichever table its code stands in.
struct Sentence {
  std::string_view code, slug, title, explanation, remedy, source;
  std::uint16_t status = 500;
};

Sentence sentence_of(std::string_view code);
const base::Refusal* leading(const base::Refusals& refusals);
std::string body_text(const http::Request& request, const Sentence& head, std::uint16_t status,
                      const base::Refusals& refusals);
std::string type_of(const http::Request& request, std::string_view slug);
void append_fault(std::string& out, const base::Refusal& refusal);
std::string_view safe_place(std::string_view veld);
void add_companions(http::Reply& reply, std::string_view kenmerk);

}  // namespace

http::Reply problem(const http::Request& request, std::string_view slug, std::string_view veld,
                    std::uint16_t status) {
  const Sentence head = sentence_of(slug);
  http::Reply reply;
  reply.status = status != 0 ? status : head.status;
  reply.media = "application/problem+json";
  const base::Refusals refusals =
      veld.empty() ? base::Refusals{} : base::Refusals{{slug, std::string(veld)}};
  reply.body = body_text(request, head, reply.status, refusals);
  add_companions(reply, request.kenmerk);
  return reply;
}

http::Reply problem(const http::Request& request, const base::Failure& failure,
                    const ProblemStyle& style) {
  ProblemBody made = problem_body(request, failure, style);
  http::Reply reply;
  reply.status = made.status;
  reply.media = "application/problem+json";
  reply.body = std::move(made.text);
  add_companions(reply, request.kenmerk);
  return reply;
}

ProblemBody problem_body(const http::Request& request, const base::Failure& failure,
                         const ProblemStyle& style) {
  const base::Refusal* first = leading(failure.refusals);
  const Sentence head = sentence_of(first ? first->code : "fout");
  ProblemBody out;
  out.slug = head.slug;
  out.status = head.status == 422 && style.legal_as_400 ? 400 : head.status;
  out.text = body_text(request, head, out.status, failure.refusals);
  return out;
}

namespace {

Sentence sentence_of(std::string_view code) {
  if (const auto* row = catalogue::find_refusal(code)) {
    const auto* named = catalogue::find_problem(row->slug);
    return {row->code, row->slug, row->title, named ? named->explanation : row->title, row->remedy,
            row->source, row->status};
  }
  const auto* row = catalogue::find_problem(code);
  if (!row) row = catalogue::find_problem("fout");
  return {row->slug, row->slug, row->title, row->explanation, row->remedy, {}, row->status};
}

// The refusal that gives status, type and title.
const base::Refusal* leading(const base::Refusals& refusals) {
  static constexpr std::array<std::uint16_t, 4> order = {400, 403, 409, 422};
  if (refusals.empty()) return nullptr;
  const auto rank = [](const base::Refusal& refusal) {
    return std::ranges::find(order, sentence_of(refusal.code).status) - order.begin();
  };
  return &*std::ranges::min_element(refusals, {}, rank);
}

std::string body_text(const http::Request& request, const Sentence& head, std::uint16_t status,
                      const base::Refusals& refusals) {
  std::string out;
  out.reserve(512 + 256 * refusals.size());
  {
    JsonObject object(out);
    object.text("type", type_of(request, head.slug));
    object.text("title", head.title);
    object.number("status", status);
    object.text("detail", head.explanation);
    object.text("instance", "urn:zegel:kenmerk:" + request.kenmerk);
    object.text("kenmerk", request.kenmerk);
    JsonArray faults(object.member("fouten"));
    for (const base::Refusal& refusal : refusals) append_fault(faults.element(), refusal);
  }
  return out;
}

// Absolute once Host is known to be ours: a request that failed before that gets a relative
// address.
std::string type_of(const http::Request& request, std::string_view slug) {
  std::string out;
  if (request.peer && !request.path.empty()) {
    out = request.peer->tls ? "https://" : "http://";
    out += request.field("Host");
  }
  return out.append("/problemen/").append(slug);
}

void append_fault(std::string& out, const base::Refusal& refusal) {
  const Sentence sentence = sentence_of(refusal.code);
  const std::string_view place = safe_place(refusal.veld);
  std::string text(sentence.title);
  if (!place.empty()) text.append(" (").append(place).append(")");
  JsonObject object(out);
  object.text("code", sentence.code);
  object.text("veld", place);
  object.text("uitleg", text);
  object.text("oplossing", sentence.remedy);
  object.text("bron", sentence.source);
}

// A place is a name of ours. One with other characters, or a long one, was made by a caller.
std::string_view safe_place(std::string_view veld) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
           c == '?' || c == '-' || c == '_';
  };
  return veld.size() <= 96 && std::ranges::all_of(veld, allowed) ? veld : std::string_view{};
}

void add_companions(http::Reply& reply, std::string_view kenmerk) {
  if (reply.status == 401) reply.with("WWW-Authenticate", "Zegel");
  if (reply.status != 429 && reply.status != 503) return;
  // 1..5 s, spread by the kenmerk: callers that were refused together do not come back together.
  const char last = kenmerk.empty() ? '0' : kenmerk.back();
  reply.with("Retry-After", std::to_string(1 + last % 5));
}

}  // namespace

}  // namespace zegel::api
