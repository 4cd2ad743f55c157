#include "tools/zegel/terminal.h"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <cstdio>
#include <cstdlib>

namespace zegel::cli {
namespace {

void write(std::FILE* to, std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), to);
  std::fflush(to);
}

boost::json::object failure_object(const Stop& stop) {
  boost::json::array faults;
  for (const Complaint& complaint : stop.complaints)
    faults.push_back(boost::json::object{{"code", complaint.code},
                                         {"veld", complaint.veld},
                                         {"uitleg", complaint.uitleg},
                                         {"oplossing", complaint.oplossing}});
  return {{"wat", stop.what},           {"waarom", stop.why}, {"oplossing", stop.remedy},
          {"volgende", stop.next},      {"fouten", faults},
          {"uitgang", static_cast<int>(stop.exit)}};
}

}  // namespace

void Terminal::data(std::string_view line) const {
  if (json) return;
  write(stdout, fmt::format("{}\n", line));
}

void Terminal::raw(std::string_view text) const { write(stdout, text); }

void Terminal::talk(std::string_view line) const {
  if (!quiet) write(stderr, fmt::format("{}\n", line));
}

void Terminal::detail(std::string_view line) const {
  if (verbose) talk(line);
}

void Terminal::object(std::string_view verb, const boost::json::object& members) const {
  if (!json) return;
  boost::json::object out{{"schema", fmt::format("zegel.{}/1", verb)}};
  for (const auto& member : members) out[member.key()] = member.value();
  write(stdout, boost::json::serialize(out) + "\n");
}

void Terminal::complain(std::string_view verb, const Stop& stop) const {
  object(verb, {{"goed", false}, {"fout", failure_object(stop)}});
  const std::string mark = colour() ? "\x1b[31m✘\x1b[0m " : "✘ ";
  std::string text = fmt::format("{}{}\n", mark, stop.what);
  if (!stop.why.empty()) text += fmt::format("  Waarom: {}\n", stop.why);
  for (const Complaint& complaint : stop.complaints) {
    const std::string place = complaint.veld.empty() ? "" : fmt::format(" ({})", complaint.veld);
    text += fmt::format("  {} {}{}\n", complaint.code, complaint.uitleg, place);
    if (!complaint.oplossing.empty()) text += fmt::format("      → {}\n", complaint.oplossing);
  }
  if (!stop.remedy.empty()) text += fmt::format("  Wat nu: {}\n", stop.remedy);
  if (!stop.next.empty()) text += fmt::format("  Typ:    {}\n", stop.next);
  write(stderr, text);
}

bool Terminal::colour() const {
  return ::isatty(STDERR_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
}

bool Terminal::wide() const { return ::isatty(STDOUT_FILENO) == 1; }

void Terminal::warn(std::string_view text) const { write(stderr, fmt::format("{}\n", text)); }

Outcome<void> Terminal::confirm_word(std::string_view question, std::string_view word,
                                     Flag flag) const {
  if (flag.given) return {};
  if (::isatty(STDIN_FILENO) != 1)
    return stop(Exit::usage, "Dit is niet ongedaan te maken", std::string(question),
                fmt::format("Zonder terminal is {} nodig. Alleen --ja is niet genoeg.", flag.name));
  write(stderr, fmt::format("{} Typ {} om door te gaan: ", question, word));
  std::array<char, 256> answer{};
  if (std::fgets(answer.data(), answer.size(), stdin) &&
      std::string_view(answer.data()) == fmt::format("{}\n", word))
    return {};
  return stop(Exit::interrupted, "Niets gedaan");
}

Outcome<void> Terminal::confirm(std::string_view question, bool agreed) const {
  if (agreed) return {};
  if (::isatty(STDIN_FILENO) != 1)
    return stop(Exit::usage, "Dit is niet ongedaan te maken", std::string(question),
                "Zonder terminal is --ja nodig.");
  write(stderr, fmt::format("{} Typ ja om door te gaan: ", question));
  char answer[8] = {};
  if (std::fgets(answer, sizeof answer, stdin) && std::string_view(answer) == "ja\n") return {};
  return stop(Exit::interrupted, "Niets gedaan");
}

}  // namespace zegel::cli
