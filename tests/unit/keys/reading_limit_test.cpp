#include "ledger/keys/reading_limit.h"
#include "tests/unit/keys/world.h"

namespace zegel::keys::test {
namespace {

base::Handle person(std::uint8_t n) { return id_of<base::Handle>(n); }

int admitted(ReadingLimit& limit, const base::Handle& who, int calls, std::int64_t at) {
  base::journal_silence(true);
  int count = 0;
  for (int i = 0; i < calls; ++i) count += limit.admit(who, at).has_value();
  return count;
}

}  // namespace

TEST_CASE("iemand opent ten hoogste 120 keer per minuut", "[R8]") {
  ReadingLimit limit(limits_open);
  CHECK(admitted(limit, person(1), 200, 1'000) == 120);
  CHECK(admitted(limit, person(2), 200, 1'000) == 120);  // ieder voor zich
  CHECK(code_of(limit.admit(person(1), 60'999)) == "te-druk");
  CHECK(limit.admit(person(1), 61'000));
}

TEST_CASE("the window slides: refused calls do not count", "[R8]") {
  ReadingLimit limit({2, 0});
  CHECK(admitted(limit, person(1), 1, 0) == 1);
  CHECK(admitted(limit, person(1), 1, 30'000) == 1);
  CHECK(admitted(limit, person(1), 5, 59'999) == 0);
  CHECK(admitted(limit, person(1), 5, 60'000) == 1);
  CHECK(admitted(limit, person(1), 5, 90'000) == 1);
}

TEST_CASE("zoeken: 60 per persoon en 600 samen", "[R8]") {
  ReadingLimit limit(limits_find);
  int all = 0;
  for (std::uint8_t n = 0; n < 20; ++n) all += admitted(limit, person(n), 70, 5);
  CHECK(all == 600);
  CHECK(admitted(limit, person(99), 1, 5) == 0);
  CHECK(admitted(limit, person(99), 1, 60'005) == 1);
}

TEST_CASE("more people in one minute than any ledger has: the table does not grow", "[R8]") {
  ReadingLimit limit({5, 0});
  const auto someone = [](int n) {
    base::Handle who = person(0);
    who.raw[0] = static_cast<base::Byte>(n >> 8);
    who.raw[8] = static_cast<base::Byte>(n);
    return who;
  };
  int count = 0;
  for (int n = 0; n < 1'100; ++n) count += admitted(limit, someone(n), 1, 0);
  CHECK(count == 1'024);
  CHECK(admitted(limit, someone(5), 1, 1) == 1);  // who was there goes on
  CHECK(admitted(limit, someone(1'099), 1, 59'999) == 0);
  CHECK(admitted(limit, someone(1'099), 1, 60'000) == 1);
}

}  // namespace zegel::keys::test
