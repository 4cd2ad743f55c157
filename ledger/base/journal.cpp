#include "ledger/base/journal.h"

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <string>

#include "ledger/base/clock.h"

namespace zegel::base {
namespace {

std::atomic<Level> lowest_level{Level::info};
std::atomic<bool> silenced{false};

std::string_view level_name(Level level);
void append_quoted(std::string& out, std::string_view text);
void write_line(std::string_view line);

}  // namespace

void journal(Level level, std::string_view message, std::initializer_list<JournalField> fields) {
  if (silenced.load(std::memory_order_relaxed)) return;
  if (level < lowest_level.load(std::memory_order_relaxed)) return;
  std::string line = fmt::format(R"({{"tijd":{},"niveau":"{}","melding":)", real_unix_seconds(),
                                 level_name(level));
  append_quoted(line, message);
  for (const JournalField& field : fields) {
    line += ',';
    append_quoted(line, field.name.text());
    line += ':';
    if (field.is_text) append_quoted(line, field.text);
    if (!field.is_text) line += std::to_string(field.number);
  }
  line += "}\n";
  write_line(line);
}

void journal_level(Level lowest) { lowest_level.store(lowest); }
void journal_silence(bool silent) { silenced.store(silent); }

namespace {

std::string_view level_name(Level level) {
  switch (level) {
    case Level::debug: return "fijn";
    case Level::info: return "info";
    case Level::warning: return "waarschuwing";
    case Level::alarm: return "alarm";
  }
  return "alarm";
}

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') out += '\\';
    if (byte < 0x20 || byte == 0x7f) {
      out += fmt::format("\\u{:04x}", byte);
      continue;
    }
    out += c;
  }
  out += '"';
}

// One write per line, so lines of several threads do not mix (pipes and files opened for append).
// A journal that cannot be written must not stop the ledger: the failure is dropped.
void write_line(std::string_view line) {
  while (!line.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, line.data(), line.size());
    if (written <= 0) return;
    line.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace
}  // namespace zegel::base
