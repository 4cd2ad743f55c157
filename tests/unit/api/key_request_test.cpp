// keys of envelop.md 15, K2 and K3 at the handler: a key once, a code for one OIN and one day.
#include "ledger/event/key_request.h"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include "api/handlers/sleutels.h"
#include "api/service.h"
#include "tests/support/node_world.h"
#include "tests/support/temp_dir.h"

namespace api = zegel::api;
namespace base = zegel::base;
namespace crypto = zegel::crypto;
namespace http = zegel::http;
using zegel::tests::NodeWorld;

namespace {

constexpr std::string_view aud = "oefen.wereld";
constexpr std::string_view organisation = NodeWorld::receiver_oin;

struct Desk {
  zegel::test::TempDir directory;
  base::ScriptClock clock{1'772'445'600};
  NodeWorld world{directory.path(), clock};
  crypto::SystemRandom random;
  api::Services services{world.node(), world.projections(), random, {}};
  crypto::SigningKey key = crypto::SigningKey::generate();

  std::string code(std::string_view oin = organisation, std::int64_t age_ms = 0) {
    return services.key_codes.make(oin, base::monotonic_ms() - age_ms);
  }
  // Status, code and field of the answer.
  std::string read(const std::string& file) {
    const http::Peer peer;
    http::Request request;
    request.peer = &peer;
    request.body = file;
    const http::Reply reply = api::lees_sleutelaanvraag(
        {request, api::routes()[0], zegel::auth::Caller{}, api::PathArguments{}, services});
    if (reply.status == 200) return "200";
    const auto body = boost::json::parse(reply.body);
    const auto& fault = body.at("fouten").at(0);
    return std::to_string(reply.status) + " " + std::string(fault.at("code").as_string()) + " " +
           std::string(fault.at("veld").as_string());
  }
  std::string ask(std::string_view for_aud, std::string_view oin, std::string_view nonce) {
    return read(zegel::event::sign_key_request(key, for_aud, oin, nonce));
  }
};

}  // namespace

TEST_CASE("keys: a proof with the code of today is read, twice the same", "[V-SLT-6]") {
  Desk desk;
  const std::string code = desk.code();
  CHECK(desk.ask(aud, organisation, code) == "200");
  CHECK(desk.ask(aud, organisation, code) == "200");
}

TEST_CASE("keys: the same key for two organisations", "[V-SLT-5]") {
  Desk desk;
  const auto& known = desk.world.key;  // registered for the partner
  for (const std::string_view oin : {NodeWorld::receiver_oin, NodeWorld::partner_oin})
    CHECK(desk.read(zegel::event::sign_key_request(known, aud, oin, desk.code(oin))) ==
          "409 V-SLT-5 /kid");
}

TEST_CASE("keys: a proof with an old nonce", "[V-SLT-6]") {
  Desk desk;
  const std::int64_t day = api::KeyCodes::lifetime_ms;
  CHECK(desk.ask(aud, organisation, desk.code(organisation, day)) == "422 V-SLT-6 /nonce");
  CHECK(desk.ask(aud, organisation, desk.code(organisation, day - 60'000)) == "200");
  CHECK(desk.ask(aud, organisation, "AAAAAAAAAAAAAAAAAAAAAA") == "422 V-SLT-6 /nonce");
}

TEST_CASE("keys: a code that another key has used", "[V-SLT-6]") {
  Desk desk;
  const std::string code = desk.code();
  CHECK(desk.ask(aud, organisation, code) == "200");
  desk.key = crypto::SigningKey::generate();
  CHECK(desk.ask(aud, organisation, code) == "422 V-SLT-6 /nonce");
}

TEST_CASE("keys: a proof for another organisation than its code", "[V-SLT-6]") {
  Desk desk;
  CHECK(desk.ask(aud, NodeWorld::own_oin, desk.code()) == "422 V-SLT-6 /nonce");
}

TEST_CASE("keys: a proof for another ledger", "[V-SLT-6]") {
  Desk desk;
  CHECK(desk.ask("oefen.ander", organisation, desk.code()) == "422 V-SLT-6 /nonce");
}
