// O3 and O4 of envelop.md 10.
#include "ledger/audit/key_history.h"

#include "ledger/audit/verify_event.h"

#include "tests/unit/audit/proof_world.h"

namespace audit = zegel::audit;
namespace crypto = zegel::crypto;
namespace tlog = zegel::tlog;
using audit::Outcome;
using zegel::test::house_oin;
using zegel::test::partner_oin;
using zegel::test::ProofWorld;
using Lines = std::vector<ProofWorld::Line>;

namespace {

struct Case {
  ProofWorld world{};
  std::string fault{};

  std::optional<audit::KeyHistory> history(const Lines& lines) {
    std::vector<audit::KeyEvent> events;
    for (const auto& line : lines) events.push_back(world.key_event(line));
    const auto policy = world.policy();
    audit::Examiner examiner(policy);
    return audit::KeyHistory::build(examiner, events, fault);
  }
  std::string fault_of(const Lines& lines) { return history(lines) ? "" : fault; }

  // The event judged with these key events.
  audit::Report report(const ProofWorld::Line& line, const Lines& lines,
                       const std::string& reg = "regie") {
    const auto known = history(lines);
    REQUIRE(known);
    const auto policy = world.policy();
    audit::Examiner examiner(policy);
    audit::KeyEvidence evidence;
    evidence.history = &*known;
    return audit::verify_event(examiner, line.event, world.receipt(reg, line.index), evidence);
  }
  const ProofWorld::Line& genesis() const { return world.opened("toezicht"); }
};

}  // namespace

TEST_CASE("de sleutel van een partner was geldig na zijn akkoord", "[audit][O3][O4]") {
  Case c;
  const auto registered = c.world.register_key(4);
  const auto agreed = c.world.agree(registered.jti, 6);
  const Lines keys{c.genesis(), registered, agreed};
  const auto report = c.report(c.world.disclose(6), keys);
  CHECK(report.good());
  CHECK(report.handtekening.sentence == "De organisatie met OIN " + partner_oin +
                                            " heeft dit ondertekend (sleutel " +
                                            audit::fingerprint(c.world.partner().kid()) + ").");
  CHECK(report.sleutel.sentence ==
        "De sleutel was toen geldig: geregistreerd op 2026-02-16 06 uur (UTC) (toezicht 1); het "
        "pakket noemt geen intrekking.");
  // the order in the bundle does not matter
  CHECK(c.report(c.world.disclose(7), {agreed, c.genesis(), registered}).good());
}

TEST_CASE("de huissleutel registreert zichzelf in regel 0", "[audit][O4]") {
  Case c;
  CHECK(c.report(c.world.opened("regie"), {c.genesis()}).good());
  CHECK(c.report(c.genesis(), {c.genesis()}, "toezicht").good());
}

TEST_CASE("de uren waarin een sleutel geldt", "[audit][O4]") {
  Case c;
  const auto registered = c.world.register_key(2, 8, 20);
  const auto agreed = c.world.agree(registered.jti, 5);
  const Lines keys{c.genesis(), registered, agreed};
  const auto at = [&](std::uint32_t hour) {
    return c.report(c.world.disclose(hour), keys).sleutel.sentence.substr(0, 28);
  };
  CHECK(at(4) == "De sleutel was toen nog niet");
  CHECK(at(7) == "De sleutel was toen nog niet");
  CHECK(at(8) == "De sleutel was toen geldig: ");
  CHECK(at(19) == "De sleutel was toen geldig: ");
  CHECK(at(20) == "De sleutel was toen verlopen");
}

TEST_CASE("een ingetrokken sleutel geldt tot en met het uur van de intrekking", "[audit][O4]") {
  Case c;
  const auto registered = c.world.register_key(2);
  const auto agreed = c.world.agree(registered.jti, 3);
  const auto revoked = c.world.revoke(9, 6);  // its moment lies before its record: 9 counts
  const Lines keys{c.genesis(), registered, agreed, revoked};
  const auto at = [&](std::uint32_t hour, const Lines& lines) {
    return c.report(c.world.disclose(hour), lines).sleutel;
  };
  CHECK(at(7, keys).outcome == Outcome::goed);
  CHECK(at(9, keys).outcome == Outcome::goed);
  CHECK(at(9, keys).sentence.ends_with("ingetrokken vanaf 2026-02-16 09 uur (UTC)."));
  CHECK(at(10, keys).sentence == "De sleutel was toen ingetrokken.");
  const auto later = c.world.revoke(10, 20);
  const Lines both{c.genesis(), registered, agreed, later, revoked};
  CHECK(at(10, both).sentence == "De sleutel was toen ingetrokken.");  // the earliest counts
  const Lines announced{c.genesis(), registered, agreed, later};
  CHECK(at(20, announced).outcome == Outcome::goed);
  CHECK(at(21, announced).outcome == Outcome::fout);
}

