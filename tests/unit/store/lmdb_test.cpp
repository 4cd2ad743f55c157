#include "ledger/store/lmdb.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <fstream>
#include <thread>

#include "tests/support/temp_dir.h"

namespace base = zegel::base;
namespace store = zegel::store;
using store::MutableRows;
using store::Rows;
using store::Store;
using zegel::test::TempDir;

namespace {

const std::vector<std::string> tables{"a", "b"};
base::ByteView b(std::string_view text) { return base::as_bytes(text); }

std::unique_ptr<Store> make(const std::filesystem::path& directory, std::uint64_t map = 1 << 26) {
  auto opened = Store::open(directory, tables, {.map_bytes = map, .create = true});
  if (!opened) FAIL(opened.error().detail);
  return std::move(*opened);
}
auto reopen(const std::filesystem::path& directory,
            const std::vector<std::string>& names = tables) {
  return Store::open(directory, names, {.map_bytes = 1 << 26});
}
base::Status put(Store& s, std::string_view key, std::string_view value) {
  const auto table = s.table("a");
  return s.update([&](MutableRows& rows) -> base::Status {
    rows.put(table, b(key), b(value));
    return {};
  });
}
std::string get(const Store& s, std::string_view key) {
  return s.view([&](const Rows& rows) {
    const auto value = rows.get(s.table("a"), b(key));
    return value ? std::string(base::as_text(*value)) : std::string("<none>");
  });
}
std::string keys_from(const Store& s, std::string_view from, bool prefix = false) {
  std::string out;
  const auto visit = [&](base::ByteView key, base::ByteView) {
    out += std::string(base::as_text(key)) + " ";
    return true;
  };
  s.view([&](const Rows& rows) {
    if (prefix) rows.scan_prefix(s.table("a"), b(from), visit);
    if (!prefix) rows.scan(s.table("a"), b(from), visit);
    return 0;
  });
  return out;
}
void cut(const std::filesystem::path& file, std::uintmax_t size) {
  std::filesystem::resize_file(file, size);
}

}  // namespace

TEST_CASE("a committed row is there after reopening", "[store]") {
  TempDir dir;
  REQUIRE(put(*make(dir / "s"), "k", "v"));
  auto again = reopen(dir / "s");
  REQUIRE(again);
  CHECK(get(**again, "k") == "v");
  CHECK(get(**again, "x") == "<none>");
}

TEST_CASE("an update that fails keeps nothing", "[store]") {
  TempDir dir;
  const auto s = make(dir / "s");
  const auto status = s->update([&](MutableRows& rows) -> base::Status {
    rows.put(s->table("a"), b("k"), b("v"));
    return std::unexpected(base::Failure::refused("V-ENV-1"));
  });
  CHECK(status.error().code == base::Code::refused);
  CHECK_THROWS_AS(s->update([&](MutableRows& rows) -> base::Status {
    rows.put(s->table("a"), b("k"), b("v"));
    throw std::runtime_error("apply");
  }),
                  std::runtime_error);
  CHECK(get(*s, "k") == "<none>");
  CHECK(put(*s, "k", "w"));  // the writer is free again
}

TEST_CASE("scans go up from a key and stop at the prefix", "[store]") {
  TempDir dir;
  const auto s = make(dir / "s");
  for (const auto key : {"b2", "a", "b1", "c", "b"}) REQUIRE(put(*s, key, "v"));
  CHECK(keys_from(*s, "") == "a b b1 b2 c ");
  CHECK(keys_from(*s, "b1") == "b1 b2 c ");
  CHECK(keys_from(*s, "b", true) == "b b1 b2 ");
  CHECK(keys_from(*s, "d").empty());
  s->view([&](const Rows& rows) {
    CHECK(base::as_text(rows.last(s->table("a"))->first) == "c");
    CHECK_FALSE(rows.last(s->table("b")));
    CHECK(rows.count(s->table("a")) == 5);
    return 0;
  });
}

TEST_CASE("a scan back goes down from a key, that key included", "[store]") {
  TempDir dir;
  const auto s = make(dir / "ledger.1");
  const auto down = [&](std::string_view from) {
    std::string out;
    s->view([&](const Rows& rows) {
      rows.scan_back(s->table("a"), b(from), [&](base::ByteView key, base::ByteView) {
        out += std::string(base::as_text(key)) + " ";
        return out.size() < 9;
      });
      return 0;
    });
    return out;
  };
  CHECK(down("x") == "");
  for (const char* key : {"aa", "ab", "ba", "c"}) REQUIRE(put(*s, key, "1"));
  CHECK(down("ba") == "ba ab aa ");   // the visit may stop
  CHECK(down("b") == "ab aa ");
  CHECK(down("zz") == "c ba ab aa ");
  CHECK(down("a") == "");
}

