// Reading is an event first (D17, api.md 5.3): raadpleging-gedaan or zoekactie-gedaan is durable
// before a single byte is shown, and names the reader.
//
// Invariants: `medewerker` is the caller; when the event cannot be stored the answer is 503
// raadpleging-niet-vastgelegd and nothing else. `show` runs after the commit, on the connection's
// thread or, of a heavy reply, on a worker. Threads: any worker.
#pragma once

#include <boost/json/object.hpp>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "api/call.h"
#include "ledger/base/ids.h"
#include "ledger/sequencer/waiters.h"

namespace zegel::api {

struct ReadSubject {  // what is read: one dossier, of it one event, several, or one betrokkene
  std::string_view reg;
  base::CasusId casus;
  std::optional<base::Jti> onderwerp;
  std::vector<base::Jti> regels;
  std::optional<base::Pid> pid;
};
struct Why {
  std::string_view doel;                  // raadplegingsdoel
  std::optional<std::string_view> reden;  // required to open content
};
// {raadplegingsdoel, raadplegingsreden}; V-SCH-2 for what is missing. Views into `body`.
base::Result<Why> why_of(const boost::json::object& body);

enum class Depth : bool { index, content };

// The inhoud of raadpleging-gedaan, in memory of `storage`.
boost::json::object reading_of(const ReadSubject& subject, const Why& why, Depth depth,
                               const boost::json::storage_ptr& storage);

using Show = std::move_only_function<http::Reply(const sequencer::Outcome&)>;
// Signs, stores, then shows. Fills tijdstip, casus (the dossier of this month), medewerker, role
// and network.
http::Reply record_first(const Call& call, std::string_view evt, boost::json::object inhoud,
                         Show show);

// One dossier of meldingen or regie, or one event of it, on index level: recorded the first time
// that this reader opens it in this hour. `answer` may run here or where `show` runs.
using Answer = std::move_only_function<http::Reply()>;
http::Reply index_read_first(const Call& call, const ReadSubject& subject, Answer answer);

std::string_view default_purpose(catalogue::Role role);

}  // namespace zegel::api
