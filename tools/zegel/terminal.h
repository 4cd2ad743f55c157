// The one place of `zegel` that writes to a terminal (api.md 8): stdout carries data, stderr talk.
//
// Invariants: with --json stdout holds exactly one object, whose first member is
// "schema":"zegel.<verb>/1"; --stil silences talk, never data and never a failure. Colour only on a
// terminal without NO_COLOR. Threads: one.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>

#include "tools/zegel/stop.h"

namespace zegel::cli {

class Terminal {
 public:
  bool json = false;      // --json
  bool quiet = false;     // --stil
  bool verbose = false;   // --uitgebreid

  void data(std::string_view line) const;                    // stdout, with LF
  void raw(std::string_view text) const;                     // stdout, as it is
  void talk(std::string_view line) const;                    // stderr, not with --stil
  void detail(std::string_view line) const;                  // stderr, only with --uitgebreid
  // With --json one object; otherwise nothing: the verb prints its own lines.
  void object(std::string_view verb, const boost::json::object& members) const;
  void complain(std::string_view verb, const Stop& stop) const;

  bool colour() const;                                       // of stderr
  bool wide() const;                                         // stdout is a terminal

  // Before what cannot be undone: on a terminal the person types "ja"; without one --ja is needed.
  Outcome<void> confirm(std::string_view question, bool agreed) const;
  // Before what destroys: the person types this very word; without a terminal the flag is needed,
  // and --ja is not enough.
  struct Flag {
    std::string_view name;
    bool given = false;
  };
  Outcome<void> confirm_word(std::string_view question, std::string_view word, Flag flag) const;
  void warn(std::string_view text) const;                    // stderr, also with --stil
};

}  // namespace zegel::cli
