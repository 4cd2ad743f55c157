// What handlers work with: one node, its projections, and the small states of the API itself.
// Invariants: the node and the projections outlive this, this outlives the server.
// Threads: every member is safe from any thread; `settings` does not change.
#pragma once

#include <atomic>
#include <string>

#include "api/auth/caller.h"
#include "api/index_reads.h"
#include "api/key_codes.h"
#include "api/lijst/cursor.h"
#include "api/metrics.h"
#include "api/problem.h"
#include "api/rate.h"
#include "api/whole_check.h"
#include "ledger/base/clock.h"
#include "ledger/crypto/random.h"
#include "ledger/keys/reading_limit.h"
#include "ledger/node/node.h"
#include "projections/projections.h"

namespace zegel::api {

struct Settings {
  bool practice = false;
  std::string version;            // of the program, for /versie
  auth::Rules callers;
  ProblemStyle problems;
  RateLimit rate;
};

struct Services {
  Services(node::Node& a_node, const projections::Projections& some, crypto::Random& a_random,
           Settings given);

  node::Node& node;
  const projections::Projections& projections;
  crypto::Random& random;
  const Settings settings;
  base::ScriptClock* script = nullptr;  // oefenmodus with a scripted clock
  std::string openapi;                  // the document, as served
  Rate rate;
  KeyCodes key_codes;
  lijst::CursorSeal cursors;
  keys::ReadingLimit reading_limit{keys::limits_open};  // R8
  keys::ReadingLimit search_limit{keys::limits_find};   // R8
  IndexReads index_reads;
  Metrics metrics;
  WholeCheck whole_check;
  std::atomic<bool> stopping{false};

  // A refusal as an answer, counted by code.
  http::Reply refuse(const http::Request& request, const base::Failure& failure);
  http::Reply refuse(const http::Request& request, std::string_view slug,
                     std::string_view veld = {}, std::uint16_t status = 0);
};

}  // namespace zegel::api
