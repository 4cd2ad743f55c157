// The service log: one JSON line per entry on stdout, allow-listed fields only (api.md 10).
// Never content, ids of persons or dossiers, keys or tokens (I6, R9). Threads: any.
#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace zegel::base {

enum class Level : std::uint8_t { debug, info, warning, alarm };

// The allow-list. A name outside it does not compile; who adds one decides that its values are
// never personal.
class JournalName {
 public:
  consteval JournalName(const char* name) : text_(name) {
    if (std::find(allowed.begin(), allowed.end(), text_) == allowed.end())
      throw "not on the allow-list of the journal";
  }
  constexpr std::string_view text() const { return text_; }

 private:
  static constexpr std::array<std::string_view, 44> allowed = {
      "aantal",  "adres",    "bestand",   "bytes",   "code",   "duur_ms",   "duur_us",
      "epoch",   "evt",      "exit",      "fout",    "groep",  "grootte",   "index",
      "kid",     "methode",  "oorzaak",   "origin",  "oud",    "nieuw",     "poort",
      "positie", "proces",   "reden",     "register", "rol",   "route",     "seconden",
      "signaal", "sleutels", "slug",      "stap",    "status", "stroom",    "toestand",
      "beller",  "bytes_uit", "kenmerk",
      "termijn", "tool",    "trace",    "uur",       "versie",  "wortel"};
  std::string_view text_;
};

struct JournalField {
  JournalName name;
  std::string_view text;   // used when `is_text`
  std::int64_t number = 0;
  bool is_text = true;
  JournalField(JournalName n, std::string_view t) : name(n), text(t) {}
  template <std::integral Number>
  JournalField(JournalName n, Number v)
      : name(n), number(static_cast<std::int64_t>(v)), is_text(false) {}
};

void journal(Level level, std::string_view message,
             std::initializer_list<JournalField> fields = {});
void journal_level(Level lowest);
void journal_silence(bool silent);  // tests and the CLI

}  // namespace zegel::base
