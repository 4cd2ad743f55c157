#include "config/example.h"

#include <fmt/format.h>

#include "config/settings.h"
#include "config/value_of.h"

namespace zegel::config {

namespace {

std::string note_of(const Setting& row) {
  std::string note(row.sentence);
  if (row.type == Type::integer) note += fmt::format(" Van {} tot en met {}.", row.min, row.max);
  if (row.required) note += " Verplicht.";
  if (row.change == Change::hot) note += " Geldt na SIGHUP.";
  return note;
}

std::string value_text(const Setting& row) {
  Setting open = row;
  open.required = false;
  Values one;
  one.keep(row.name, {value_of_text(open, row.standard).value(), {}, {}});
  return one.shown(row.name);
}

}  // namespace

std::string example() {
  std::string out =
      "# Voorbeeld van /etc/zegel/zegel.toml. Gemaakt door `zegel config voorbeeld`.\n"
      "# Elke instelling staat hier met haar standaardwaarde; haal het # weg om haar te wijzigen.\n"
      "# Geheimen staan hier nooit: dat zijn eigen bestanden.\n";
  std::string_view section;
  for (const Setting& row : settings()) {
    const std::size_t dot = row.name.rfind('.');
    if (row.name.substr(0, dot) != section) {
      section = row.name.substr(0, dot);
      out += fmt::format("\n[{}]\n", section);
    }
    out += fmt::format("# {}\n", note_of(row));
    if (!row.choices.empty()) out += fmt::format("# Kies uit: {}.\n", row.choices);
    out += fmt::format("# {} = {}\n", row.name.substr(dot + 1), value_text(row));
  }
  return out;
}

}  // namespace zegel::config
