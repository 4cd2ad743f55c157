// The laws of apply (logboek.md 9) over all projections, each shown to fail when it is broken.
#include "tests/unit/projections/laws.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>

#include "ledger/crypto/hash.h"
#include "ledger/sequencer/in_order.h"
#include "tests/unit/projections/mutants.h"

namespace zegel::tests {
namespace {

template <class Applier>
std::unique_ptr<sequencer::Applier> make() {
  return std::make_unique<Applier>();
}
constexpr auto product = make<projections::Projections>;

// Rows of organisations, keys and rules: they name no person and stay for ever (besluit 0002).
const std::set<std::string> of_the_ledger{"p.partners.sleutel", "p.partners.partij",
                                          "p.partners.voorstel", "p.spoor.dossier"};

void forget(sequencer::Applier& applier, store::MutableRows& rows, std::string_view reg,
            const base::CasusId& casus) {
  dynamic_cast<projections::Projections&>(applier).forget(rows, reg, casus);
}

base::Hash sum(const ProjectionStore& lived, const std::vector<std::string>& tables) {
  return lived.digest(tables);
}

}  // namespace

TEST_CASE("apply knows no clock, no time zone and no locale", "[A1]") {
  CHECK(keeps_a1(product));
  CHECK_FALSE(keeps_a1(make<ReadsTheClock>));
  CHECK_FALSE(keeps_a1(make<KeepsLocalTime>));
  CHECK_FALSE(keeps_a1(make<WritesNumbersOfTheLocale>));
}

TEST_CASE("batches of 1, 7, 256, 5,000 and any mix give the same rows of every projection",
          "[A2][I4]") {
  CHECK(keeps_a2(product));
  CHECK_FALSE(keeps_a2(make<SeesTheBatch>));
  const auto by_jti = [](std::vector<const Applied*>& batch) {   // "random keys cost less sorted"
    std::ranges::sort(batch, {}, [](const Applied* event) { return event->skelet.jti; });
  };
  CHECK_FALSE(keeps_a2(product, by_jti));
}

TEST_CASE("apply reads and writes its own register only", "[A3]") {
  CHECK(keeps_a3(product));
  CHECK_FALSE(keeps_a3(make<WritesElsewhere>));
  CHECK_FALSE(keeps_a3(make<ReadsElsewhere>));
}

TEST_CASE("what comes from content stands under its dossier, the rest comes from skelets", "[A4]") {
  CHECK(keeps_a4(product, of_the_ledger));
  CHECK_FALSE(keeps_a4(make<KeysByEvent>, of_the_ledger));
  CHECK_FALSE(keeps_a4(make<ShowsContentBesideTheDossier>, of_the_ledger));
}

TEST_CASE("replay after destruction ends where living through it ended", "[A5]") {
  CHECK(keeps_a5(product, forget));
  CHECK_FALSE(keeps_a5(make<ChainsDossiers>, [](sequencer::Applier& applier, auto& rows, auto reg,
                                                const auto& casus) {
    dynamic_cast<Mutant&>(applier).inner.forget(rows, reg, casus);
  }));
  CHECK_FALSE(keeps_a5(product, [](sequencer::Applier&, auto&, auto, const auto&) {}));
  CHECK_FALSE(keeps_a5(product, [](sequencer::Applier& applier, auto& rows, auto reg,
                                   const auto& casus) {   // a skipped delete
    const auto& all = dynamic_cast<projections::Projections&>(applier);
    all.spoor().forget(rows, reg, casus);
  }));
}

TEST_CASE("apply takes any accepted record", "[A6]") {
  CHECK(keeps_a6(product));
  CHECK_FALSE(keeps_a6(make<NeedsContent>));
  CHECK_FALSE(keeps_a6(make<NeedsAKnownType>));
  CHECK_FALSE(keeps_a6(make<NeedsTexts>));
}

TEST_CASE("no row says whether content was there", "[A7][I9]") {
  CHECK(keeps_a7(product));
  CHECK_FALSE(keeps_a7(make<KeepsTheState>));
  CHECK_FALSE(keeps_a7(make<ShowsContentBesideTheDossier>));
}

TEST_CASE("apply has no effect but its rows", "[A8]") {
  CHECK(keeps_a8(product));
  CHECK_FALSE(keeps_a8(make<SetsTheStand>));
}

TEST_CASE("every projection has a version, every table and every row is in the digest", "[A9]") {
  CHECK(keeps_a9(product, sum));
  CHECK_FALSE(keeps_a9(make<HidesATable>, sum));
  CHECK_FALSE(keeps_a9(make<ForgetsAVersion>, sum));
  CHECK_FALSE(keeps_a9(product, [](const ProjectionStore& lived, std::vector<std::string> tables) {
    tables.erase(tables.begin());                          // a dropped digest
    return lived.digest(tables);
  }));
  CHECK_FALSE(keeps_a9(product, [](const ProjectionStore& lived, const auto& tables) {
    base::Hash keys{};                                     // of keys alone
    for (const std::string& reg : ProjectionStore::registers())
      for (const std::string& table : tables)
        for (const base::Bytes& key : lived.keys_in(reg, table)) keys = crypto::sha256({keys, key});
    return keys;
  }));
}

TEST_CASE("a record out of its turn ends the process", "[A10]") {
  const auto ends_well = [](std::initializer_list<std::uint64_t> indices) {
    const pid_t child = fork();
    if (child == 0) {
      ::close(STDERR_FILENO);
      std::signal(SIGABRT, SIG_DFL);   // Catch's own handler would tell of a failed test
      sequencer::InOrder order({5});
      for (const std::uint64_t index : indices) order.take({index});
      ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
  };
  CHECK(ends_well({5, 6, 7}));
  CHECK_FALSE(ends_well({5, 7}));
  CHECK_FALSE(ends_well({5, 5}));
  CHECK_FALSE(ends_well({6}));
}

}  // namespace zegel::tests
