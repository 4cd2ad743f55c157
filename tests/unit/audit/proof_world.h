// A ledger in memory for the audit tests: registers toezicht and regie, the house, one partner, and
// real signed events with real receipts. Hours count from `start`.
#pragma once

#include <boost/json/object.hpp>
#include <catch2/catch.hpp>
#include <map>

#include "ledger/audit/verify_event.h"
#include "ledger/base/moment.h"
#include "ledger/catalogue/events.h"
#include "ledger/event/issue.h"
#include "ledger/event/leaf.h"
#include "ledger/tlog/checkpoint.h"
#include "tests/unit/tlog/log_vectors.h"
#include "tests/unit/tlog/naive_tree.h"

namespace zegel::test {

inline const std::string ledger_id = "zegel.zvh-voorbeeld.nl";
inline const std::string house_oin = "00000099000000001000", partner_oin = "00000099000000002000";
inline constexpr std::uint32_t start = 492'000;

inline std::string moment(std::uint32_t hour) {
  return base::format_moment_utc(std::int64_t{start + hour} * 3600);
}

class ProofWorld {
 public:
  struct Line {
    std::string event;    // SD-JWT
    base::LeafIndex index;
    base::Jti jti;
  };

  // `named`: the key that the genesis records name, when it is not the one that signs them.
  explicit ProofWorld(std::optional<crypto::PublicKey> named = {}) {
    if (named) named_ = *named;
    for (const char* reg : {"toezicht", "regie"}) logs_.emplace(reg, Log{});
    open("toezicht");
    open("regie");
  }

  std::string origin(const std::string& reg) const { return ledger_id + "/" + reg; }
  tlog::VerifierKey vkey(const std::string& reg) const {
    return tlog::VerifierKey::log_key(origin(reg), log_key(reg).public_key());
  }
  std::string policy_text() const {
    return "log " + vkey("toezicht").text() + "\nlog " + vkey("regie").text() + "\nquorum none\n";
  }
  tlog::Policy policy() const {
    std::string fault;
    auto read = tlog::parse_policy(policy_text(), fault);
    INFO(fault);
    REQUIRE(read);
    return *read;
  }

  // Signs, puts it in the log at that hour, whatever the rules of intake would say.
  Line append(const std::string& reg, std::string_view evt, const boost::json::object& inhoud,
              const crypto::SigningKey& key, const std::string& iss, std::uint32_t hour) {
    event::Skelet skelet{.iss = iss, .aud = origin(reg), .jti = {random_.bytes<16>()},
                         .iat = std::int64_t{start + hour} * 3600, .evt = std::string(evt),
                         .bkl = "regie-5j", .vwa = "verstrekken", .isn = {}, .chk = {},
                         .inhoud = {}};
    auto text = event::issue(skelet, inhoud, *catalogue::find_event(evt), key, random_);
    REQUIRE(text);
    return append_text(reg, *text, hour, skelet.jti);
  }
  Line append_text(const std::string& reg, const std::string& text, std::uint32_t hour,
                   const base::Jti& jti = {}) {
    Log& log = logs_.at(reg);
    const auto blind = random_.bytes<32>();
    const std::string jws = text.substr(0, text.find('~'));
    const auto leaf = event::make_leaf(blind, {start + hour}, jws);
    log.extras.emplace_back(leaf.begin(), leaf.begin() + 37);
    log.tree.push(tlog::leaf_hash(leaf));
    return {text, {log.extras.size() - 1}, jti};
  }
  std::string receipt(const std::string& reg, base::LeafIndex index) {
    Log& log = logs_.at(reg);
    const std::uint64_t size = log.extras.size();
    const tlog::Checkpoint head{origin(reg), {size}, log.tree.root(size)};
    return tlog::receipt_text(log.extras.at(index.value), index,
                              *tlog::inclusion_path(log.tree, index, {size}),
                              tlog::sign_checkpoint(head, vkey(reg), log_key(reg)));
  }
  audit::KeyEvent key_event(const Line& line) {
    return {line.event, receipt("toezicht", line.index)};
  }

  // The three steps of a key: registration, akkoord, use.
  boost::json::object registration(const crypto::SigningKey& key, const std::string& owner,
                                   std::uint32_t begin, std::uint32_t end) const {
    return {{"partij", owner}, {"kid", key.kid().text()},
            {"publiekeSleutel", base::base64url(key.public_key().raw)},
            {"ingaatOp", moment(begin)}, {"vervaltOp", moment(end)}};
  }
  Line register_key(std::uint32_t hour, std::uint32_t begin = 2, std::uint32_t end = 1'000) {
    return append("toezicht", "partnersleutel-geregistreerd.v1",
                  registration(partner_, partner_oin, begin, end), house_, house_oin, hour);
  }
  Line agree(const base::Jti& subject, std::uint32_t hour, bool yes = true) {
    return append("toezicht", "akkoord-vastgelegd.v1",
                  {{"onderwerp", subject.text()}, {"akkoord", yes}}, house_, house_oin, hour);
  }
  Line revoke(std::uint32_t hour, std::uint32_t from, const std::string& owner = partner_oin) {
    return append("toezicht", "partnersleutel-ingetrokken.v1",
                  {{"partij", owner}, {"kid", partner_.kid().text()},
                   {"ongeldigVanafOp", moment(from)}, {"redenIntrekking", "misbruik"},
                   {"vermoedenMisbruik", true}},
                  house_, house_oin, hour);
  }
  Line disclose(std::uint32_t hour, const std::string& iss = partner_oin) {
    return append("regie", "verstrekking-gedaan.v1",
                  {{"ontvanger", house_oin},
                   {"betrokkenen", {{{"pid", "esI82PsRjFkhBUM3cLZDmg"}, {"rol", "onderwerp"}},
                                    {{"pid", "5DJCfva3AMhL1Wb4DJ4SGQ"}, {"rol", "gezinslid"}}}}},
                  partner_, iss, hour);
  }
  const Line& opened(const std::string& reg) const { return opened_.at(reg); }
  const crypto::SigningKey& house() const { return house_; }
  const crypto::SigningKey& partner() const { return partner_; }

 private:
  // One per register, the same in every world.
  static crypto::SigningKey log_key(const std::string& reg) {
    return key_from_hex(std::string(64, reg == "toezicht" ? '7' : '8'));
  }
  struct Log {
    NaiveTree tree;
    std::vector<base::Bytes> extras;
  };
  void open(const std::string& reg) {
    opened_[reg] = append(reg, "register-geopend.v1",
                          {{"ledgerId", ledger_id}, {"register", reg},
                           {"huissleutel", base::base64url(named_.raw)}},
                          house_, house_oin, 0);
  }

  crypto::SystemRandom random_;
  crypto::SigningKey house_ = crypto::SigningKey::generate();
  crypto::PublicKey named_ = house_.public_key();
  crypto::SigningKey partner_ = crypto::SigningKey::generate();
  std::map<std::string, Log> logs_;
  std::map<std::string, Line> opened_;
};

}  // namespace zegel::test
