// E1 of envelop.md 15: a batch holds what one group commit holds, or nothing of it is read.
#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include "api/handlers/batch.h"
#include "api/service.h"
#include "tests/support/node_world.h"
#include "tests/support/temp_dir.h"

namespace api = zegel::api;
namespace http = zegel::http;

TEST_CASE("E1: a batch of 257 lines", "[V-GRO-1]") {
  const zegel::test::TempDir directory;
  zegel::base::ScriptClock clock{1'772'445'600};
  zegel::tests::NodeWorld world(directory.path(), clock);
  zegel::crypto::SystemRandom random;
  api::Services services(world.node(), world.projections(), random, {});
  const std::string good = world.informed(world.casus()) + "\n";
  const auto size = [&] { return world.node().sequencer().register_view("regie").size; };
  const auto before = size();

  const http::Peer peer;
  http::Request request;
  request.peer = &peer;
  for (int line = 0; line < 257; ++line) request.body += good;
  const http::Reply reply = api::post_batch(
      {request, api::routes()[0], zegel::auth::Caller{}, api::PathArguments{}, services});
  INFO(reply.body);
  CHECK(reply.status == 413);
  CHECK(boost::json::parse(reply.body).at("fouten").at(0).at("code").as_string() == "V-GRO-1");
  CHECK_FALSE(reply.later);  // nothing is on its way
  CHECK(size() == before);
}
