// What the ledger answers, as the command line understands it.
#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include "tools/zegel/receipt.h"

namespace cli = zegel::cli;
namespace http = zegel::http;

namespace {

cli::Outcome<void> accept(int status, const std::string& body) {
  http::ClientReply reply;
  reply.status = status;
  reply.body = body;
  return cli::accept_reply(reply);
}

}  // namespace

TEST_CASE("every status has one exit code") {
  const std::vector<std::pair<int, cli::Exit>> table = {
      {400, cli::Exit::no},       {422, cli::Exit::no},          {401, cli::Exit::not_allowed},
      {403, cli::Exit::not_allowed}, {404, cli::Exit::not_found}, {405, cli::Exit::not_found},
      {413, cli::Exit::usage},    {415, cli::Exit::usage},       {406, cli::Exit::usage},
      {409, cli::Exit::conflict}, {410, cli::Exit::conflict},    {412, cli::Exit::conflict},
      {429, cli::Exit::later},    {503, cli::Exit::later},       {500, cli::Exit::error}};
  for (const auto& [status, exit] : table) {
    INFO(status);
    CHECK(cli::exit_of_status(status) == exit);
    const auto refused = accept(status, "{}");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().exit == exit);
  }
  CHECK(accept(200, ""));
  CHECK(accept(202, ""));
}

TEST_CASE("een probleem wordt overgenomen met al zijn fouten", "[I8]") {
  const auto refused = accept(422, R"({"title":"Grondslag klopt niet","detail":"Kies een andere.",
      "fouten":[{"code":"V-VER-1","veld":"/inhoud/grondslagGeheim","uitleg":"Grondslag klopt niet",
                 "oplossing":"Kies een toegestane combinatie"},{"code":"V-SCH-2"}]})");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().what == "Grondslag klopt niet (422)");
  CHECK(refused.error().why == "Kies een andere.");
  REQUIRE(refused.error().complaints.size() == 2);
  CHECK(refused.error().complaints[0].veld == "/inhoud/grondslagGeheim");
  CHECK(refused.error().complaints[1].code == "V-SCH-2");
}

TEST_CASE("an answer that is no problem document still gives its status") {
  const auto refused = accept(503, "<html>");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().what == "Het logboek antwoordt 503");
  CHECK(accept(500, R"({"title":7,"fouten":[3]})").error().what == "Het logboek antwoordt 500");
}

TEST_CASE("een ontvangst noemt kenmerk, plaats en bewijs") {
  const auto full = cli::read_ontvangst(
      R"({"jti":"AAAAAAAAAAAAAAAAAAAAAA","register":"regie","volgnummer":7,"stand":"bewezen",
          "toestand":"volledig","ontvangstbewijs":"c2sp.org/tlog-proof@v1\n"})");
  REQUIRE(full);
  CHECK(full->volgnummer == 7);
  CHECK(full->bewijs == "c2sp.org/tlog-proof@v1\n");
  const auto early = cli::read_ontvangst(R"({"jti":"A","ontvangstbewijs":null})");
  REQUIRE(early);
  CHECK(early->bewijs.empty());
  CHECK_FALSE(cli::read_ontvangst(R"({"register":"regie"})"));
  CHECK_FALSE(cli::read_ontvangst("[]"));
  CHECK_FALSE(cli::read_ontvangst("geen json"));
}

TEST_CASE("a receipt stands beside its event") {
  CHECK(cli::receipt_path("map/a.sd-jwt") == "map/a.tlog-proof");
  CHECK(cli::receipt_path("a") == "a.tlog-proof");
}

TEST_CASE("the address of the ledger: what is typed goes before what is found") {
  cli::Context context;
  context.url = "http://127.0.0.1:1";
  context.map = "/bestaat/niet";
  CHECK(cli::find_address(context, true)->url == "http://127.0.0.1:1");
  context.url.clear();
  context.socket = "/run/eigen.sock";
  CHECK(cli::find_address(context, false)->socket == "/run/eigen.sock");
  context.as_role = "fg";
  CHECK(cli::find_address(context, false)->role == "fg");
}
