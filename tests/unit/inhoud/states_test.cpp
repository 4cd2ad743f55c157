// I9: every event is in exactly one state, and ontbreekt is never shown as destroyed (sleutels.md
// 11).
#include <algorithm>
#include <array>

#include "tests/support/seeded_random.h"
#include "tests/unit/inhoud/example.h"

namespace zegel::inhoud::test {
namespace {

using Parts = std::vector<Part>;
constexpr Part there = Part::aanwezig, destroyed = Part::vernietigd, gone = Part::ontbreekt;

// The definition, written down once more and in another way than the product does.
Toestand by_the_table(const Parts& parts) {
  const auto count = [&](Part part) { return std::ranges::count(parts, part); };
  if (parts.empty() || count(gone) > 0) return Toestand::ontbreekt;
  if (count(there) == static_cast<std::ptrdiff_t>(parts.size())) return Toestand::volledig;
  if (parts[0] == there) return Toestand::gedeeltelijk;
  return Toestand::vernietigd;
}

// An opener whose keeper is not ready: what a volger or a closed keeper answers.
class ClosedKeeper final : public keys::BladOpener {
 public:
  base::Result<keys::Lease> open(std::string_view, const base::BladId&) override {
    return std::unexpected(base::Failure::unavailable("V-DUR-1", "niet-gereed"));
  }
};

}  // namespace

TEST_CASE("het voorbeeld is volledig", "[I9]") {
  Example& example = Example::only();
  CHECK(example.open(example.sealed()).toestand() == Toestand::volledig);
}

TEST_CASE("een stomp onder een hek is gedeeltelijk, de anderen blijven", "[I9][envelop-9]") {
  Example& example = Example::only();
  const auto record = stomped(example.sealed(), {1}, 2);
  const OpenedRecord opened = example.open(record, example.fence({1}));
  CHECK(opened.parts == Parts{there, destroyed, there});
  CHECK(opened.toestand() == Toestand::gedeeltelijk);
  CHECK(opened.disclosures().size() == 42);
  REQUIRE(opened.content);
  CHECK(opened.content->betrokkenen() == 1);
  CHECK(opened.content->unopened_elements() == 1);
  CHECK(opened.content->unopened_keys() == 0);
}

TEST_CASE("alles stomp onder een hek is vernietigd", "[I9][envelop-9]") {
  Example& example = Example::only();
  const OpenedRecord opened =
      example.open(stomped(example.sealed(), {0, 1, 2}, 2), example.fence({0, 1, 2}));
  CHECK(opened.toestand() == Toestand::vernietigd);
  CHECK(opened.disclosures().empty());
  CHECK_FALSE(opened.content);
}

TEST_CASE("een stomp zonder hek ontbreekt", "[I9][envelop-9]") {
  Example& example = Example::only();
  const auto record = stomped(example.sealed(), {1}, 2);
  CHECK(example.open(record).parts == Parts{there, gone, there});
  CHECK(example.open(record).toestand() == Toestand::ontbreekt);
  CHECK(example.open(stomped(record, {0, 1, 2}, 3)).toestand() == Toestand::ontbreekt);
}

TEST_CASE("onder een definitief hek is een deel vernietigd, ook voor zijn sleutel weg is", "[I9]") {
  Example& example = Example::only();
  const OpenedRecord opened = example.open(example.sealed(), example.fence({0, 1, 2}));
  CHECK(opened.parts == Parts{destroyed, destroyed, destroyed});
  CHECK(opened.toestand() == Toestand::vernietigd);
  CHECK(opened.disclosures().empty());
}

TEST_CASE("zonder record ontbreekt de inhoud", "[I9]") {
  Example& example = Example::only();
  const OpenedRecord opened =
      open_record(example.ref(), std::nullopt, *example.keeper, Example::nobody);
  CHECK(opened.toestand() == Toestand::ontbreekt);
  CHECK(opened.parts.empty());
}

TEST_CASE("een blad dat er niet is en geen hek: ontbreekt", "[I9]") {
  Example& example = Example::only();
  base::Bytes record = example.sealed();
  record[extent_of(record, 2).head + 5] ^= 1;  // names a blad that nobody made
  CHECK(example.open(record).parts == Parts{there, there, gone});
}

TEST_CASE("een deel dat opent naast vernietigd gemeenschappelijk is niet na te gaan", "[I9]") {
  Example& example = Example::only();
  const OpenedRecord opened = example.open(example.sealed(), example.fence({0}));
  CHECK(opened.parts == Parts{destroyed, gone, gone});
  CHECK(opened.toestand() == Toestand::ontbreekt);
  CHECK(opened.disclosures().empty());
}

TEST_CASE("een keeper die niet klaar is, is geen ontbreken", "[I9]") {
  Example& example = Example::only();
  ClosedKeeper closed;
  const base::Bytes record = example.sealed();
  const OpenedRecord opened = open_record(example.ref(), record, closed, Example::nobody);
  REQUIRE(opened.unavailable);
  CHECK(opened.unavailable->refusals.at(0).code == "V-DUR-1");
  CHECK(opened.disclosures().empty());
  // What is known without a key needs none.
  const OpenedRecord known =
      open_record(example.ref(), record, closed, example.fence({0, 1, 2}));
  CHECK_FALSE(known.unavailable);
  CHECK(known.toestand() == Toestand::vernietigd);
}

TEST_CASE("a moved record keeps its plaintext", "[I9]") {
  Example& example = Example::only();
  OpenedRecord opened = example.open(example.sealed());
  const auto before = opened.disclosures();
  OpenedRecord moved = std::move(opened);
  CHECK(moved.disclosures() == before);
  CHECK(moved.toestand() == Toestand::volledig);
}

TEST_CASE("the names of the four states", "[I9]") {
  CHECK(toestand_name(Toestand::volledig) == "volledig");
  CHECK(toestand_name(Toestand::gedeeltelijk) == "gedeeltelijk");
  CHECK(toestand_name(Toestand::vernietigd) == "vernietigd");
  CHECK(toestand_name(Toestand::ontbreekt) == "ontbreekt");
}

TEST_CASE("each combination of parts is in exactly one state", "[I9]") {
  for (std::size_t size = 0; size <= 4; ++size) {
    std::size_t combinations = 1;
    for (std::size_t i = 0; i < size; ++i) combinations *= 3;
    for (std::size_t n = 0; n < combinations; ++n) {
      OpenedRecord record;
      std::size_t rest = n;
      for (std::size_t i = 0; i < size; ++i, rest /= 3)
        record.parts.push_back(static_cast<Part>(rest % 3));
      REQUIRE(record.toestand() == by_the_table(record.parts));
    }
  }
}

namespace {

enum class Fate { kept, stomped, fenced, stomped_and_fenced, spoilt };

struct Story {  // what happened to the record of the example
  std::array<Fate, 3> fate;
  base::Bytes record;
  std::vector<std::size_t> fences;
  bool has(Fate one) const { return std::ranges::find(fate, one) != fate.end(); }
};

Story tell(const base::Bytes& whole, tests::SeededRandom& random) {
  Story story;
  std::vector<std::size_t> stomps;
  for (std::size_t i = 0; i < 3; ++i) {
    const Fate fate = story.fate[i] = static_cast<Fate>(random.below(5));
    if (fate == Fate::stomped || fate == Fate::stomped_and_fenced) stomps.push_back(i);
    if (fate == Fate::fenced || fate == Fate::stomped_and_fenced) story.fences.push_back(i);
  }
  story.record = stomped(whole, stomps, 2);
  for (std::size_t i = 0; i < 3; ++i) {
    if (story.fate[i] != Fate::spoilt) continue;
    const Extent at = extent_of(whole, i);
    const std::size_t within = 1 + random.below(at.end - at.head - 1);
    story.record[extent_of(story.record, i).head + within] ^=
        static_cast<base::Byte>(1u << random.below(8));
    if (within >= 41 && within < 45) break;  // a length: the frame is lost, look no further
  }
  return story;
}

Parts expected_of(const Story& story) {
  Parts parts;
  for (const Fate fate : story.fate) {
    const bool fenced = fate == Fate::fenced || fate == Fate::stomped_and_fenced;
    parts.push_back(fate == Fate::kept ? there : fenced ? destroyed : gone);
  }
  if (parts[0] != there) std::ranges::replace(parts, there, gone);
  return parts;
}

}  // namespace

// Whatever is stomped, fenced or spoilt: the state follows from what was done to each part, a part
// is shown only when it is there, and vernietigd is never said of what was merely lost.
TEST_CASE("property: the state is what was done to the parts", "[I9]") {
  Example& example = Example::only();
  const base::Bytes whole = example.sealed();
  for (int seed = 0; seed < 1'000; ++seed) {
    INFO("seed " << seed);
    tests::SeededRandom random("i9 " + std::to_string(seed));
    const Story story = tell(whole, random);
    const OpenedRecord opened = example.open(story.record, example.fence(story.fences));
    if (opened.parts.empty()) {  // the frame was spoilt: the record as a whole is lost
      REQUIRE(story.has(Fate::spoilt));
      REQUIRE(opened.toestand() == Toestand::ontbreekt);
      continue;
    }
    const Parts expected = expected_of(story);
    REQUIRE(opened.parts == expected);
    REQUIRE(opened.toestand() == by_the_table(expected));
    const std::array<std::size_t, 3> sizes{41, 1, 1};
    std::size_t shown = 0;
    for (std::size_t i = 0; i < 3; ++i) shown += expected[i] == there ? sizes[i] : 0;
    REQUIRE(opened.disclosures().size() == shown);
  }
}

}  // namespace zegel::inhoud::test