TEST_CASE("een intrekking van voor het akkoord blijft gelden", "[audit][O4]") {
  Case c;
  const auto registered = c.world.register_key(2);
  const auto revoked = c.world.revoke(3, 3);
  const auto agreed = c.world.agree(registered.jti, 4);
  CHECK(c.report(c.world.disclose(9), {c.genesis(), registered, revoked, agreed})
            .sleutel.sentence == "De sleutel was toen ingetrokken.");
}

TEST_CASE("een intrekking namens een ander verandert niets", "[audit][O4]") {
  Case c;
  const auto registered = c.world.register_key(2);
  const auto agreed = c.world.agree(registered.jti, 3);
  const auto foreign = c.world.revoke(4, 4, "00000099000000003000");
  CHECK(c.report(c.world.disclose(9), {c.genesis(), registered, agreed, foreign}).good());
}

TEST_CASE("zonder akkoord heeft een registratie geen effect", "[audit][O4]") {
  Case c;
  const auto registered = c.world.register_key(2);
  const auto line = c.world.disclose(9);
  CHECK(c.report(line, {c.genesis(), registered}).sleutel.sentence ==
        "Deze sleutel is niet geregistreerd.");
  const auto refused = c.world.agree(registered.jti, 3, false);
  CHECK_FALSE(c.report(line, {c.genesis(), registered, refused}).good());
  const auto other = c.world.agree(c.genesis().jti, 3);
  CHECK_FALSE(c.report(line, {c.genesis(), registered, other}).good());
  // an akkoord that stands before its registration
  Case early;
  const auto first = early.world.register_key(2);
  const auto yes = early.world.agree(first.jti, 2);
  const auto again = early.world.append_text("toezicht", first.event, 3);
  const auto disclosed = early.world.disclose(9);
  CHECK_FALSE(early.report(disclosed, {early.genesis(), yes, again}).good());
}

TEST_CASE("een sleutel is van een organisatie", "[audit][O4]") {
  Case c;
  const auto registered = c.world.register_key(2);
  const auto agreed = c.world.agree(registered.jti, 3);
  const auto line = c.world.disclose(9, "00000099000000003000");
  CHECK(c.report(line, {c.genesis(), registered, agreed}).sleutel.sentence ==
        "Deze sleutel is van een andere organisatie.");
}

TEST_CASE("alleen het huis registreert sleutels", "[audit][O4]") {
  Case c;
  const auto& partner = c.world.partner();
  const auto own = c.world.append("toezicht", "partnersleutel-geregistreerd.v1",
                                  c.world.registration(partner, partner_oin, 2, 100), partner,
                                  house_oin, 3);
  const std::string stranger = "Een sleutelgebeurtenis is niet door het huis ondertekend.";
  CHECK(c.fault_of({c.genesis(), own}) == stranger);
  // a partner whose key is known signs for the next one
  const auto registered = c.world.register_key(2);
  const auto agreed = c.world.agree(registered.jti, 3);
  const auto second = crypto::SigningKey::generate();
  const auto claims = c.world.registration(second, partner_oin, 2, 100);
  for (const auto& iss : {partner_oin, house_oin}) {
    const auto next = c.world.append("toezicht", "partnersleutel-geregistreerd.v1", claims, partner,
                                     iss, 5);
    CHECK(c.fault_of({c.genesis(), registered, agreed, next}) == stranger);
  }
}

