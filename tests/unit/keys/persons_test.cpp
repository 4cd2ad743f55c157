#include <algorithm>

#include "tests/unit/keys/world.h"

namespace zegel::keys::test {
namespace {

base::Jti jti(std::uint8_t n) { return id_of<base::Jti>(n); }

// What the tests ask about: text that stands for a BSN or a name here, whatever it means.
Identity asked(std::string_view text, std::uint8_t kind = 2) {
  return {kind, base::as_bytes(text)};
}

struct Situation : World {
  std::unique_ptr<Keeper> keeper = made().open();

  base::Status couple(std::uint8_t casus, std::uint8_t partij, std::uint8_t event,
                      const Identity& identity, base::Hour at = hour,
                      std::string_view reg = regie) {
    const base::Pid partijen[] = {common, pid(partij)};
    const auto leases = keeper->blads_for(reg, dossier(casus), partijen, at,
                                          {pid(partij), jti(event), std::span(&identity, 1)});
    if (!leases) return std::unexpected(leases.error());
    return {};
  }
  std::vector<Linked> found(const Identity& identity, std::string_view reg = regie) {
    const auto answer = keeper->find(reg, identity);
    REQUIRE(answer);
    return answer->rows;
  }
  void reopen() {
    keeper.reset();
    keeper = open();
  }
};

TEST_CASE("who is coupled is found, in every dossier of the register", "[sleutels-5][J7]") {
  Situation here;
  REQUIRE(here.couple(1, 1, 1, asked("SEGELAAR|20110130")));
  REQUIRE(here.couple(2, 5, 2, asked("SEGELAAR|20110130")));
  REQUIRE(here.couple(2, 6, 3, asked("MULSMA|20110517")));
  CHECK(here.found(asked("SEGELAAR|20110130")) ==
        std::vector<Linked>{{dossier(1), pid(1), jti(1)}, {dossier(2), pid(5), jti(2)}});
  CHECK(here.found(asked("SEGELAAR|20110131")).empty());
  here.reopen();
  CHECK(here.found(asked("SEGELAAR|20110130")).size() == 2);
}

TEST_CASE("the same text of another kind is another token", "[sleutels-5]") {
  Situation here;
  REQUIRE(here.couple(1, 1, 1, asked("123456789", 1)));
  CHECK(here.found(asked("123456789", 1)).size() == 1);
  CHECK(here.found(asked("123456789", 2)).empty());
}

TEST_CASE("rows of two registers have nothing in common", "[sleutels-5][A-84]") {
  Situation here;
  REQUIRE(here.couple(1, 1, 1, asked("MULSMA|20110517"), hour, "meldingen"));
  REQUIRE(here.couple(2, 2, 2, asked("MULSMA|20110517"), hour, "regie"));
  CHECK(here.found(asked("MULSMA|20110517"), "meldingen") ==
        std::vector<Linked>{{dossier(1), pid(1), jti(1)}});
  CHECK(here.found(asked("MULSMA|20110517"), "regie") ==
        std::vector<Linked>{{dossier(2), pid(2), jti(2)}});
  const auto seen = here.keeper->links_after(std::nullopt, 10);
  REQUIRE(seen.size() == 2);
  CHECK_FALSE(std::equal(seen[0].key.begin(), seen[0].key.begin() + 16, seen[1].key.begin()));
}

TEST_CASE("a token is that of the published vector", "[sleutels-2]") {
  const auto vectors = read_vectors("hierarchie.txt");
  const EpochKeys keys = EpochKeys::from(ledger_id, 7, key_from(0));
  const Key index_key = derive_index_key(keys.kek, regie);
  const Token token = index_token(index_key, 1, base::as_bytes("123456789"));
  CHECK(std::ranges::equal(token, vectors.at("index-token")));
}

TEST_CASE("a later koppeling stands beside the earlier one", "[sleutels-5]") {
  Situation here;
  REQUIRE(here.couple(1, 1, 1, asked("SEGELAAR|20110130")));
  REQUIRE(here.couple(1, 1, 2, asked("SEGELAAR|20110131")));
  REQUIRE(here.couple(1, 1, 3, asked("SEGELAAR|20110131")));
  CHECK(here.found(asked("SEGELAAR|20110130")) ==
        std::vector<Linked>{{dossier(1), pid(1), jti(1)}});
  CHECK(here.found(asked("SEGELAAR|20110131")).size() == 2);
}

TEST_CASE("no name or number can be read on disk", "[sleutels-5][I6]") {
  Situation here;
  REQUIRE(here.couple(1, 1, 1, asked("ZEER HERKENBARE NAAM|20110130")));
  REQUIRE(here.couple(1, 2, 2, asked("123456789", 1)));
  here.keeper.reset();
  const base::Bytes bytes = file_bytes(here.options.data / "sleutels.1" / "data.mdb");
  const std::string_view text = base::as_text(bytes);
  for (const char* secret : {"HERKENBARE", "20110130", "123456789"})
    CHECK(text.find(secret) == std::string_view::npos);
  CHECK(text.find(base::as_text(jti(1).view())) != std::string_view::npos);  // the scan sees rows
}

TEST_CASE("nothing is linked under a hek, nor found there", "[sleutels-5][R7]") {
  Situation here;
  REQUIRE(here.couple(1, 1, 1, asked("MULSMA|20110517")));
  REQUIRE(here.couple(2, 1, 2, asked("MULSMA|20110517")));
  here.keeper.reset();
  here.put_hek(dossier(1), common, HekState::definitive);
  here.put_hek(dossier(2), pid(1), HekState::provisional);
  here.keeper = here.open();
  CHECK(here.found(asked("MULSMA|20110517")) ==
        std::vector<Linked>{{dossier(2), pid(1), jti(2)}});  // voorlopig closes nothing yet
  CHECK(code_of(here.keeper->blads_for(regie, dossier(1), std::span(&common, 1), hour)) ==
        "V-DOS-1");
  CHECK_FALSE(here.couple(1, 1, 3, asked("VRIES|19831102")));
  CHECK(here.found(asked("VRIES|19831102")).empty());
}

TEST_CASE("more than a person can confirm is said to be more", "[sleutels-5]") {
  Situation here;
  base::Jti one;
  for (std::size_t i = 0; i <= most_found; ++i) {
    one.raw[0] = static_cast<base::Byte>(i), one.raw[1] = static_cast<base::Byte>(i >> 8);
    const base::Pid partijen[] = {common, pid(1)};
    const Identity name = asked("JANSEN|19800101");
    REQUIRE(here.keeper->blads_for(regie, dossier(1), partijen, hour,
                                   {pid(1), one, std::span(&name, 1)}));
    if (i + 1 == most_found) CHECK(here.keeper->find(regie, name)->complete);
  }
  const auto answer = here.keeper->find(regie, asked("JANSEN|19800101"));
  CHECK(answer->rows.size() == most_found);
  CHECK_FALSE(answer->complete);
}

TEST_CASE("what was linked longer ago is taken away, what is younger stays", "[sleutels-5]") {
  Situation here;
  const base::Hour later{hour.value + 30};
  REQUIRE(here.couple(1, 1, 1, asked("MULSMA|20110517")));
  REQUIRE(here.couple(1, 1, 2, asked("MULSMA|20110517"), later));
  std::vector<IdentityKey> keys;
  for (const SeenLink& link : here.keeper->links_after(std::nullopt, 10)) keys.push_back(link.key);
  REQUIRE(keys.size() == 2);
  REQUIRE(here.couple(1, 1, 1, asked("MULSMA|20110517"), later));  // sent again meanwhile
  CHECK(here.keeper->unlink(keys, later).value() == 0);
  CHECK(here.keeper->unlink(keys, base::Hour{later.value + 1}).value() == 2);
  CHECK(here.found(asked("MULSMA|20110517")).empty());
}

TEST_CASE("the rows are met one after the other", "[sleutels-5]") {
  Situation here;
  for (std::uint8_t n = 1; n <= 5; ++n) REQUIRE(here.couple(n, 1, n, asked("MULSMA|20110517")));
  std::size_t met = 0;
  std::optional<IdentityKey> last;
  for (auto seen = here.keeper->links_after(last, 2); !seen.empty();
       seen = here.keeper->links_after(last, 2)) {
    CHECK(seen.size() <= 2);
    met += seen.size();
    last = seen.back().key;
  }
  CHECK(met == 5);
}

TEST_CASE("a new keystore says that its index is complete, one of before says nothing",
          "[sleutels-5]") {
  Situation here;
  CHECK(here.keeper->index_complete());
  here.keeper.reset();
  here.change_store([](store::Store& store, store::MutableRows& rows) {
    rows.erase(store.table(table_meta), base::as_bytes(index_key_in_meta));
  });
  here.keeper = here.open();
  CHECK_FALSE(here.keeper->index_complete());
}

TEST_CASE("a mark that another key made says nothing", "[sleutels-5]") {
  Situation here;
  here.keeper.reset();
  here.change_store([](store::Store& store, store::MutableRows& rows) {
    rows.put(store.table(table_meta), base::as_bytes(index_key_in_meta),
             encode_index_mark(key_from(1)));
  });
  here.keeper = here.open();
  CHECK_FALSE(here.keeper->index_complete());
}

TEST_CASE("an index that is made anew holds what was linked, and nothing else", "[sleutels-5]") {
  Situation here;
  REQUIRE(here.couple(1, 1, 1, asked("OUDE NAAM|20110517")));
  IndexRebuild rebuild = here.keeper->rebuild_index();
  REQUIRE(rebuild.begin());
  CHECK_FALSE(here.keeper->index_complete());  // a crash here begins anew
  const Identity name = asked("MULSMA|20110517");
  REQUIRE(rebuild.link(regie, dossier(1), {pid(1), jti(9), std::span(&name, 1)}, hour));
  REQUIRE(rebuild.finish());
  CHECK(here.keeper->index_complete());
  CHECK(rebuild.rows() == 1);
  CHECK(here.found(asked("OUDE NAAM|20110517")).empty());
  CHECK(here.found(name) == std::vector<Linked>{{dossier(1), pid(1), jti(9)}});
}

}  // namespace
}  // namespace zegel::keys::test
