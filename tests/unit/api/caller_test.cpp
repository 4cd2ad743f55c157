#include "api/auth/caller.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "tests/support/checkout.h"

namespace auth = zegel::auth;
namespace base = zegel::base;
namespace http = zegel::http;
using zegel::catalogue::Role;

namespace {

struct Knock {
  http::Peer peer;
  http::Request request;
  auth::Rules rules{
      .practice = true, .socket_uid = 1000u, .socket_gid = {}, .proxies = {},
      .socket_medewerker = {}};

  Knock& with(std::string_view name, std::string_view value) {
    request.fields.push_back({name, value});
    return *this;
  }
  auto caller() {
    request.peer = &peer;
    return auth::resolve_caller(request, rules);
  }
  std::string_view refused() {
    const auto outcome = caller();
    return outcome ? std::string_view("-") : outcome.error().slug;
  }
};

// As a proxy writes it (RFC 9440): the base64 of the DER between colons.
std::string client_cert(const std::string& name) {
  std::ifstream file(in_checkout("tests/vectors/tls/") + name);
  std::string out = ":", line;
  while (std::getline(file, line))
    if (!line.starts_with("-----")) out += line;
  return out + ":";
}

}  // namespace

TEST_CASE("without anything nobody in particular calls", "[api]") {
  const auto caller = Knock().caller();
  REQUIRE(caller);
  CHECK_FALSE(caller->role);
}

TEST_CASE("a role header names role and medewerker in oefenmodus", "[api]") {
  const auto anna = Knock().with("Zegel-Rol", "fg; medewerker=anna").caller();
  REQUIRE(anna);
  CHECK(anna->is(Role::fg));
  CHECK(anna->medewerker == auth::practice_handle("anna"));
  const auto fixed = Knock().with("zegel-rol", "privacy-officer").caller();
  REQUIRE(fixed);
  CHECK(fixed->medewerker == auth::practice_handle("privacy-officer"));
  const auto partner = Knock().with("Zegel-Rol", "partner; oin=00000099000000002000").caller();
  REQUIRE(partner);
  CHECK(partner->is(Role::partner));
  CHECK(partner->oin == "00000099000000002000");
  CHECK_FALSE(partner->certified);
}

TEST_CASE("a role header that is not of the list is 400", "[api]") {
  for (const char* header :
       {"koning", "fg; medewerker=Anna", "fg; medewerker=", "fg; naam=anna", "fg; medewerker=a b",
        "partner", "partner; oin=1", "fg; medewerker=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}) {
    INFO(header);
    CHECK(Knock().with("Zegel-Rol", header).refused() == "ongeldig-verzoek");
  }
}

TEST_CASE("outside oefenmodus a role header is refused", "[api]") {
  Knock knock;
  knock.rules.practice = false;
  CHECK(knock.with("Zegel-Rol", "fg").refused() == "alleen-in-oefenmodus");
}

TEST_CASE("the practice token is for tools without other headers", "[api]") {
  const auto caller = Knock().with("Authorization", "Bearer oefen-fg").caller();
  REQUIRE(caller);
  CHECK(caller->is(Role::fg));
  CHECK(Knock().with("Authorization", "Bearer oefen-partner").refused() == "niet-aangemeld");
  CHECK(Knock().with("Authorization", "Basic b2VmZW4tZmc=").refused() == "niet-aangemeld");
  Knock real;
  real.rules.practice = false;
  CHECK(real.with("Authorization", "Bearer oefen-fg").refused() == "niet-aangemeld");
}

TEST_CASE("the socket is beheerder for its own user and for nobody else", "[api]") {
  Knock knock;
  knock.peer.uid = 1000u;
  REQUIRE(knock.caller());
  CHECK(knock.caller()->is(Role::beheerder));
  knock.peer.uid = 1001u;
  CHECK_FALSE(knock.caller()->role);
  knock.rules.socket_gid = 50u;
  knock.peer.gid = 50u;
  CHECK(knock.caller()->is(Role::beheerder));
}

TEST_CASE("outside oefenmodus the socket has the medewerker that the settings name", "[api]") {
  Knock knock;
  knock.rules.practice = false;
  knock.peer.uid = 1000u;
  CHECK_FALSE(knock.caller()->medewerker);
  knock.rules.socket_medewerker = auth::practice_handle("b");
  CHECK(knock.caller()->medewerker == auth::practice_handle("b"));
}

TEST_CASE("a certificate makes a partner", "[api]") {
  Knock knock;
  knock.rules.practice = false;
  knock.peer.certificate_oin = "00000099000000002000";
  const auto caller = knock.caller();
  REQUIRE(caller);
  CHECK(caller->is(Role::partner));
  CHECK(caller->certified);
}

TEST_CASE("a Client-Cert header counts from a trusted proxy for partners only", "[api]") {
  const std::string partner = client_cert("partner.pem");
  CHECK(Knock().with("Client-Cert", partner).refused() == "ongeldig-verzoek");
  Knock knock;
  knock.rules.proxies = {"10.0.0.5"};
  knock.peer.address = "10.0.0.5";
  knock.with("Client-Cert", partner);
  CHECK(knock.refused() == "ongeldig-verzoek");
  knock.peer.listener = http::Listener::partners;
  knock.peer.certificate_oin = "00000099000000099000";  // the proxy's own
  const auto caller = knock.caller();
  REQUIRE(caller);
  CHECK(caller->is(Role::partner));
  CHECK(caller->oin == "00000099000000002000");
  CHECK(caller->certified);
  knock.peer.address = "10.0.0.6";
  CHECK(knock.refused() == "ongeldig-verzoek");
}

TEST_CASE("a Client-Cert header that is no certificate with one OIN is 400", "[api]") {
  const std::string partner = client_cert("partner.pem");
  for (const std::string& header :
       {std::string(":MIIB:"), std::string("::"), std::string(":"), std::string("x"),
        partner.substr(1), client_cert("zonder-oin.pem"), ":" + partner + ":"}) {
    Knock knock;
    knock.rules.proxies = {"10.0.0.5"};
    knock.peer.address = "10.0.0.5";
    knock.peer.listener = http::Listener::partners;
    CHECK(knock.with("Client-Cert", header).refused() == "ongeldig-verzoek");
  }
}

TEST_CASE("the handle of a practice medewerker is fixed", "[api]") {
  // First 16 bytes of SHA-256("zegel oefen medewerker/fg"), by sha256sum.
  CHECK(base::hex(auth::practice_handle("fg").view()) == "c8c6eaa72e8a774a46e8a6eb43da6fbc");
}
