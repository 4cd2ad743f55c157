// How a verb ends: an exit code of api.md 8, and when it is not "yes" what went wrong, why, and
// what to do now. Every verb returns Outcome<...>; only app.cpp makes output and an exit of it.
//
// Invariants: the numbers are part of the contract with scripts and never change. The sentences are
// Dutch. A Stop never holds content of an event, a key or a token (I6).
// Threads: values.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/failure.h"

namespace zegel::cli {

enum class Exit : int {
  yes = 0,
  no = 1,           // verification failed, difference found, refused
  usage = 2,        // wrong usage or unusable input
  error = 3,
  not_found = 4,
  not_allowed = 5,
  conflict = 6,
  later = 7,
  partly = 8,
  interrupted = 130,
};

struct Complaint {       // one row of `fouten`
  std::string code;      // V-code or slug
  std::string veld;
  std::string uitleg;
  std::string oplossing;
};

struct Stop {
  Exit exit = Exit::error;
  std::string what;      // one sentence
  std::string why;       // may be empty
  std::string remedy;    // may be empty
  std::string next;      // the next command to type; may be empty
  std::vector<Complaint> complaints;
};

template <class T>
using Outcome = std::expected<T, Stop>;

inline std::unexpected<Stop> stop(Exit exit, std::string what, std::string why = {},
                                  std::string remedy = {}, std::string next = {}) {
  return std::unexpected(
      Stop{exit, std::move(what), std::move(why), std::move(remedy), std::move(next), {}});
}

// The refusals of a Failure with the sentences of their V-rows (catalogue/refusals).
std::vector<Complaint> complaints_of(const base::Refusals& refusals);
Stop stop_of(const base::Failure& failure, std::string what);

}  // namespace zegel::cli
