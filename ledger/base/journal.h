// The service log: one JSON line per entry on stdout, allow-listed fields only (api.md 10).
// Never content, ids of persons or dossiers, keys or tokens (I6, R9). Threads: any.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace zegel::base {

enum class Level : std::uint8_t { debug, info, warning, alarm };

struct JournalField {
  std::string_view name;   // allow-listed: code, register, grootte, duur_ms, route, status, ...
  std::string_view text;   // used when `is_text`
  std::int64_t number = 0;
  bool is_text = true;
  JournalField(std::string_view n, std::string_view t) : name(n), text(t) {}
  JournalField(std::string_view n, std::int64_t v) : name(n), number(v), is_text(false) {}
};

void journal(Level level, std::string_view message, std::initializer_list<JournalField> fields = {});
void journal_level(Level lowest);
void journal_silence(bool silent);  // tests and the CLI

}  // namespace zegel::base
