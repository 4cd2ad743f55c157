#include "api/router.h"

#include <catch2/catch.hpp>

namespace api = zegel::api;
namespace http = zegel::http;
using api::Router;
using http::Listener;

namespace {

http::Reply nothing(const api::Call&) { return {}; }

constexpr http::Listeners everywhere =
    http::bit(Listener::console) | http::bit(Listener::beheer);

api::Route row(std::string_view name, api::Method method, std::string_view pattern,
               http::Listeners listeners = everywhere) {
  api::Route out;
  out.name = name;
  out.method = method;
  out.pattern = pattern;
  out.listeners = listeners;
  out.handler = nothing;
  return out;
}

const api::Route table[] = {
    row("een", api::Method::get, "/v1/dingen/{ding}"),
    row("nieuw", api::Method::post, "/v1/dingen"),
    row("lijst", api::Method::get, "/v1/dingen"),
    row("zoek", api::Method::post, "/v1/dingen/_zoek"),
    row("deel", api::Method::get, "/v1/dingen/{ding}/delen/{deel}"),
    row("pad", api::Method::get, "/log/{register}/tile/{pad*}"),
    row("regels", api::Method::get, "/log/{register}/tile/entries/{pad*}"),
    row("beheer", api::Method::get, "/metrics", http::bit(Listener::beheer)),
};

std::string_view found(std::string_view method, std::string_view path,
                       Listener listener = Listener::console) {
  const auto match = Router(table).find(method, path, listener);
  return match.route ? match.route->name : std::string_view("-");
}

}  // namespace

TEST_CASE("a path leads to one row", "[api]") {
  CHECK(found("GET", "/v1/dingen") == "lijst");
  CHECK(found("POST", "/v1/dingen") == "nieuw");
  CHECK(found("GET", "/v1/dingen/abc") == "een");
  CHECK(found("HEAD", "/v1/dingen/abc") == "een");
  CHECK(found("POST", "/v1/dingen/_zoek") == "zoek");
  CHECK(found("GET", "/log/regie/tile/0/x001/067.p/3") == "pad");
  CHECK(found("GET", "/log/regie/tile/entries/x001/067") == "regels");
}

TEST_CASE("a path that is not exactly a row's does not exist", "[api]") {
  for (const char* path :
       {"/", "/v1", "/v1/dingen/", "/v1//dingen", "/v1/dingen/a/delen", "/V1/dingen", "v1/dingen",
        "/log/regie/tile", "/v1/dingen/a/delen/b/c"}) {
    INFO(path);
    const auto match = Router(table).find("GET", path, Listener::console);
    CHECK(match.route == nullptr);
    CHECK(match.allow.empty());
  }
}

TEST_CASE("the ids of a path come in the order of the pattern", "[api]") {
  const Router router(table);
  const auto match = router.find("GET", "/v1/dingen/x/delen/y", Listener::console);
  REQUIRE(match.path.count == 2);
  CHECK(match.path[0] == "x");
  CHECK(match.path[1] == "y");
  CHECK(match.path[2].empty());
  const auto rest = router.find("GET", "/log/regie/tile/0/x001/067.p/3", Listener::console);
  CHECK(rest.path[0] == "regie");
  CHECK(rest.path[1] == "0/x001/067.p/3");
}

TEST_CASE("another method is told which ones there are", "[api]") {
  const Router router(table);
  CHECK(router.find("DELETE", "/v1/dingen", Listener::console).allow == "POST, GET, HEAD");
  CHECK(router.find("POST", "/v1/dingen/abc", Listener::console).allow == "GET, HEAD");
  CHECK(router.find("get", "/v1/dingen/abc", Listener::console).allow == "GET, HEAD");
}

TEST_CASE("a listener that does not serve a path does not know it", "[api]") {
  CHECK(found("GET", "/metrics", Listener::beheer) == "beheer");
  const auto match = Router(table).find("GET", "/metrics", Listener::console);
  CHECK(match.route == nullptr);
  CHECK(match.allow.empty());
}

TEST_CASE("the table of the product has a row for each of its own paths", "[api]") {
  const Router router(api::routes());
  for (const api::Route& route : api::routes()) {
    std::string path(route.pattern);
    for (std::size_t at = path.find('{'); at != std::string::npos; at = path.find('{'))
      path.replace(at, path.find('}', at) - at + 1, "waarde");
    for (const Listener listener :
         {Listener::console, Listener::partners, Listener::beheer, Listener::sok}) {
      INFO(route.name);
      const auto match =
          router.find(route.method == api::Method::get ? "GET" : "POST", path, listener);
      CHECK((match.route == &route) == http::has(route.listeners, listener));
    }
  }
}
