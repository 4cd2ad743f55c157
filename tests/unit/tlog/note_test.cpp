#include "ledger/tlog/note.h"

#include <catch2/catch.hpp>

#include "ledger/base/limits.h"
#include "tests/unit/tlog/log_vectors.h"

namespace base = zegel::base;
namespace tlog = zegel::tlog;
using tlog::VerifierKey;
using zegel::test::log_signing_key;
using zegel::test::log_vkey;

namespace {

const std::string text =
    "zegel.zvh-voorbeeld.nl/regie\n1\nLSyFmI1pbk3HjK7AfdvvoKtVwIdzEXWX5QKTUFhzWhw=\n";
const std::string dash = "\xE2\x80\x94 ";
const std::string grease = dash + "grease.example Z3JlYXNlIQ==\n";  // unknown key, odd length

std::string good() { return tlog::sign_note(text, log_vkey(), log_signing_key()); }
bool verifies(const std::string& note, const std::vector<VerifierKey>& known) {
  const auto parsed = tlog::parse_note(note);
  return parsed && tlog::verify_note(*parsed, known);
}
std::string replaced(std::string in, std::string_view from, std::string_view to) {
  const auto at = in.find(from);
  REQUIRE(at != std::string::npos);
  return in.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a signature line is the published one", "[tlog][vector]") {
  CHECK(good() == text + "\n" + dash + "zegel.zvh-voorbeeld.nl/regie " +
                      "T79pR5MjCos7UY1v9U1CP0S/u2zHj+xPJ7F8Aroob/Gh+ujZxJOUavlu5Gph"
                      "/9loco+5uHz1rgebrJWT3NbyOT+ejQo=\n");
}

TEST_CASE("a vkey is the published one, and reads back", "[tlog][vector]") {
  const std::string vkey = zegel::test::log_vector("vkey.txt");
  CHECK(log_vkey().text() + "\n" == vkey);
  CHECK(VerifierKey::parse(log_vkey().text()) == log_vkey());
}

TEST_CASE("a vkey with a wrong part is no vkey", "[tlog]") {
  const std::string vkey = log_vkey().text();
  CHECK_FALSE(VerifierKey::parse(replaced(vkey, "4fbf6947", "4fbf6948")));
  CHECK_FALSE(VerifierKey::parse(replaced(vkey, "4fbf6947", "4FBF6947")));
  CHECK_FALSE(VerifierKey::parse(replaced(vkey, "+AT1", "+AD1")));       // type 0
  CHECK_FALSE(VerifierKey::parse(replaced(vkey, "regie", "re gie")));
  CHECK_FALSE(VerifierKey::parse(replaced(vkey, "zegel.zvh-voorbeeld.nl/regie", "")));
  CHECK_FALSE(VerifierKey::parse(vkey + "AAAA"));
  CHECK_FALSE(VerifierKey::parse(vkey.substr(0, vkey.size() - 1)));
  CHECK_FALSE(VerifierKey::parse(std::string(600, 'a') + vkey));
  CHECK_FALSE(VerifierKey::parse("a"));
  CHECK_FALSE(VerifierKey::parse(""));
}

TEST_CASE("a vkey over a small-order key is no vkey", "[tlog]") {
  const auto key = VerifierKey::log_key("weak.example", {{1}});  // the neutral point
  CHECK_FALSE(VerifierKey::parse(key.text()));
}

TEST_CASE("a signer text gives the key back", "[tlog]") {
  const std::string signer = tlog::signer_text(log_vkey(), log_signing_key());
  CHECK(signer.starts_with("PRIVATE+KEY+zegel.zvh-voorbeeld.nl/regie+4fbf6947+"));
  const auto read = tlog::parse_signer(signer);
  REQUIRE(read);
  CHECK(read->first == log_vkey());
  CHECK(read->second.public_key() == log_signing_key().public_key());
  CHECK_FALSE(tlog::parse_signer(log_vkey().text()));
  CHECK_FALSE(tlog::parse_signer(replaced(signer, "4fbf6947", "4fbf6948")));
}

TEST_CASE("unknown keys and lines of unknown types are ignored", "[tlog]") {
  CHECK(verifies(good() + grease, {log_vkey()}));
  CHECK(verifies(text + "\n" + grease + good().substr(text.size() + 1), {log_vkey()}));
  CHECK_FALSE(verifies(text + "\n" + grease, {log_vkey()}));
  CHECK_FALSE(verifies(good(), {}));
  const auto other = VerifierKey::log_key("other.example", log_signing_key().public_key());
  CHECK_FALSE(verifies(good(), {other}));
}

TEST_CASE("a bad signature of a known key rejects the note", "[tlog]") {
  const auto other_key = zegel::test::key_from_hex(std::string(64, '2'));
  const auto other = VerifierKey::log_key("other.example", other_key.public_key());
  const std::string both = good() + tlog::sign_note(text, other, other_key).substr(text.size() + 1);
  CHECK(verifies(both, {log_vkey(), other}));
  // one character of the second signature
  const std::string broken = replaced(both, "other.example ", "other.example ").replace(
      both.size() - 20, 1, both[both.size() - 20] == 'A' ? "B" : "A");
  CHECK(verifies(broken, {log_vkey()}));
  CHECK_FALSE(verifies(broken, {log_vkey(), other}));
  CHECK_FALSE(verifies(replaced(good(), "\n1\n", "\n2\n"), {log_vkey()}));
  // a good line does not heal a bad one of the same key
  const std::string line = good().substr(text.size() + 1);
  CHECK_FALSE(verifies(good() + replaced(line, "T79pR5", "T79pR6"), {log_vkey()}));
}

TEST_CASE("cosignatures are over the text with their time", "[tlog]") {
  const zegel::test::Witness witness("w1.example");
  const auto key = VerifierKey::parse(witness.vkey());
  REQUIRE(key);
  CHECK(key->type == tlog::cosigner_type);
  CHECK(verifies(good() + witness.line(text), {*key}));
  const auto parsed = tlog::parse_note(good() + witness.line(text));
  CHECK(tlog::signed_by(*parsed, *key) == tlog::Signed::good);
  CHECK(tlog::note_text(*parsed) == good() + witness.line(text));
  CHECK_FALSE(verifies(good() + witness.line(text + "x\n"), {*key}));
}

TEST_CASE("texts that are no note", "[tlog]") {
  const auto refused = [](const std::string& note) { return !tlog::parse_note(note); };
  const std::string line = good().substr(text.size() + 1);
  CHECK(refused(""));
  CHECK(refused("\n"));
  CHECK(refused("\n\n"));
  CHECK(refused(text));
  CHECK(refused(text + "\n"));                              // no signature
  CHECK(refused(text + line));                              // no empty line
  CHECK(refused(good().substr(0, good().size() - 1)));      // no last LF
  CHECK(refused(good() + "x\n"));                           // a line without dash
  CHECK(refused(good() + dash + "name\n"));                 // no signature
  CHECK(refused(good() + dash + "na+me AAAAAAA=\n"));
  CHECK(refused(good() + dash + "name AAAA\n"));            // three bytes
  CHECK(refused(good() + dash + "name AAAAAA==\n"));        // a key id and nothing after it
  CHECK(refused(good() + dash + "name AAAAAAB=\n"));        // unused bits set
  CHECK(refused(good() + dash + "name AAAAAA\n"));          // no padding
  CHECK(refused(replaced(good(), "zegel", "ze\tel")));      // a control character
  CHECK(refused(replaced(good(), "zegel", "ze\xFFgel")));   // no UTF-8
  CHECK(refused(replaced(good(), "zegel", "\xED\xA0\x80")));  // a surrogate
  CHECK(refused(replaced(good(), "zegel", "\xC0\xAF")));    // overlong
}

TEST_CASE("a note has at most 128 KiB and 80 signatures", "[tlog]") {
  std::string note = good();
  for (int i = 1; i < 80; ++i) note += grease;
  CHECK(verifies(note, {log_vkey()}));
  CHECK_FALSE(tlog::parse_note(note + grease));
  const std::string filler(base::limits::note - good().size() - 1, 'x');
  CHECK(tlog::parse_note(filler + "\n" + good()));
  CHECK_FALSE(tlog::parse_note(filler + "x\n" + good()));
}

TEST_CASE("key names", "[tlog]") {
  CHECK(tlog::is_key_name("zegel.nl/regie"));
  CHECK(tlog::is_key_name("get\xC3\xBCige"));
  for (const char* name :
       {"", "a b", "a+b", "a\n", "a\xC2\xA0" "b", "a\xE2\x80\x83", "\xFF", "a\x7F"})
    CHECK_FALSE(tlog::is_key_name(name));
  CHECK_FALSE(tlog::is_key_name(std::string(257, 'a')));
}
