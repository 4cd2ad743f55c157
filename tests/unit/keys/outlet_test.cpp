// A blad is used to seal only after its row was read back from the topic (sleutels.md 15). The
// script of the outlet plays the topic: late, lost, or taken over by another process.
#include <map>

#include "ledger/keys/outlet.h"
#include "tests/unit/keys/world.h"

namespace zegel::keys::test {
namespace {

class Script final : public Outlet {
 public:
  bool open() const override { return is_open; }
  bool holds(const base::BladId& id) const override { return is_open && held.contains(id); }
  void publish(std::span<const KeyRow> rows) override {
    ++groups;
    for (const KeyRow& row : rows) {
      seen.push_back(row);
      if (reads_back) held.emplace(row.id, row.row);
    }
  }

  bool is_open = true;
  bool reads_back = true;
  int groups = 0;
  std::vector<KeyRow> seen;
  std::map<base::BladId, WrappedBlad> held;
};

struct Published : World {
  Script outlet;
  std::unique_ptr<Keeper> keeper;
  Published() {
    keeper = made().open();
    keeper->publish_to(outlet);
  }
  base::Result<std::vector<Lease>> blads(const std::vector<base::Pid>& partijen) {
    return keeper->blads_for(regie, dossier(1), partijen, hour);
  }
};

}  // namespace

TEST_CASE("a new blad is published once, as it stands in the keystore", "[I2][sleutels-15]") {
  Published world;
  const auto leases = world.blads({common, pid(1)});
  REQUIRE(leases);
  CHECK(world.outlet.groups == 1);
  REQUIRE(world.outlet.seen.size() == 2);
  for (const KeyRow& row : world.outlet.seen) {
    CHECK(row.epoch == 1);
    CHECK_FALSE(row.carried);
    CHECK(world.keeper->row(row.id) == row.row);
  }
  REQUIRE(world.blads({common, pid(1)}));
  CHECK(world.outlet.groups == 1);
}

TEST_CASE("a row that is not read back in time gives no lease, and the row stays",
          "[I2][sleutels-15]") {
  Published world;
  world.outlet.reads_back = false;
  CHECK(code_of(world.blads({common})) == "V-DUR-1");
  CHECK(world.keeper->stand().blads == 1);
  CHECK(world.keeper->stand().leases == 0);
  CHECK(code_of(world.blads({common})) == "V-DUR-1");
  world.outlet.reads_back = true;
  const auto leases = world.blads({common});
  REQUIRE(leases);
  CHECK(world.keeper->stand().blads == 1);
  CHECK(world.outlet.groups == 3);
  for (const KeyRow& row : world.outlet.seen) CHECK(row.id == leases->front().id());
}

TEST_CASE("a known blad whose row got lost is published again before it seals", "[sleutels-15]") {
  Published world;
  REQUIRE(world.blads({common}));
  world.outlet.held.clear();
  REQUIRE(world.blads({common}));
  CHECK(world.outlet.groups == 2);
}

TEST_CASE("one request without its row does not spoil another of its dossier",
          "[R3][sleutels-15]") {
  Published world;
  REQUIRE(world.blads({common}));
  world.outlet.reads_back = false;
  CHECK(code_of(world.blads({common, pid(1)})) == "V-DUR-1");
  CHECK(world.blads({common}));
}

TEST_CASE("while another process is active nothing is sealed and no blad is made",
          "[F21][sleutels-15]") {
  Published world;
  REQUIRE(world.blads({common}));
  world.outlet.is_open = false;
  CHECK_FALSE(world.keeper->stand().open);
  CHECK(code_of(world.blads({common})) == "V-DUR-1");
  CHECK(code_of(world.blads({pid(1)})) == "V-DUR-1");
  CHECK(world.keeper->stand().blads == 1);
}

TEST_CASE("rows of another active process are taken in and open", "[R1][sleutels-15]") {
  Published one;
  World two;
  two.options = one.options;
  two.options.data = two.dir / "data";
  std::filesystem::copy(one.options.data, two.options.data,
                        std::filesystem::copy_options::recursive);
  const auto other = two.open();
  const auto leases = one.blads({common, pid(1)});
  REQUIRE(leases);
  CHECK(other->adopt(one.outlet.seen).value_or(0) == 2);
  CHECK(other->adopt(one.outlet.seen).value_or(9) == 0);
  CHECK(other->open(regie, leases->front().id()));
  const auto again = other->blads_for(regie, dossier(1), std::vector{common}, hour);
  REQUIRE(again);
  CHECK(again->front().id() == leases->front().id());
  CHECK(other->verify_all());
}

TEST_CASE("two blads of one place: the first seals, both open", "[sleutels-15]") {
  Published one;
  World two;
  two.options = one.options;
  two.options.data = two.dir / "data";
  std::filesystem::copy(one.options.data, two.options.data,
                        std::filesystem::copy_options::recursive);
  auto other = two.open();
  const auto theirs = one.blads({common});
  REQUIRE(theirs);
  base::BladId mine;
  {
    const auto made = other->blads_for(regie, dossier(1), std::vector{common}, hour);
    REQUIRE(made);
    mine = made->front().id();
  }
  CHECK(other->adopt(one.outlet.seen).value_or(0) == 1);
  CHECK(other->open(regie, theirs->front().id()));
  CHECK(other->open(regie, mine));
  CHECK(other->verify_all());
  other.reset();
  CHECK(two.open()->blads_for(regie, dossier(1), std::vector{common}, hour)->front().id() == mine);
}

TEST_CASE("a row of the topic that does not open is left out", "[R6][sleutels-15]") {
  Published world;
  KeyRow foreign{1, id_of<base::BladId>(7), {}, false};
  CHECK(world.keeper->adopt(std::span(&foreign, 1)).value_or(9) == 0);
  CHECK(world.keeper->stand().blads == 0);
}

namespace {

// All content of a keystore, then its directory gone; the dragers stay.
struct Lost : Published {
  std::vector<base::BladId> ids;
  EpochMark mark;
  Lost() {
    {
      const auto leases = blads({common, pid(1), pid(2)});
      REQUIRE(leases);
      for (const Lease& lease : *leases) ids.push_back(lease.id());
    }
    mark = keeper->mark();
    keeper.reset();
    std::filesystem::remove_all(options.data / "sleutels.1");
  }
  base::Status restore() { return Keeper::restore(options, mark, outlet.seen, random); }
  bool all_open() {
    keeper = open();
    for (const base::BladId& id : ids)
      if (!keeper->open(regie, id)) return false;
    return keeper->verify_all().has_value();
  }
};

}  // namespace

TEST_CASE("a lost keystore comes back from the topic with the KEK", "[sleutels-11][sleutels-15]") {
  Lost world;
  CHECK(Keeper::lost(world.options));
  CHECK_FALSE(world.try_open());
  REQUIRE(world.restore());
  CHECK_FALSE(Keeper::lost(world.options));
  CHECK(world.all_open());
  CHECK_FALSE(world.keeper->index_complete());  // made anew from the inhoud
  const auto again = world.keeper->blads_for(regie, dossier(1), std::vector{common}, hour);
  REQUIRE(again);
  CHECK(again->front().id() == world.ids.front());
}

TEST_CASE("a promoted node without sleutels.huidig gets it from the mark of the epoch",
          "[sleutels-15]") {
  Lost world;
  std::filesystem::remove(world.options.data / "sleutels.huidig");
  CHECK(Keeper::lost(world.options));
  REQUIRE(world.restore());
  CHECK(world.all_open());
}

TEST_CASE("a keystore that is there without sleutels.huidig is not lost", "[sleutels-15]") {
  World world;
  world.made();
  CHECK_FALSE(Keeper::lost(world.options));
  std::filesystem::remove(world.options.data / "sleutels.huidig");
  CHECK_FALSE(Keeper::lost(world.options));
}

TEST_CASE("a mark that the keys on the dragers did not make restores nothing", "[sleutels-15]") {
  Lost world;
  world.mark.mac[0] ^= 1;
  CHECK(sentence_of(world.restore()).find("passen niet bij") != std::string::npos);
  CHECK(Keeper::lost(world.options));
}

TEST_CASE("count and digest must fit the rows that were carried over", "[sleutels-15]") {
  Lost world;
  world.outlet.seen.front().carried = true;  // the mark counts none
  CHECK(sentence_of(world.restore()).find("niet volledig") != std::string::npos);
  CHECK(Keeper::lost(world.options));
}

TEST_CASE("a mark that differs from sleutels.huidig restores nothing", "[sleutels-15]") {
  Lost world;
  write_file(world.options.data / "sleutels.huidig",
             base::as_bytes(current_text({1, 4, world.mark.digest})));
  CHECK(sentence_of(world.restore()).find("horen niet bij elkaar") != std::string::npos);
}

TEST_CASE("what a crash left of an earlier restore does not matter", "[sleutels-15]") {
  Lost world;
  std::filesystem::create_directories(world.options.data / "sleutels.1.topic");
  write_file(world.options.data / "sleutels.1.topic" / "data.mdb", base::as_bytes("half"));
  CHECK(Keeper::lost(world.options));
  REQUIRE(world.restore());
  CHECK(world.all_open());
}

TEST_CASE("records of the topic survive their codec, other bytes are none", "[sleutels-15]") {
  KeyRow row{3, id_of<base::BladId>(5), {}, true};
  row.row.fill(9);
  const TopicBytes bytes = encode(row);
  CHECK(bytes.key.size() == 21);
  CHECK(bytes.value.size() == 145);
  const auto back = parse_topic_record(bytes.key, bytes.value);
  REQUIRE(back);
  const auto& read = std::get<KeyRow>(*back);
  CHECK((read.epoch == 3 && read.id == row.id && read.row == row.row && read.carried));
  CHECK(std::holds_alternative<RowGone>(*parse_topic_record(bytes.key, {})));
  const KeyTakeover takeover{7, id_of<base::Pid>(3).raw};
  const TopicBytes marker = encode(takeover);
  CHECK(std::get<KeyTakeover>(*parse_topic_record(marker.key, marker.value)) == takeover);
  const EpochMark mark{2, 5, {}, {}};
  const TopicBytes epoch = encode(mark);
  CHECK(std::get<EpochMark>(*parse_topic_record(epoch.key, epoch.value)) == mark);
  for (std::size_t cut = 1; cut < bytes.value.size(); ++cut)
    CHECK_FALSE(parse_topic_record(bytes.key, base::ByteView(bytes.value).first(cut)));
  for (std::size_t cut = 0; cut < bytes.key.size(); ++cut)
    CHECK_FALSE(parse_topic_record(base::ByteView(bytes.key).first(cut), bytes.value));
  base::Bytes odd = bytes.value;
  odd[0] = 2;
  CHECK_FALSE(parse_topic_record(bytes.key, odd));
  CHECK_FALSE(parse_topic_record(base::ByteArray<32>{}, base::ByteArray<32>{}));  // heartbeat
}

}  // namespace zegel::keys::test
