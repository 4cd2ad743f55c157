// A keystore in a directory of its own, opened and closed at will. The dragers stand wherever the
// test machine keeps its temporary files, so a doubt about overwriting is only a warning here.
#pragma once

#include <catch2/catch.hpp>
#include <unistd.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "ledger/base/clock.h"
#include "ledger/base/journal.h"
#include "ledger/keys/derive.h"
#include "ledger/keys/keystore.h"
#include "ledger/keys/rows.h"
#include "ledger/store/lmdb.h"
#include "ledger/store/schema.h"
#include "tests/support/temp_dir.h"
#include "tests/support/checkout.h"

namespace zegel::keys::test {

inline constexpr base::Hour hour{492346};
inline constexpr std::string_view ledger_id = "zegel.zvh-voorbeeld.nl";
inline constexpr std::string_view regie = "regie";

template <class AnyId = base::CasusId>
AnyId id_of(std::uint8_t fill) {
  AnyId id;
  id.raw.fill(fill);
  return id;
}
inline base::CasusId dossier(std::uint8_t n) { return id_of<base::CasusId>(n); }
inline base::Pid pid(std::uint8_t n) { return id_of<base::Pid>(n); }
inline const base::Pid common{};

inline Key key_from(std::uint8_t first) {  // first, first + 1, ...
  Key key;
  for (auto& byte : key.writable()) byte = first++;
  return key;
}

// name -> bytes of a file in tests/vectors/sleutels.
inline std::map<std::string, base::Bytes> read_vectors(const std::string& file) {
  std::ifstream in(in_checkout("tests/vectors/sleutels/") + file);
  std::map<std::string, base::Bytes> out;
  for (std::string name, hex; in >> name >> hex;) REQUIRE(base::decode_hex(hex, out[name]));
  REQUIRE_FALSE(out.empty());
  return out;
}

template <class T>
std::string sentence_of(const base::Result<T>& result) {
  REQUIRE_FALSE(result.has_value());
  return result.error().detail;
}
template <class T>
std::string code_of(const base::Result<T>& result) {
  REQUIRE_FALSE(result.has_value());
  return result.error().refusals.empty() ? "" : std::string(result.error().refusals[0].code);
}

class World {
 public:
  explicit World(int carriers = 1) {
    base::journal_silence(true);
    options.ledger_id = ledger_id;
    options.data = dir / "data";
    options.uncertain_overwrite = true;
    for (int i = 0; i < carriers; ++i)
      options.carriers.push_back(dir.path() / ("drager" + std::to_string(i)));
  }
  World& made() {
    const auto control = Keeper::create_epoch_one(options, hour, random);
    if (!control) FAIL(control.error().detail);
    return *this;
  }
  base::Result<std::unique_ptr<Keeper>> try_open() { return Keeper::open(options, random); }
  std::unique_ptr<Keeper> open() {
    auto keeper = try_open();
    if (!keeper) FAIL(keeper.error().detail);
    return std::move(*keeper);
  }

  // The keystore as it lies on disk; the keeper must be closed.
  std::unique_ptr<store::Store> raw_store() {
    auto store = store::Store::open(options.data / "sleutels.1",
                                    store::databases_of(store::Env::sleutels, {}), {});
    REQUIRE(store.has_value());
    return std::move(*store);
  }
  void change_store(const std::function<void(store::Store&, store::MutableRows&)>& change) {
    const auto store = raw_store();
    REQUIRE(store->update([&](store::MutableRows& rows) -> base::Status {
      change(*store, rows);
      return {};
    }));
  }
  // What a run will write one day (sleutels.md 7, S1): here the test plays the run.
  void put_hek(const base::CasusId& casus, const base::Pid& partij, HekState state) {
    const base::Hash token = hek_token({ledger_id, regie, casus, partij});
    const Key row_key = epoch_keys().row.clone();
    change_store([&](store::Store& store, store::MutableRows& rows) {
      rows.put(store.table(table_hek), token, encode_hek(token, {state, {}}, row_key));
    });
  }
  EpochKeys epoch_keys();

  zegel::test::TempDir dir;
  KeeperOptions options;
  crypto::SystemRandom random;
};

inline base::Bytes file_bytes(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
inline void write_file(const std::filesystem::path& path, base::ByteView bytes) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(reinterpret_cast<const char*>(bytes.data()),
            static_cast<std::streamsize>(bytes.size()));
  REQUIRE(out.good());
}

}  // namespace zegel::keys::test
