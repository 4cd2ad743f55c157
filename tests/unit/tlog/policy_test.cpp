#include "ledger/tlog/policy.h"

#include <catch2/catch.hpp>

#include "ledger/base/limits.h"
#include "tests/unit/tlog/log_vectors.h"

namespace base = zegel::base;
namespace tlog = zegel::tlog;
using zegel::test::log_signing_key;
using zegel::test::log_vkey;
using zegel::test::Witness;

namespace {

const Witness* w(unsigned n) {
  static const Witness all[] = {Witness("w1.example", '1'), Witness("w2.example", '2'),
                                Witness("w3.example", '3')};
  return &all[n - 1];
}

std::string log_line() { return "log " + log_vkey().text() + "\n"; }
std::string witness_lines() {
  return "witness a " + w(1)->vkey() + "\nwitness b " + w(2)->vkey() + " https://b.example/\n" +
         "witness c " + w(3)->vkey() + "\n";
}
std::string fault_of(const std::string& text) {
  std::string fault;
  return tlog::parse_policy(text, fault) ? "" : fault;
}
tlog::Policy policy(const std::string& text) {
  std::string fault;
  auto read = tlog::parse_policy(text, fault);
  if (!read) FAIL(fault);
  return *read;
}
std::string text() {
  return tlog::checkpoint_text({std::string(zegel::test::log_origin), {7}, {}});
}
std::string note(std::initializer_list<const Witness*> witnesses = {}) {
  std::string out = tlog::sign_note(text(), log_vkey(), log_signing_key());
  for (const Witness* witness : witnesses) out += witness->line(text());
  return out;
}

}  // namespace

TEST_CASE("without witnesses the log's signature is enough", "[tlog]") {
  const auto p = policy("# beleid\n\n\t " + log_line() + "quorum none\n");
  CHECK(p.accept(note())->size.value == 7);
  CHECK(p.accept(note({w(1)})));
  CHECK_FALSE(policy("quorum none\n").accept(note()));  // no log is known
  CHECK(p.judge("x").checkpoint == std::nullopt);
}

TEST_CASE("a quorum counts witnesses and groups exactly", "[tlog]") {
  const auto two = policy(log_line() + witness_lines() + "group g 2 a b c\nquorum g\n");
  CHECK_FALSE(two.accept(note()));
  CHECK_FALSE(two.accept(note({w(1)})));
  CHECK(two.accept(note({w(1), w(3)})));
  CHECK(two.judge(note({w(1), w(3)})).witnesses == 2);
  CHECK(two.judge(note({w(1)})).signed_by_log);
  CHECK_FALSE(two.judge(note({w(1)})).quorum_met);

  const auto all = policy(log_line() + witness_lines() + "group g all a b c\nquorum g\n");
  CHECK_FALSE(all.accept(note({w(1), w(2)})));
  CHECK(all.accept(note({w(1), w(2), w(3)})));

  const auto nested = policy(log_line() + witness_lines() +
                             "group x any a b\ngroup y all x c\nquorum y\n");
  CHECK_FALSE(nested.accept(note({w(1), w(2)})));
  CHECK(nested.accept(note({w(2), w(3)})));

  const auto single = policy(log_line() + witness_lines() + "quorum b\n");
  CHECK(single.accept(note({w(2)})));
  CHECK_FALSE(single.accept(note({w(1), w(3)})));
}

TEST_CASE("a bad cosignature of a known witness rejects, of an unknown one does not", "[tlog]") {
  const std::string bad = note() + w(1)->line("another text\n");
  CHECK(policy(log_line() + "quorum none\n").accept(bad));
  CHECK_FALSE(policy(log_line() + witness_lines() + "quorum none\n").accept(bad));
}

TEST_CASE("a log key signs for its own origin only", "[tlog]") {
  const auto other = tlog::VerifierKey::log_key("other.example", log_signing_key().public_key());
  const std::string swapped = tlog::sign_note(text(), other, log_signing_key());
  CHECK_FALSE(policy("log " + other.text() + "\nquorum none\n").accept(swapped));
}

TEST_CASE("the first faulty line is named", "[tlog]") {
  const std::string log = log_line(), witnesses = witness_lines(), end = "quorum none\n";
  CHECK(fault_of(log + end).empty());
  CHECK(fault_of(log + "quorum none").empty());  // the last LF may be missing
  CHECK(fault_of(log + "getuige x\n" + end) ==
        "regel 2: onbekend woord; verwacht log, witness, group of quorum");
  CHECK(fault_of("log\n" + end) == "regel 1: verwacht: log <vkey> [<url>]");
  CHECK(fault_of("log " + w(1)->vkey() + "\n" + end) == "regel 1: geen sleutel van een logboek");
  CHECK(fault_of("witness a " + log_vkey().text() + "\n" + end) ==
        "regel 1: geen sleutel van een getuige");
  CHECK(fault_of(log + log + end) == "regel 2: deze sleutel staat er al");
  CHECK(fault_of("witness none " + w(1)->vkey() + "\n" + end) ==
        "regel 1: deze naam is al gebruikt");
  CHECK(fault_of("witness a " + w(1)->vkey() + "\nwitness a " + w(2)->vkey() + "\n" + end) ==
        "regel 2: deze naam is al gebruikt");
  CHECK(fault_of(witnesses + "group a any b\n" + end) == "regel 4: deze naam is al gebruikt");
  CHECK(fault_of(witnesses + "group g any x\n" + end) ==
        "regel 4: een lid dat hierboven niet staat");
  CHECK(fault_of(witnesses + "group g any none\n" + end) ==
        "regel 4: een lid dat hierboven niet staat");
  CHECK(fault_of(witnesses + "group g any a a\n" + end) == "regel 4: een lid dat al ergens lid is");
  CHECK(fault_of(witnesses + "group g any a\ngroup h any a\n" + end) ==
        "regel 5: een lid dat al ergens lid is");
  for (const char* k : {"0", "4", "02", "-1", "most"})
    CHECK(fault_of(witnesses + "group g " + k + " a b c\n" + end) ==
          "regel 4: de drempel past niet bij het aantal leden");
  CHECK(fault_of(witnesses + "group g any\n" + end) ==
        "regel 4: verwacht: group <naam> <k|any|all> <naam>...");
  CHECK(fault_of("quorum a\n" + witnesses) == "regel 1: een naam die hierboven niet staat");
  CHECK(fault_of(end + end) == "regel 2: een tweede quorum");
  CHECK(fault_of("quorum\n") == "regel 1: verwacht: quorum <naam>");
  CHECK(fault_of(log) == "er staat geen regel quorum");
  CHECK(fault_of("quorum\rnone\n") == "regel 1: een teken dat niet mag");
}

TEST_CASE("a policy has at most 64 KiB and 32 of each kind", "[tlog]") {
  std::string groups;
  for (int i = 0; i < 32; ++i)
    groups += "group g" + std::to_string(i) + " any " +
              (i ? "g" + std::to_string(i - 1) : "a") + "\n";
  const std::string head = log_line() + witness_lines() + groups;
  CHECK(policy(head + "quorum g31\n").accept(note({w(1)})));
  CHECK(fault_of(head + "group h any g31\nquorum h\n") == "regel 37: meer dan 32 groepen");

  const std::string end = "quorum none\n";
  const std::string room(base::limits::policy - end.size() - 2, 'x');
  CHECK(fault_of("#" + room + "\n" + end).empty());
  CHECK(fault_of("#" + room + "x\n" + end) == "groter dan 64 KiB");
}
