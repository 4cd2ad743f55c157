#include "api/handlers/trails.h"

#include <algorithm>

#include "api/handlers/dossier.h"
#include "api/handlers/event_row.h"
#include "api/handlers/known_event.h"
#include "api/handlers/trail_rows.h"
#include "api/handlers/velden.h"
#include "api/handlers/visibility.h"
#include "api/lijst/period.h"
#include "api/lijst/reply.h"
#include "api/lijst/trail.h"
#include "api/query.h"
#include "ledger/base/moment.h"

namespace zegel::api {

namespace {

using base::Failure;
using projections::SpoorRow;

base::Result<lijst::TrailQuery> query_of(const Call& call, const TrailList& list,
                                         const std::optional<base::CasusId>& casus);
http::Reply answer(const Call& call, const TrailList& list, const store::Rows& rows,
                   const lijst::Ask& ask, lijst::TrailQuery query);

// Whether a row answers what is asked.
class Question {
 public:
  Question(const Call& call, const TrailList& list, const Visibility& visibility,
           const store::Rows& rows)
      : call_(call), list_(list), visibility_(visibility), rows_(rows),
        period_(lijst::period_of(call.request)), toestand_(call.request.query_value("toestand")) {}
  bool keep(std::string_view reg, const SpoorRow& row) const;

 private:
  bool fits(std::string_view reg, const SpoorRow& row, const FieldFilter& filter) const;
  bool in_period(const SpoorRow& row) const;
  bool in_toestand(std::string_view reg, const SpoorRow& row) const;

  const Call& call_;
  const TrailList& list_;
  const Visibility& visibility_;
  const store::Rows& rows_;
  const lijst::Period period_;
  const std::optional<std::string_view> toestand_;
};

}  // namespace

http::Reply get_trail(const Call& call) {
  const TrailList& list = trail_list(call.route.name);
  std::vector<std::string> registers = {list.registers.begin(), list.registers.end()};
  std::optional<base::CasusId> casus;
  if (call.path.count > 0) {
    const auto seen = find_dossier(call);
    if (!seen) return call.services.refuse(call.request, "niet-gevonden");
    casus = seen->casus;
    registers = {seen->reg};
  }
  const auto ask = lijst::read_ask(call, registers);
  if (!ask) return call.services.refuse(call.request, ask.error());
  const auto query = query_of(call, list, casus);
  if (!query) return call.services.refuse(call.request, query.error());
  return call.services.node.ledger().view(
      [&](const store::Rows& rows) { return answer(call, list, rows, *ask, *query); });
}

namespace {

constexpr std::size_t opening_budget = 500;  // rows whose toestand is looked up: 0.2 ms each

http::Reply answer(const Call& call, const TrailList& list, const store::Rows& rows,
                   const lijst::Ask& ask, lijst::TrailQuery query) {
  const Visibility visibility(call, rows);
  const Question question(call, list, visibility, rows);
  query.keep = [&](std::string_view reg, const SpoorRow& row) { return question.keep(reg, row); };
  const auto page = lijst::trail_page(call.services.projections.spoor(), rows, ask, query);
  lijst::Reply reply(call, ask);
  if (const auto reason = visibility.reason(list.subject); !reason.empty()) reply.because(reason);
  if (list.types.empty() && !visibility.all_subjects()) reply.because("gefilterd-op-recht");
  Names names(call.services, rows);
  for (const lijst::TrailRow& one : page.rows)
    append_event_row(reply.row(), names, one.reg, one.row);
  return reply.finish(page.next, page.total);
}

base::Result<lijst::TrailQuery> query_of(const Call& call, const TrailList& list,
                                         const std::optional<base::CasusId>& casus) {
  const http::Request& request = call.request;
  lijst::TrailQuery out;
  out.of.types.assign(list.types.begin(), list.types.end());
  out.of.casus = casus;
  // Of a reading `casus` is a field: its own dossier is that of the month.
  const bool of_dossier = list.subject != auth::Subject::raadplegingen;
  if (const auto id = request.query_value("casus"); id && of_dossier)
    out.of.casus = base::CasusId::parse(*id);
  if (const auto pid = request.query_value("pid")) {
    if (!out.of.casus) return std::unexpected(Failure::refused("V-SCH-2", query_place("casus")));
    out.of.pid = base::Pid::parse(*pid);
  }
  if (const auto from = request.query_value("van")) out.of.iss = *from;
  if (const auto evt = request.query_value("evt")) {
    if (!list.types.empty() && std::ranges::find(list.types, *evt) == list.types.end())
      return std::unexpected(Failure::refused("V-SCH-5", query_place("evt")));
    out.of.types = {*evt};
  }
  if (const auto soort = request.query_value("soort")) out.of.types = {type_of_soort(*soort)};
  out.of.newest_first = request.query_value("sorteer") != "oudste";
  if (request.query_value("toestand")) out.of.scan_budget = out.count_budget = opening_budget;
  return out;
}

bool Question::keep(std::string_view reg, const SpoorRow& row) const {
  const auto fits_all = [&](const FieldFilter& filter) { return fits(reg, row, filter); };
  return visibility_.event(reg, row) && in_period(row) &&
         std::ranges::all_of(list_.filters, fits_all) && in_toestand(reg, row);
}

bool Question::fits(std::string_view reg, const SpoorRow& row, const FieldFilter& filter) const {
  const auto code = call_.request.query_value(filter.key);
  if (!code) return true;
  const auto holds = [&](std::string_view velden) {
    return std::ranges::any_of(filter.fields, [&](std::string_view field) {
      return field_holds(velden, field, *code);
    });
  };
  if (holds(row.velden)) return true;
  if (!filter.of_elements) return false;
  const auto whole = row_at(call_.services, rows_, reg, row.index);
  return whole && std::ranges::any_of(whole->betrokkenen, [&](const auto& element) {
           return holds(element.velden);
         });
}

bool Question::in_period(const SpoorRow& row) const {
  if (period_.everything()) return true;
  const auto moment = base::parse_moment(Velden(row.velden).text("tijdstip"));
  return moment && period_.holds(*moment);
}

bool Question::in_toestand(std::string_view reg, const SpoorRow& row) const {
  if (!toestand_) return true;
  const auto known = event_at(call_.services, reg, row.index);
  if (!known) return false;
  const auto toestand =
      call_.services.node.intake().toestand(reg, row.jti, known->view.jws);
  return toestand && inhoud::toestand_name(*toestand) == *toestand_;
}

}  // namespace

}  // namespace zegel::api
