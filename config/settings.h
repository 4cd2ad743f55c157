// Every setting as one constexpr row (api.md 9): name, type, bounds, default, hot or restart,
// sentence. Parser, `config toon`, the example file and the checks derive from the rows.
//
// Invariants (static_assert): names unique and lower case, defaults of the right type and in
// bounds, a sentence for each. Secrets are no settings: they are files of their own (`*_bestand`,
// map).
// Threads: constants.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace zegel::config {

enum class Type : std::uint8_t { text, path, integer, boolean, choice, list, address };
enum class Change : std::uint8_t { restart, hot };  // hot: SIGHUP applies it

struct Setting {
  std::string_view name{};      // "luister.console.adres"
  Type type = Type::text;
  std::string_view standard{};  // default, as in an environment variable; lists by comma
  // Default of zegeld --oefen, `{map}` being its one directory; nullopt: the same.
  std::optional<std::string_view> practice{};
  std::int64_t min = 0;         // integers
  std::int64_t max = 0;
  std::string_view choices{};   // by '|'
  bool required = false;
  Change change = Change::restart;
  std::string_view sentence{};  // Dutch
};

std::span<const Setting> settings();
const Setting* find_setting(std::string_view name);
// The known name that looks most like it; empty when none does.
std::string_view nearest_setting(std::string_view name);

}  // namespace zegel::config
