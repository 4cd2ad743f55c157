#include "api/handlers/batch.h"

#include <algorithm>
#include <vector>

#include "api/handlers/ontvangst.h"
#include "api/http/gather.h"
#include "api/json_text.h"
#include "api/services.h"
#include "ledger/base/limits.h"

namespace zegel::api {

namespace {

using Outcome = base::Result<sequencer::Outcome>;
using Lines = std::vector<std::string_view>;

bool split_lines(std::string_view body, Lines& lines);
http::Reply each_on_its_own(const Call& call, const Lines& lines);
http::Reply all_or_nothing(const Call& call, const Lines& lines);
http::Gather<Outcome> gather(const Call& call, std::size_t count);
http::Reply result_of(Services& services, const http::Request& request,
                      std::vector<std::optional<Outcome>>& outcomes);
void append_line(Services& services, const http::Request& request, const Outcome& outcome,
                 std::string& out);

}  // namespace

http::Reply post_batch(const Call& call) {
  Lines lines;
  Services& services = call.services;
  if (!split_lines(call.request.body, lines))
    return services.refuse(call.request, base::Failure::refused("V-GRO-1"));
  if (lines.empty()) return services.refuse(call.request, base::Failure::refused("V-ENV-1"));
  const auto count = static_cast<std::uint32_t>(lines.size());
  if (!services.rate.take(rate_key(call, lines.front()), count, base::monotonic_ms()))
    return services.refuse(call.request, "te-veel-verzoeken");
  if (call.request.query_value("allesOfNiets") == "ja") return all_or_nothing(call, lines);
  return each_on_its_own(call, lines);
}

namespace {

// False: more lines than one group commit holds.
bool split_lines(std::string_view body, Lines& lines) {
  while (!body.empty()) {
    if (lines.size() == base::limits::batch_lines) return false;
    const std::size_t end = std::min(body.find('\n'), body.size());
    lines.push_back(body.substr(0, end));
    body.remove_prefix(std::min(end + 1, body.size()));
  }
  return true;
}

http::Reply each_on_its_own(const Call& call, const Lines& lines) {
  const auto answer = gather(call, lines.size());
  const intake::Caller caller = as_partner(call);
  for (std::size_t i = 0; i < lines.size(); ++i)
    call.services.node.intake().accept(
        lines[i], caller, [answer, i](Outcome outcome) { answer.put(i, std::move(outcome)); });
  return answer.reply();
}

// Nothing is appended before every line has passed; a refusal names its line.
http::Reply all_or_nothing(const Call& call, const Lines& lines) {
  const intake::Intake& intake = call.services.node.intake();
  const intake::Caller caller = as_partner(call);
  std::vector<intake::ReadyPtr> ready;
  base::Failure refused{base::Code::refused, {}, {}};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto one = intake.prepare(lines[i], caller);
    if (one) {
      ready.push_back(std::move(*one));
      continue;
    }
    if (one.error().code != base::Code::refused)
      return call.services.refuse(call.request, one.error());
    for (base::Refusal& refusal : one.error().refusals)
      refused.refusals.push_back({refusal.code, "/" + std::to_string(i) + refusal.veld});
  }
  if (!refused.refusals.empty()) return call.services.refuse(call.request, refused);
  const auto answer = gather(call, lines.size());
  for (std::size_t i = 0; i < ready.size(); ++i)
    intake.submit(std::move(ready[i]),
                  [answer, i](Outcome outcome) { answer.put(i, std::move(outcome)); });
  return answer.reply();
}

http::Gather<Outcome> gather(const Call& call, std::size_t count) {
  return {count, [&services = call.services, &request = call.request](auto& outcomes) {
            return result_of(services, request, outcomes);
          }};
}

// {"resultaten":[{"status":201,"ontvangst":{..}}, {"status":400,"probleem":{..}}]}
http::Reply result_of(Services& services, const http::Request& request,
                      std::vector<std::optional<Outcome>>& outcomes) {
  http::Reply reply = json_reply(200, R"({"resultaten":)");
  {
    JsonArray rows(reply.body);
    for (const auto& outcome : outcomes) append_line(services, request, *outcome, rows.element());
  }
  reply.body += '}';
  reply.signed_in = std::ranges::any_of(outcomes, [](const auto& one) { return one->has_value(); });
  return reply;
}

void append_line(Services& services, const http::Request& request, const Outcome& outcome,
                 std::string& out) {
  JsonObject row(out);
  if (outcome) {
    row.number("status", status_of(*outcome));
    append_ontvangst(row.member("ontvangst"), *outcome);
    return;
  }
  for (const base::Refusal& refusal : outcome.error().refusals)
    services.metrics.refused(refusal.code);
  const ProblemBody made = problem_body(request, outcome.error(), services.settings.problems);
  row.number("status", made.status);
  row.member("probleem") += made.text;
}

}  // namespace

}  // namespace zegel::api
