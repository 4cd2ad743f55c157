#include "ledger/event/content.h"

#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <type_traits>

#include "ledger/event/wiping_arena.h"
#include "tests/support/event_draft.h"
#include "tests/unit/event/row.h"

namespace zegel::tests {
namespace {

template <class T>
concept Printable = requires(std::ostream& out, const T& value) { out << value; };

event::Content content_of(const EventDraft& draft) {
  EventDraft copy = draft;
  const MadeEvent made = copy.make();
  auto opened = event::open_disclosures(made.skelet, made.views(), test_row());
  REQUIRE(opened);
  return std::move(opened->content);
}

}  // namespace

TEST_CASE("content cannot be copied nor printed", "[I6]") {
  STATIC_REQUIRE_FALSE(std::is_copy_constructible_v<event::Content>);
  STATIC_REQUIRE_FALSE(std::is_copy_assignable_v<event::Content>);
  STATIC_REQUIRE(std::is_nothrow_move_constructible_v<event::Content>);
  STATIC_REQUIRE_FALSE(Printable<event::Content>);
}

TEST_CASE("content outlives the bytes that it was read from", "[I6]") {
  std::unique_ptr<event::Content> content;
  {
    EventDraft draft = small_draft();
    MadeEvent made = draft.make();
    auto opened = event::open_disclosures(made.skelet, made.views(), test_row());
    REQUIRE(opened);
    content = std::make_unique<event::Content>(std::move(opened->content));
    for (std::string& one : made.disclosures) std::fill(one.begin(), one.end(), 'x');
  }
  CHECK(content->text("tijdstip") == "2026-03-02T10:41:00+01:00");
  CHECK(content->texts("doel") == std::vector<std::string_view>{"plan"});
  CHECK(content->pid(1)->text() == "5DJCfva3AMhL1Wb4DJ4SGQ");
}

TEST_CASE("a value of another kind is not there under the wrong question") {
  EventDraft draft = small_draft();
  draft.keys = {draft.key("tijdstip", "true"), draft.key("casus", "7"), draft.key("doel", "null"),
                draft.key("toelichting", R"(["a",1,"b"])")};
  const event::Content content = content_of(draft);
  CHECK_FALSE(content.text("tijdstip"));
  CHECK(content.flag("tijdstip") == true);
  CHECK(content.integer("casus") == 7);
  CHECK_FALSE(content.flag("casus"));
  CHECK_FALSE(content.integer("doel"));
  CHECK(content.texts("toelichting") == std::vector<std::string_view>{"a", "b"});
  CHECK(content.texts("casus").empty());
  CHECK(content.find("vreemd") == nullptr);
  CHECK(content.find("betrokkenen") == nullptr);
}

TEST_CASE("keys come in the order received") {
  const event::Content content = content_of(small_draft());
  REQUIRE(content.key_count() == 3);
  CHECK(content.key(0) == "tijdstip");
  CHECK(content.key(2) == "doel");
  CHECK(content.value(2).is_array());
}

TEST_CASE("an arena hands out aligned memory that does not overlap") {
  event::WipingArena arena(64);
  std::vector<std::pair<unsigned char*, std::size_t>> pieces;
  for (std::size_t size = 1; size < 200; size += 7) {
    auto* const piece = static_cast<unsigned char*>(arena.allocate(size, 16));
    CHECK(reinterpret_cast<std::uintptr_t>(piece) % 16 == 0);
    std::fill_n(piece, size, static_cast<unsigned char>(size));
    pieces.emplace_back(piece, size);
  }
  for (const auto& [piece, size] : pieces)
    CHECK(std::count(piece, piece + size, static_cast<unsigned char>(size)) ==
          static_cast<std::ptrdiff_t>(size));
}

TEST_CASE("text in content lives in the arena, in whatever block", "[I6]") {
  EventDraft draft = small_draft();
  const std::string text(1'900, 'q');
  draft.keys.push_back(draft.key("toelichting", "[\"" + text + "\",\"" + text + "\"]"));
  const event::Content content = content_of(draft);
  CHECK(content.texts("toelichting") == std::vector<std::string_view>{text, text});
}

}  // namespace zegel::tests
