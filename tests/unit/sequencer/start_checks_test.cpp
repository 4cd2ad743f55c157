// Start checks 2-4 (logboek.md 19) on damaged rows: the right check, the right exit code.
#include <catch2/catch.hpp>

#include "ledger/store/ledger_rows.h"
#include "ledger/store/schema.h"
#include "tests/support/ledger_world.h"

namespace zegel::sequencer {
namespace {

using store::MutableRows;
using store::Stand;
using tests::LedgerWorld;
using tests::WorldOptions;

// A register of 302 leaves: a full tile, a partial one, two levels.
LedgerWorld& fill(LedgerWorld& world) {
  for (int i = 0; i < 301; ++i) REQUIRE(world.append(world.event()));
  world.run();
  world.sequencer->stop();
  return world;
}

store::Table table(LedgerWorld& world, const std::string& name) {
  return world.ledger->table("regie." + name);
}

// Changes rows behind the ledger's back, then opens it anew.
template <class Damage>
std::optional<StartFault> after(LedgerWorld& world, Damage damage) {
  REQUIRE(world.ledger->update([&](MutableRows& rows) -> base::Status {
    damage(rows);
    return {};
  }));
  world.reopen();
  auto checked = world.sequencer->start_checks();
  return checked ? std::nullopt : std::optional(checked.error());
}

void flip(MutableRows& rows, store::Table in, base::ByteView key, std::size_t at) {
  const auto row = rows.get(in, key);
  REQUIRE(row);
  base::Bytes changed(row->begin(), row->end());
  changed[at % changed.size()] ^= 1;
  rows.put(in, key, changed);
}

struct Case {
  const char* what;
  int exit_code;
  const char* check;
  std::function<void(LedgerWorld&, MutableRows&)> damage;
};

const Case cases[] = {
    {"a bit of the last leaf", 70, "staart",
     [](auto& w, auto& rows) { flip(rows, table(w, "leaf"), store::key_u64(301), 60); }},
    {"a bit of the blind of a leaf in the tail", 70, "staart",
     [](auto& w, auto& rows) { flip(rows, table(w, "leaf"), store::key_u64(250), 12); }},
    {"a jti that names another leaf", 70, "staart",
     [](auto& w, auto& rows) {
       const auto found = w.sequencer->leaf("regie", {300});
       const auto record = check_record(*found);
       const auto jti = std::get<Wellformed>(record).skelet.jti;
       rows.put(table(w, "jti"), jti.view(), store::key_u64(12));
     }},
    {"a leaf less", 70, "bladeren",
     [](auto& w, auto& rows) { rows.erase(table(w, "leaf"), store::key_u64(301)); }},
    {"a leaf less in the middle", 70, "bladeren",
     [](auto& w, auto& rows) { rows.erase(table(w, "leaf"), store::key_u64(100)); }},
    {"a leaf more", 70, "bladeren",
     [](auto& w, auto& rows) { rows.put(table(w, "leaf"), store::key_u64(302), base::Bytes(60)); }},
    {"a jti more", 70, "bladeren",
     [](auto& w, auto& rows) { rows.put(table(w, "jti"), base::Bytes(16), store::key_u64(1)); }},
    {"a bit of the frontier", 70, "grens",
     [](auto& w, auto& rows) { flip(rows, table(w, "grens"), base::Bytes{1}, 3); }},
    {"a row of the frontier gone", 70, "grens",
     [](auto& w, auto& rows) { rows.erase(table(w, "grens"), base::Bytes{8}); }},
    {"a bit of the last tile", 70, "grens",
     [](auto& w, auto& rows) { flip(rows, table(w, "tegel"), store::tile_key(0, 1), 45 * 32); }},
    {"the upper tile gone", 70, "grens",
     [](auto& w, auto& rows) { rows.erase(table(w, "tegel"), store::tile_key(1, 0)); }},
    {"another root in the stand", 70, "grens",
     [](auto& w, auto& rows) { flip(rows, table(w, "stand"), store::key_of(Stand::head), 20); }},
    {"another size in the stand", 70, "bladeren",
     [](auto& w, auto& rows) { flip(rows, table(w, "stand"), store::key_of(Stand::head), 7); }},
    {"another next offset", 70, "bladeren",
     [](auto& w, auto& rows) {
       rows.put(table(w, "stand"), store::key_of(Stand::next_offset), store::key_u64(303));
     }},
    {"a stand row that is cut", 70, "stand",
     [](auto& w, auto& rows) {
       rows.put(table(w, "stand"), store::key_of(Stand::head), base::Bytes(39));
     }},
    {"a state that does not exist", 70, "stand",
     [](auto& w, auto& rows) {
       rows.put(table(w, "stand"), store::key_of(Stand::state), base::Bytes{9, 0, 0, 0});
     }},
    {"a bit of record 0", 73, "genesis",
     [](auto& w, auto& rows) { flip(rows, table(w, "leaf"), store::key_u64(0), 20); }},
    {"another genesis hash", 73, "genesis",
     [](auto& w, auto& rows) { flip(rows, table(w, "stand"), store::key_of(Stand::genesis), 20); }},
    {"a bit of the newest checkpoint", 70, "controlepunt",
     [](auto& w, auto& rows) { flip(rows, table(w, "controlepunt"), store::key_u64(302), 60); }},
    {"a checkpoint under another size", 70, "controlepunt",
     [](auto& w, auto& rows) {
       const auto row = *rows.get(table(w, "controlepunt"), store::key_u64(302));
       const base::Bytes bytes(row.begin(), row.end());
       rows.put(table(w, "controlepunt"), store::key_u64(303), bytes);
     }},
    {"a witnessed note that does not open", 70, "getuigd",
     [](auto& w, auto& rows) {
       rows.put(table(w, "getuigd"), store::key_u64(302), base::as_bytes("geen notitie"));
     }},
    {"a newer layout", 77, "indeling",
     [](auto& w, auto& rows) {
       rows.put(table(w, "stand"), store::key_of(Stand::layout),
                store::value_u16(store::layout_version + 1));
     }},
};

}  // namespace

TEST_CASE("a sound store passes every start check", "[logboek-19]") {
  LedgerWorld world;
  CHECK_FALSE(after(fill(world), [](MutableRows&) {}));
  CHECK(world.state() == State::normaal);
}

TEST_CASE("a damaged row ends the start with its own check and exit code", "[logboek-19][M3]") {
  for (const Case& row : cases) {
    INFO(row.what);
    LedgerWorld world;
    const auto fault =
        after(fill(world), [&](MutableRows& rows) { row.damage(world, rows); });
    REQUIRE(fault);
    CHECK(fault->exit_code == row.exit_code);
    CHECK(fault->check == row.check);
    CHECK(fault->reg == "regie");
    CHECK_FALSE(fault->sentence.empty());
  }
}

TEST_CASE("a signed head of another tree does not pass", "[I3]") {
  LedgerWorld world;
  const auto config = world.config("regie");
  const std::string note = tlog::sign_checkpoint({config.origin, {302}, base::Hash{1}},
                                                 *config.sign_with, *config.signing_key);
  const auto fault = after(fill(world), [&](MutableRows& rows) {
    rows.put(table(world, "controlepunt"), store::key_u64(302),
             store::encode(store::CheckpointRow{{0}, 1, note}));
  });
  REQUIRE(fault);
  CHECK(fault->check == "controlepunt");
}

TEST_CASE("an empty log is a missing record 0, unless the register is being opened", "[73]") {
  WorldOptions options;
  options.genesis = false;
  LedgerWorld world(options);
  REQUIRE(world.sequencer->start_checks());
  world.opening = false;
  world.reopen();
  const auto checked = world.sequencer->start_checks();
  REQUIRE_FALSE(checked);
  CHECK(checked.error().exit_code == 73);
  CHECK(checked.error().check == "genesis");
}

TEST_CASE("record 0 under an unknown key is refused", "[73]") {
  LedgerWorld world;
  world.huissleutel = crypto::SigningKey::generate();
  world.reopen();
  const auto checked = world.sequencer->start_checks();
  REQUIRE_FALSE(checked);
  CHECK(checked.error().exit_code == 73);
}

TEST_CASE("Z8: a private key that does not give the key in force", "[Z8][76]") {
  LedgerWorld world;
  world.checkpoint_keys.at("regie") = crypto::SigningKey::generate();
  world.known_keys = world.config("regie").known_keys;   // the old head no longer opens ...
  world.reopen();
  CHECK(world.sequencer->start_checks().error().check == "controlepunt");
  LedgerWorld other;
  other.break_signing_key = true;                         // ... or key and vkey differ
  other.reopen();
  const auto checked = other.sequencer->start_checks();
  REQUIRE_FALSE(checked);
  CHECK(checked.error().exit_code == 76);
  CHECK(checked.error().check == "sleutel");
}

TEST_CASE("after a key rotation an idle register is signed once anew", "[logboek-12]") {
  LedgerWorld world;
  const std::string before = world.sequencer->register_view("regie").checkpoint;
  const tlog::VerifierKey old = *world.config("regie").sign_with;
  world.checkpoint_keys.at("regie") = crypto::SigningKey::generate();
  world.known_keys = {old, *world.config("regie").sign_with};
  world.reopen();
  REQUIRE(world.sequencer->start_checks());
  CHECK(world.turn());
  const RegisterView view = world.sequencer->register_view("regie");
  CHECK(view.checkpoint != before);
  CHECK(view.checkpoint_size.value == 1);
  CHECK_FALSE(world.turn());
}

}  // namespace zegel::sequencer