TEST_CASE("put_new, put_append, erase and clear say what they did", "[store]") {
  TempDir dir;
  const auto s = make(dir / "s");
  const auto t = s->table("a");
  REQUIRE(s->update([&](MutableRows& rows) -> base::Status {
    CHECK(rows.put_new(t, b("k"), b("v")));
    CHECK_FALSE(rows.put_new(t, b("k"), b("w")));
    rows.put_append(t, b("z"), b("v"));
    CHECK(rows.erase(t, b("z")));
    CHECK_FALSE(rows.erase(t, b("z")));
    return {};
  }));
  CHECK(get(*s, "k") == "v");
  const auto out_of_order = s->update([&](MutableRows& rows) -> base::Status {
    rows.put_append(t, b("a"), b("v"));
    return {};
  });
  CHECK(out_of_order.error().code == base::Code::fatal);
  REQUIRE(s->update([&](MutableRows& rows) -> base::Status {
    rows.clear(t);
    return {};
  }));
  CHECK(get(*s, "k") == "<none>");
}

TEST_CASE("a reader keeps its snapshot while the writer commits", "[store]") {
  TempDir dir;
  const auto s = make(dir / "s");
  REQUIRE(put(*s, "k", "old"));
  s->view([&](const Rows& rows) {
    REQUIRE(put(*s, "k", "new"));
    CHECK(base::as_text(*rows.get(s->table("a"), b("k"))) == "old");
    CHECK(get(*s, "k") == "new");  // a second reader beside the first
    return 0;
  });
  CHECK(get(*s, "k") == "new");
}

TEST_CASE("readers on many threads each see one whole commit", "[store]") {
  TempDir dir;
  const auto s = make(dir / "s");
  const auto a = s->table("a"), other = s->table("b");
  const auto write = [&](const std::string& value) {
    return s->update([&](MutableRows& rows) -> base::Status {
      rows.put(a, b("k"), b(value));
      rows.put(other, b("k"), b(value));
      return {};
    });
  };
  REQUIRE(write("0"));
  std::atomic<bool> stop{false};
  std::atomic<unsigned> torn{0}, reads{0};
  std::vector<std::jthread> readers;
  for (int i = 0; i < 4; ++i)
    readers.emplace_back([&] {
      while (!stop) {
        s->view([&](const Rows& rows) {
          torn += base::as_text(*rows.get(a, b("k"))) != base::as_text(*rows.get(other, b("k")));
          return 0;
        });
        ++reads;
      }
    });
  bool written = true;
  for (int i = 1; i < 20 || reads < 100; ++i) written = write(std::to_string(i)) && written;
  stop = true;
  readers.clear();
  CHECK(written);
  CHECK(torn == 0);
}

TEST_CASE("a full map is alleen-lezen, keeps nothing, and later writes go on", "[store]") {
  TempDir dir;
  const auto s = make(dir / "s", 1 << 18);
  REQUIRE(put(*s, "k", "v"));
  const std::string big(1 << 14, 'x');
  const auto status = s->update([&](MutableRows& rows) -> base::Status {
    for (char c = 'a'; c <= 'z'; ++c) rows.put(s->table("a"), b({&c, 1}), b(big));
    rows.get(s->table("a"), b("k"));  // reads after the failed write: still the map's failure
    return {};
  });
  REQUIRE_FALSE(status);
  CHECK(status.error().code == base::Code::unavailable);
  CHECK(status.error().refusals.at(0).code == "alleen-lezen");
  CHECK(get(*s, "a") == "<none>");
  CHECK(put(*s, "k", "w"));
  CHECK(s->used_ratio() < 1.0);
}

TEST_CASE("a missing table, store or directory is fatal and nothing is made", "[store]") {
  TempDir dir;
  REQUIRE(put(*make(dir / "s"), "k", "v"));
  const auto table = reopen(dir / "s", {"a", "b", "c"});
  CHECK(table.error().code == base::Code::fatal);
  CHECK(table.error().detail == "table c is missing");
  CHECK(reopen(dir / "none").error().code == base::Code::fatal);
  CHECK_FALSE(std::filesystem::exists(dir / "none"));
  std::filesystem::create_directory(dir / "empty");
  CHECK(reopen(dir / "empty").error().code == base::Code::fatal);
  CHECK(std::filesystem::is_empty(dir / "empty"));
  // create does not add a table to a store that exists
  CHECK(Store::open(dir / "s", {"c"}, {.create = true}).error().detail == "table c is missing");
}

