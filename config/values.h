// The effective value of every setting, with where it came from: flag > environment > file >
// default (api.md 9). Invariant: every value has passed its row. Threads: values.
// Errors: every fault at once, each with its place and one Dutch sentence; none repeats a value.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "config/settings.h"

namespace zegel::config {

struct Fault {
  std::string place;     // "/etc/zegel/zegel.toml:12", "ZEGEL_LUISTER__CONSOLE__ADRES", "--zet ..."
  std::string sentence;  // Dutch
};
using Faults = std::vector<Fault>;

using Pairs = std::vector<std::pair<std::string, std::string>>;
struct Sources {
  std::filesystem::path file;      // read when it exists; then conf.d/*.toml beside it
  bool file_required = false;      // --config names it
  Pairs environment;               // ZEGEL_SECTIE__SLEUTEL and value; others are ignored
  Pairs flags;                     // sectie.sleutel and value
  bool practice = false;           // zegeld --oefen
  std::filesystem::path map;       // practice: the one directory
};

enum class Origin : std::uint8_t { standard, file, environment, flag };

class Values {
 public:
  std::string_view text(std::string_view name) const;  // text, choice, address
  std::filesystem::path path(std::string_view name) const;
  std::int64_t integer(std::string_view name) const;
  bool flag(std::string_view name) const;
  const std::vector<std::string>& list(std::string_view name) const;

  std::string shown(std::string_view name) const;      // as `config toon` prints it
  Origin origin(std::string_view name) const;
  std::string_view place(std::string_view name) const;  // file:line, variable or flag; or empty

  using Value = std::variant<std::string, std::int64_t, bool, std::vector<std::string>>;
  struct Kept {
    Value value;
    Origin origin = Origin::standard;
    std::string place;
  };
  void keep(std::string_view name, Kept kept) { kept_[std::string(name)] = std::move(kept); }

 private:
  const Kept& at(std::string_view name) const;  // a programming error if not a setting
  std::map<std::string, Kept, std::less<>> kept_;
};

std::expected<Values, Faults> load(const Sources& sources);

// ZEGEL_... of this process.
Pairs process_environment();

}  // namespace zegel::config
