// The one list of every LMDB database: which store, name, key, value, where specified.
//
// Invariants: keys have fixed width, integers are big-endian, so byte order is log order; composite
// keys, no DUPSORT. Databases of `ledger/` and `inhoud/` are named `<register>.<table>`. A row that
// is published never changes: tests/golden/schema.txt holds the list; the codecs (ledger_rows.h,
// ledger/keys, projections) build the bytes that it names. An existing store gets other tables for
// its projections only, and only when another version made their rows (sequencer/table_set.h).
// Threads: constants. Specification: logboek.md 8, envelop.md 9, sleutels.md 3.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zegel::store {

inline constexpr std::uint16_t layout_version = 3;  // in `stand`; a newer one than ours is exit 77

enum class Env : std::uint8_t { ledger, inhoud, sleutels };

struct DatabaseRow {
  Env env;
  std::string_view table;   // without "<register>."
  bool per_register;
  std::string_view key;
  std::string_view value;
};

std::span<const DatabaseRow> database_rows();
std::string database_name(std::string_view reg, std::string_view table);
// Every database of one store, for Store::open.
std::vector<std::string> databases_of(Env env, std::span<const std::string> registers);
// One line per row: what the golden file holds.
std::string schema_text();

}  // namespace zegel::store