TEST_CASE("een opvolger van de huissleutel ondertekent verder", "[audit][O4]") {
  Case c;
  const auto next = crypto::SigningKey::generate();
  const auto rotation = c.world.append("toezicht", "partnersleutel-geregistreerd.v1",
                                       c.world.registration(next, house_oin, 2, 100),
                                       c.world.house(), house_oin, 3);
  const auto agreed = c.world.agree(rotation.jti, 3);
  const auto claims = c.world.registration(c.world.partner(), partner_oin, 2, 100);
  const auto registered = c.world.append("toezicht", "partnersleutel-geregistreerd.v1", claims,
                                         next, house_oin, 4);
  const auto yes = c.world.append("toezicht", "akkoord-vastgelegd.v1",
                                  {{"onderwerp", registered.jti.text()}, {"akkoord", true}}, next,
                                  house_oin, 5);
  const auto line = c.world.disclose(9);
  CHECK(c.report(line, {c.genesis(), rotation, agreed, registered, yes}).good());
  CHECK(c.fault_of({c.genesis(), registered, yes}) ==
        "Een sleutelgebeurtenis is niet door het huis ondertekend.");
}

TEST_CASE("sleutelgebeurtenissen die geen stand houden", "[audit][O4]") {
  Case c;
  const auto registered = c.world.register_key(2);
  const std::string no_genesis = "De eerste regel van toezicht ontbreekt.";
  CHECK(c.fault_of({}) == no_genesis);
  CHECK(c.fault_of({registered}) == no_genesis);
  auto hidden = c.genesis();
  hidden.event = hidden.event.substr(0, hidden.event.find('~'));
  CHECK(c.fault_of({hidden}) == "Sleutelgebeurtenis 1 houdt geen stand.");
  auto spoiled = registered;
  spoiled.event[spoiled.event.size() - 5] ^= 1;
  CHECK(c.fault_of({c.genesis(), spoiled}) == "Sleutelgebeurtenis 2 houdt geen stand.");
  const auto unknown = c.world.append("toezicht", "raadpleging-gedaan.v1", {}, c.world.house(),
                                      house_oin, 4);
  CHECK(c.fault_of({c.genesis(), unknown}) ==
        "Een sleutelgebeurtenis is van een type dat deze versie niet kent.");
  // another key under a kid
  auto false_claim = c.world.registration(c.world.partner(), partner_oin, 2, 100);
  false_claim["publiekeSleutel"] = zegel::base::base64url(c.world.house().public_key().raw);
  const auto swapped = c.world.append("toezicht", "partnersleutel-geregistreerd.v1", false_claim,
                                      c.world.house(), house_oin, 4);
  CHECK(c.fault_of({c.genesis(), swapped}) == "Een registratie van een sleutel klopt niet.");
}

TEST_CASE("regel 0 moet ondertekend zijn met de huissleutel die erin staat", "[audit][O4]") {
  Case c{ProofWorld(crypto::SigningKey::generate().public_key()), {}};
  CHECK(c.fault_of({c.genesis()}) ==
        "De eerste regel van toezicht is niet ondertekend met de huissleutel die erin staat.");
}

TEST_CASE("de sleutelgeschiedenis van een ander huis kent deze sleutel niet", "[audit][O4]") {
  Case c;
  ProofWorld other;  // same ledger id and log key
  const auto policy = c.world.policy();
  audit::Examiner examiner(policy);
  const std::vector events{other.key_event(other.opened("toezicht"))};
  const auto history = audit::KeyHistory::build(examiner, events, c.fault);
  REQUIRE(history);
  const auto& line = c.world.opened("regie");
  audit::KeyEvidence evidence;
  evidence.history = &*history;
  const auto report = audit::verify_event(examiner, line.event,
                                          c.world.receipt("regie", line.index), evidence);
  CHECK(report.sleutel.sentence == "Deze sleutel is niet geregistreerd.");
}

TEST_CASE("een gegeven sleutel geeft alleen de handtekening", "[audit][O3]") {
  Case c;
  const auto line = c.world.disclose(3);
  const auto policy = c.world.policy();
  audit::Examiner examiner(policy);
  const auto receipt = c.world.receipt("regie", line.index);
  const auto with = [&](const crypto::PublicKey& key) {
    return audit::verify_event(examiner, line.event, receipt, {key, nullptr});
  };
  const auto good = with(c.world.partner().public_key());
  CHECK(good.handtekening.outcome == Outcome::goed);
  CHECK(good.sleutel.outcome == Outcome::niet_gecontroleerd);
  CHECK(with(c.world.house().public_key()).handtekening.sentence ==
        "De gegeven sleutel is een andere dan die in de gebeurtenis.");
  const auto none = audit::verify_event(examiner, line.event, receipt);
  CHECK(none.good());
  CHECK(none.handtekening.sentence == "Handtekening niet gecontroleerd: er is geen sleutel bij.");
}
