// O1, O2, O5 and O6 of envelop.md 10.
#include "ledger/audit/examine.h"

#include "tests/support/envelop_vector.h"
#include "tests/support/event_draft.h"
#include "tests/unit/audit/proof_world.h"

namespace audit = zegel::audit;
namespace base = zegel::base;
namespace tlog = zegel::tlog;
using audit::Outcome;
using zegel::test::ProofWorld;

namespace {

struct Case {
  ProofWorld world;
  ProofWorld::Line line = world.disclose(10);
  tlog::Policy policy = world.policy();
  std::string receipt = world.receipt("regie", line.index);

  audit::Report report(const std::string& event) const {
    return audit::Examiner(policy).examine(event, receipt).report;
  }
  audit::Report report() const { return report(line.event); }
  audit::Report under(const std::string& other) const {
    return audit::Examiner(policy).examine(line.event, other).report;
  }
};

std::string replaced(std::string in, std::string_view from, std::string_view to) {
  const auto at = in.find(from);
  REQUIRE(at != std::string::npos);
  return in.replace(at, from.size(), to);
}

// Another character of the same alphabet at `at`.
std::string changed(std::string text, std::size_t at) {
  text[at] = text[at] == 'A' ? 'B' : 'A';
  return text;
}

std::vector<std::string> pieces(const std::string& sd_jwt) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < sd_jwt.size();) {
    const std::size_t end = sd_jwt.find('~', at);
    out.push_back(sd_jwt.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

}  // namespace

TEST_CASE("een gebeurtenis met ontvangstbewijs klopt in alle stappen", "[audit][O1][O2][O5][O6]") {
  const Case c;
  const auto report = c.report();
  CHECK(report.good());
  CHECK(report.inhoud.sentence == "Deze gegevens horen bij de ondertekende samenvatting.");
  CHECK(report.logboek.sentence == "Dit is regel 1 van regie.");
  CHECK(report.controlepunt.sentence == "Het logboek heeft de stand van 2 regels ondertekend.");
  CHECK(report.getuigen.sentence == "Er zijn geen getuigen ingesteld.");
  CHECK(report.handtekening.outcome == Outcome::niet_gecontroleerd);
  CHECK(report.reg == "regie");
  CHECK(report.index.value == 1);
  CHECK(report.received.value == zegel::test::start + 10);
  CHECK(c.report(c.line.event + "\n").good());
}

TEST_CASE("een losse samenvatting klopt ook, zonder inhoud", "[audit][O1]") {
  const Case c;
  const auto report = c.report(c.line.event.substr(0, c.line.event.find('~')));
  CHECK(report.good());
  CHECK(report.inhoud.outcome == Outcome::niet_gecontroleerd);
  CHECK(report.logboek.outcome == Outcome::goed);
}

TEST_CASE("wat niet getoond wordt, wordt geteld", "[audit][O5][O6]") {
  const Case c;
  auto parts = pieces(c.line.event);
  parts.erase(parts.begin() + 5);  // one key
  std::string presentation;
  for (const auto& part : parts) presentation += part + "~";
  const auto report = c.report(presentation);
  CHECK(report.good());
  CHECK(report.inhoud.sentence ==
        "Deze gegevens horen bij de ondertekende samenvatting; 1 niet getoond.");
}

TEST_CASE("elk gewijzigd teken van een onthulling valt op", "[audit][O5]") {
  const Case c;
  const std::size_t from = c.line.event.find('~') + 1;
  for (std::size_t at = from; at + 1 < c.line.event.size(); at += 13) {
    if (c.line.event[at] == '~') continue;
    CAPTURE(at);
    CHECK(c.report(changed(c.line.event, at)).inhoud.outcome == Outcome::fout);
  }
  CHECK(c.report(c.line.event + "WyJhIl0~").inhoud.outcome == Outcome::fout);
}

TEST_CASE("elk gewijzigd teken van de samenvatting valt op", "[audit][O1]") {
  const Case c;
  for (std::size_t at = 0; at < c.line.event.find('~'); at += 7) {
    CAPTURE(at);
    CHECK_FALSE(c.report(changed(c.line.event, at)).good());
  }
}

TEST_CASE("elke gewijzigde byte van het ontvangstbewijs valt op", "[audit][O2]") {
  const Case c;
  for (std::size_t at = 0; at < c.receipt.size(); ++at) {
    std::string bad = c.receipt;
    bad[at] ^= 1;
    CAPTURE(at, c.receipt[at]);
    CHECK_FALSE(c.under(bad).good());
  }
}

TEST_CASE("blind en uur uit een ander ontvangstbewijs geven een ander blad", "[audit][O1]") {
  Case c;
  const auto other = c.world.disclose(11);
  const auto report = c.under(c.world.receipt("regie", other.index));
  CHECK(report.logboek.sentence == "Het pad leidt naar een andere wortel.");
  CHECK(report.controlepunt.outcome == Outcome::goed);
}

TEST_CASE("een gebeurtenis onder het controlepunt van een ander register", "[audit][O1]") {
  Case c;
  const auto foreign = c.world.append_text("toezicht", c.line.event, 10);
  const auto report = c.under(c.world.receipt("toezicht", foreign.index));
  CHECK(report.logboek.sentence ==
        "De gebeurtenis is voor een ander logboek dan het controlepunt.");
}

TEST_CASE("alleen index 0 opent een register", "[audit][O1]") {
  Case c;
  const auto again = c.world.append_text("regie", c.world.opened("regie").event, 3);
  CHECK(audit::Examiner(c.policy)
            .examine(again.event, c.world.receipt("regie", again.index))
            .report.logboek.sentence == "Alleen de eerste regel opent een register.");
  // the published receipts of logboek.md 12: right in every other way
  std::string fault;
  const auto policy = *tlog::parse_policy(
      "log " + zegel::test::log_vkey().text() + "\nquorum none\n", fault);
  const auto report =
      audit::Examiner(policy)
          .examine(zegel::tests::example_sd_jwt(),
                   zegel::test::log_vector("ontvangstbewijs-3.tlog-proof"))
          .report;
  CHECK(report.inhoud.outcome == Outcome::goed);
  CHECK(report.controlepunt.outcome == Outcome::goed);
  CHECK(report.logboek.sentence == "Alleen de eerste regel opent een register.");
}

TEST_CASE("een controlepunt van een onbekend logboek telt niet", "[audit][O2]") {
  Case c;
  std::string fault;
  const std::string other = "log " + c.world.vkey("toezicht").text() + "\nquorum none\n";
  c.policy = *tlog::parse_policy(other, fault);
  CHECK(c.report().controlepunt.outcome == Outcome::fout);
  CHECK(c.report().logboek.outcome == Outcome::goed);
}

TEST_CASE("minder getuigen dan het beleid vraagt", "[audit][O2]") {
  Case c;
  const zegel::test::Witness one("w1.example", '1'), two("w2.example", '2');
  std::string fault;
  const std::string both_needed = "log " + c.world.vkey("regie").text() + "\nwitness a " +
                                  one.vkey() + "\nwitness b " + two.vkey() +
                                  "\ngroup g all a b\nquorum g\n";
  c.policy = *tlog::parse_policy(both_needed, fault);
  const auto note = tlog::parse_receipt(c.receipt)->checkpoint;
  const std::string text = note.substr(0, note.find("\n\n") + 1);
  CHECK(c.report().getuigen.sentence ==
        "0 van 2 getuigen zagen dezelfde stand; het beleid vraagt er meer.");
  CHECK_FALSE(c.under(c.receipt + one.line(text)).good());
  const auto both = c.under(c.receipt + one.line(text) + two.line(text));
  CHECK(both.good());
  CHECK(both.getuigen.sentence == "2 van 2 getuigen zagen dezelfde stand.");
}

TEST_CASE("onleesbare invoer is fout, nooit een crash", "[audit]") {
  const Case c;
  CHECK(c.report("").inhoud.outcome == Outcome::fout);
  CHECK(c.report("a.b.c~").inhoud.outcome == Outcome::fout);
  CHECK(c.report(std::string(300'000, 'a')).inhoud.outcome == Outcome::fout);
  CHECK(c.under("").logboek.outcome == Outcome::fout);
  CHECK(c.under("").inhoud.outcome == Outcome::goed);
  CHECK(c.under(replaced(c.receipt, "\n\n", "\n\nx")).controlepunt.outcome == Outcome::fout);
}
