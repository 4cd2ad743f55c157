#include "api/handlers/casus_raadplegingen.h"

#include <algorithm>
#include <boost/json.hpp>

#include "api/handlers/dossier.h"
#include "api/handlers/json_body.h"
#include "api/handlers/ontvangst.h"
#include "api/handlers/reading.h"
#include "api/handlers/shown_event.h"
#include "api/handlers/visibility.h"

namespace zegel::api {

namespace {

using base::Failure;
using projections::SpoorRow;
using sequencer::Outcome;

struct Wanted {
  std::set<base::Jti> jtis;  // empty: all
  std::set<base::Pid> pids;  // empty: all
};
struct Opening {
  std::string reg;
  base::CasusId casus;
  std::vector<base::Jti> jtis;  // in log order
  std::set<base::Pid> pids;
  std::size_t closed = 0;       // that this role may not open
};

struct Opened {
  KnownEvent known;
  base::Result<Shown> shown;
};

base::Result<Wanted> wanted_of(const boost::json::object& body);
base::Result<Opening> opening_of(const Call& call, const SeenDossier& dossier, Wanted wanted);
http::Reply show(Services& services, const http::Request& request, const Opening& opening,
                 const Outcome& recorded);
void append_all(std::string& out, const Opening& opening, const Outcome& recorded,
                const std::vector<Opened>& all);

}  // namespace

http::Reply post_casus_raadpleging(const Call& call) {
  Services& services = call.services;
  if (!call.caller.medewerker) return services.refuse(call.request, "geen-toegang");
  if (auto calm = services.reading_limit.admit(*call.caller.medewerker, base::monotonic_ms());
      !calm)
    return services.refuse(call.request, calm.error());  // R8
  const auto dossier = find_dossier(call);
  if (!dossier) return services.refuse(call.request, "niet-gevonden");
  JsonBody body;
  if (auto read = body.read(call.request.body,
                            {"raadplegingsdoel", "raadplegingsreden", "jtis", "pids"});
      !read)
    return services.refuse(call.request, read.error());
  auto wanted = wanted_of(body.object());
  const auto why = why_of(body.object());
  if (!wanted || !why) {
    base::Refusals faults = why ? base::Refusals{} : why.error().refusals;
    if (!wanted) faults.insert(faults.end(), wanted.error().refusals.begin(),
                               wanted.error().refusals.end());
    return services.refuse(call.request, Failure::refused(std::move(faults)));
  }
  auto opening = opening_of(call, *dossier, std::move(*wanted));
  if (!opening) return services.refuse(call.request, opening.error());
  ReadSubject subject{dossier->reg, dossier->casus, {}, opening->jtis, {}};
  if (opening->pids.size() == 1) subject.pid = *opening->pids.begin();
  auto reading = reading_of(subject, *why, Depth::content, body.object().storage());
  http::Reply reply = record_first(call, "raadpleging-gedaan.v1", std::move(reading),
                                   [&services, &request = call.request,
                                    opening = std::move(*opening)](const Outcome& recorded) {
                                     return show(services, request, opening, recorded);
                                   });
  reply.heavy = true;  // 200 events are some tenths of a second
  return reply;
}

namespace {

template <class AnyId>
void read_ids(const boost::json::object& body, std::string_view member, std::set<AnyId>& out,
              base::Refusals& faults) {
  const auto* value = body.if_contains(member);
  if (!value || value->is_null()) return;
  const std::string place = "/" + std::string(member);
  if (!value->is_array() || value->get_array().empty() ||
      value->get_array().size() > opened_at_once) {
    faults.push_back({"V-SCH-4", place});
    return;
  }
  for (std::size_t i = 0; i < value->get_array().size(); ++i) {
    const auto& one = value->get_array()[i];
    const auto id = one.is_string() ? AnyId::parse(one.get_string()) : std::nullopt;
    if (id) {
      out.insert(*id);
    } else {
      faults.push_back({"V-SCH-4", place + "/" + std::to_string(i)});
    }
  }
}

base::Result<Wanted> wanted_of(const boost::json::object& body) {
  Wanted out;
  base::Refusals faults;
  read_ids(body, "jtis", out.jtis, faults);
  read_ids(body, "pids", out.pids, faults);
  if (!faults.empty()) return std::unexpected(Failure::refused(std::move(faults)));
  return out;
}

bool about(const SpoorRow& row, const std::set<base::Pid>& pids) {
  return pids.empty() || std::ranges::any_of(row.betrokkenen, [&](const auto& element) {
           return pids.contains(element.pid);
         });
}

// The rows that are asked for, in log order; those that are named are not searched for in a dossier
// that may have any length.
projections::SpoorPage asked_rows(Services& services, const store::Rows& rows,
                                  const SeenDossier& dossier, const std::set<base::Jti>& jtis) {
  projections::SpoorQuery of{.reg = dossier.reg};
  of.casus = dossier.casus;
  of.limit = of.scan_budget = 10'000;
  if (jtis.empty()) return services.projections.spoor().query(rows, of);
  projections::SpoorPage out;
  for (const base::Jti& jti : jtis) {
    const auto known = find_event(services, dossier.reg, jti);
    if (!known) continue;
    of.from = known->index.value;
    of.until = of.from + 1;
    auto one = services.projections.spoor().query(rows, of);  // nothing, if of another dossier
    std::ranges::move(one.rows, std::back_inserter(out.rows));
  }
  std::ranges::sort(out.rows, {}, [](const SpoorRow& row) { return row.index; });
  return out;
}

// The events of the dossier that are asked for, that this role may open, and that fit one answer.
base::Result<Opening> opening_of(const Call& call, const SeenDossier& dossier, Wanted wanted) {
  Services& services = call.services;
  Opening out{dossier.reg, dossier.casus, {}, std::move(wanted.pids), 0};
  std::size_t bytes = 0, found = 0;
  bool more = false;
  services.node.ledger().view([&](const store::Rows& rows) {
    const Visibility visibility(call, rows);
    const auto page = asked_rows(services, rows, dossier, wanted.jtis);
    for (const SpoorRow& row : page.rows) {
      if (!about(row, out.pids) || !visibility.event(dossier.reg, row)) continue;
      ++found;
      if (!visibility.opens(dossier.reg, row)) {
        ++out.closed;
        continue;
      }
      const auto known = event_at(services, dossier.reg, row.index);
      if (known) bytes += sealed_size(services, *known);
      out.jtis.push_back(row.jti);
      if (out.jtis.size() > opened_at_once) break;  // refused already: no need to weigh the rest
    }
    more = page.next.has_value();
  });
  if (found < wanted.jtis.size()) return std::unexpected(Failure::refused("V-REF-1", "/jtis"));
  if (out.jtis.empty())
    return std::unexpected(Failure::refused(out.closed ? "geen-toegang" : "niet-gevonden"));
  if (more || out.jtis.size() > opened_at_once || bytes > opened_bytes_at_once)
    return std::unexpected(Failure::refused("te-groot", "/jtis"));
  return out;
}

// Unavailable: the keeper cannot answer now.
base::Result<std::vector<Opened>> open_all(Services& services, const Opening& opening) {
  std::vector<Opened> all;
  for (const base::Jti& jti : opening.jtis) {
    auto known = find_event(services, opening.reg, jti);
    if (!known) continue;
    auto shown = open_shown(services, *known, opening.pids);
    if (!shown && shown.error().code != base::Code::refused)
      return std::unexpected(std::move(shown).error());
    all.push_back({std::move(*known), std::move(shown)});
  }
  return all;
}

http::Reply show(Services& services, const http::Request& request, const Opening& opening,
                 const Outcome& recorded) {
  const auto all = open_all(services, opening);
  if (!all) return services.refuse(request, all.error());
  http::Reply reply = json_reply(201, {});
  reply.personal = true;
  reply.with("Location", "/v1/gebeurtenissen/" + recorded.jti.text());
  std::size_t size = 4'096;
  for (const Opened& one : *all) size += one.shown ? shown_size(one.known, *one.shown) : 512;
  reply.body.reserve(size);  // grown once: no smaller copy in freed memory
  append_all(reply.body, opening, recorded, *all);
  return reply;
}

void append_all(std::string& out, const Opening& opening, const Outcome& recorded,
                const std::vector<Opened>& all) {
  JsonObject object(out);
  object.text("raadpleging", recorded.jti.text());
  object.text("casus", opening.casus.text());
  object.number("nietTeOpenen", opening.closed);
  JsonArray list(object.member("rijen"));
  for (const auto& [known, shown] : all) {
    JsonObject one(list.element());
    if (shown) {
      append_shown(one, known, *shown);
    } else {
      append_closed(one, known, shown.error());
    }
  }
}

}  // namespace

}  // namespace zegel::api
