// The journal writes to stdout, so each case looks through a pipe in its place.
#include "ledger/base/journal.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <string>

namespace {

using zegel::base::journal;
using zegel::base::Level;

template <class Fn>
std::string stdout_of(Fn&& fn) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const int saved = dup(STDOUT_FILENO);
  dup2(ends[1], STDOUT_FILENO);
  fn();
  dup2(saved, STDOUT_FILENO);
  close(saved);
  close(ends[1]);
  std::string out(4'096, '\0');
  const ssize_t got = read(ends[0], out.data(), out.size());
  close(ends[0]);
  out.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
  return out;
}

}  // namespace

TEST_CASE("an entry is one line of JSON with its fields in order") {
  const std::size_t count = 3;
  const std::string line = stdout_of([&] {
    journal(Level::info, "register staat open", {{"register", "regie"}, {"aantal", count}});
  });
  CHECK(line.starts_with(R"({"tijd":)"));
  CHECK(line.ends_with(
      R"("niveau":"info","melding":"register staat open","register":"regie","aantal":3})"
      "\n"));
}

TEST_CASE("quotes, backslashes and control characters cannot break a journal line") {
  const std::string line =
      stdout_of([] { journal(Level::alarm, "a\"b\\c\nd\x7f", {{"reden", "x\ty"}}); });
  CHECK(line.find(R"("melding":"a\"b\\c\u000ad\u007f","reden":"x\u0009y"})") != std::string::npos);
  CHECK(line.find('\n') == line.size() - 1);
}

TEST_CASE("what lies below the lowest level is not written") {
  zegel::base::journal_level(Level::warning);
  const std::string quiet = stdout_of([] { journal(Level::info, "stil"); });
  zegel::base::journal_level(Level::info);
  CHECK(quiet.empty());
  CHECK(stdout_of([] { journal(Level::debug, "stil"); }).empty());
}

TEST_CASE("a silenced journal writes nothing at all") {
  zegel::base::journal_silence(true);
  const std::string quiet = stdout_of([] { journal(Level::alarm, "stil"); });
  zegel::base::journal_silence(false);
  CHECK(quiet.empty());
}