TEST_CASE("one open per directory, in this process too", "[store]") {
  TempDir dir;
  auto first = make(dir / "s");
  CHECK(reopen(dir / "s").error().code == base::Code::unavailable);
  first.reset();
  CHECK(reopen(dir / "s"));
}

TEST_CASE("a compact copy holds the rows and refuses to overwrite", "[store]") {
  TempDir dir;
  const auto s = make(dir / "s");
  REQUIRE(put(*s, "k", "v"));
  REQUIRE(s->copy_compact(dir / "copy"));
  CHECK(get(**reopen(dir / "copy"), "k") == "v");
  CHECK_FALSE(s->copy_compact(dir / "copy"));
}

TEST_CASE("a scratch store holds its rows after sync", "[store]") {
  TempDir dir;
  {
    auto s = Store::open(dir / "s", tables,
                         {.map_bytes = 1 << 26, .create = true, .scratch = true});
    REQUIRE(s);
    REQUIRE(put(**s, "k", "v"));
    REQUIRE((*s)->sync());
    REQUIRE((*s)->copy_compact(dir / "copy"));
  }
  CHECK(get(**reopen(dir / "copy"), "k") == "v");
}

TEST_CASE("a read-only open reads and does not write", "[store]") {
  TempDir dir;
  REQUIRE(put(*make(dir / "s"), "k", "v"));
  auto s = Store::open(dir / "s", tables, {.map_bytes = 1 << 26, .read_only = true});
  REQUIRE(s);
  CHECK(get(**s, "k") == "v");
  CHECK_FALSE(put(**s, "k", "w"));
}

TEST_CASE("a file cut anywhere is fatal at open, never a signal", "[store]") {
  TempDir dir;
  const auto data = dir / "s" / "data.mdb";
  {
    const auto s = make(dir / "s");
    for (char c = 'a'; c <= 'z'; ++c) REQUIRE(put(*s, {&c, 1}, std::string(3000, c)));
  }
  const auto size = std::filesystem::file_size(data);
  for (const std::uintmax_t left : {size - 1, size - 4096, size / 2, std::uintmax_t{8192},
                                    std::uintmax_t{4096}, std::uintmax_t{100}, std::uintmax_t{0}}) {
    std::filesystem::create_directory(dir / "cut");
    std::filesystem::copy_file(data, dir / "cut" / "data.mdb");
    cut(dir / "cut" / "data.mdb", left);
    CAPTURE(left);
    const auto opened = reopen(dir / "cut");
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == base::Code::fatal);
    std::filesystem::remove_all(dir / "cut");
  }
}

TEST_CASE("pages that were freed before they were written may be missing at the end", "[store]") {
  TempDir dir;
  const auto data = dir / "s" / "data.mdb";
  const std::string big(1 << 20, 'x');
  {
    const auto s = make(dir / "s");
    for (int i = 0; i < 8; ++i) REQUIRE(put(*s, "k", "v"));  // so that freed pages are reused
    REQUIRE(s->update([&](MutableRows& rows) -> base::Status {
      rows.put(s->table("b"), b("x"), b("y"));
      rows.put(s->table("a"), b("big"), b(big));
      rows.erase(s->table("a"), b("big"));
      return {};
    }));
  }
  REQUIRE(std::filesystem::file_size(data) < (1 << 19));  // so the case is real
  const auto again = reopen(dir / "s");
  REQUIRE(again);
  CHECK(get(**again, "k") == "v");
}

TEST_CASE("a damaged meta page is fatal", "[store]") {
  TempDir dir;
  REQUIRE(put(*make(dir / "s"), "k", "v"));
  const auto data = dir / "s" / "data.mdb";
  for (const int at : {10, 16, 20, 40, 4096 + 10, 4096 + 16, 4096 + 40}) {
    std::fstream file(data, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(at);
    const char old = static_cast<char>(file.get());
    file.seekp(at).put(static_cast<char>(old ^ 0x5a)).flush();
    CAPTURE(at);
    const auto opened = reopen(dir / "s");
    CHECK((!opened && opened.error().code == base::Code::fatal));
    file.seekp(at).put(old).flush();
  }
  CHECK(reopen(dir / "s"));
}
