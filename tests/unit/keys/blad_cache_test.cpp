#include "ledger/crypto/arena.h"
#include "ledger/keys/blad_cache.h"
#include "tests/unit/keys/world.h"

namespace zegel::keys::test {
namespace {

OpenBlad blad(std::uint8_t n) {
  return {id_of<base::BladId>(n), *RegisterName::from(regie), dossier(n), pid(n), key_from(n)};
}

}  // namespace

TEST_CASE("a blad is found by its id and by its place", "[sleutels-14]") {
  BladCache cache;
  cache.put(blad(1));
  cache.put(blad(2));
  CHECK(cache.find(id_of<base::BladId>(1))->key.equals(key_from(1)));
  CHECK(cache.find(dossier(2), pid(2))->id == id_of<base::BladId>(2));
  CHECK_FALSE(cache.find(dossier(1), pid(2)));
  CHECK_FALSE(cache.find(id_of<base::BladId>(3)));
}

TEST_CASE("what was used longest ago goes first", "[sleutels-14]") {
  BladCache cache(3);
  for (const std::uint8_t n : {1, 2, 3}) cache.put(blad(n));
  CHECK(cache.find(id_of<base::BladId>(1)));  // 2 is the oldest now
  cache.put(blad(4));
  CHECK(cache.size() == 3);
  CHECK(cache.find(id_of<base::BladId>(1)));
  CHECK_FALSE(cache.find(id_of<base::BladId>(2)));
  CHECK_FALSE(cache.find(dossier(2), pid(2)));
  CHECK(cache.find(dossier(3), pid(3)));
  CHECK(cache.find(id_of<base::BladId>(4))->key.equals(key_from(4)));
}

TEST_CASE("a cache of one holds one", "[sleutels-14]") {
  BladCache cache(1);
  for (const std::uint8_t n : {1, 2, 3, 2}) {
    cache.put(blad(n));
    CHECK(cache.find(id_of<base::BladId>(n))->partij == pid(n));
  }
  CHECK(cache.size() == 1);
}

TEST_CASE("putting again changes nothing", "[sleutels-14]") {
  BladCache cache(2);
  cache.put(blad(1));
  cache.put(blad(1));
  CHECK(cache.size() == 1);
}

TEST_CASE("the newest generation of a place is the one that is found", "[sleutels-14]") {
  BladCache cache(2);
  cache.put(blad(1));
  OpenBlad newer = blad(2);
  newer.dossier = dossier(1);
  newer.partij = pid(1);
  cache.put(newer);
  CHECK(cache.find(dossier(1), pid(1))->id == id_of<base::BladId>(2));
  cache.put(blad(3));  // puts the old generation out; the place stays with the new one
  CHECK(cache.find(dossier(1), pid(1))->id == id_of<base::BladId>(2));
}

TEST_CASE("a wiped cache gives its slots back", "[sleutels-14]") {
  const std::size_t before = crypto::arena_free_slots();
  BladCache cache(64);
  for (std::uint8_t n = 0; n < 64; ++n) cache.put(blad(n));
  CHECK(crypto::arena_free_slots() == before - 64);
  cache.wipe();
  CHECK(cache.size() == 0);
  CHECK_FALSE(cache.find(id_of<base::BladId>(1)));
  CHECK(crypto::arena_free_slots() == before);
}

}  // namespace zegel::keys::test
