// P8: a page of 50 rows of the disclosure trail of one casus, at random places in that trail.
//
//   trail --map DIR --casus ID [--bladzijden 2000] [--openen 40]
//
// Three things, in microseconds: the page as the route makes it (rights, query, projections, text),
// without a socket; the opening of the sealed content of its 50 events, as a raadpleging does it
// after it was recorded; the page over HTTP, one client, keep-alive, in this process. Each also as
// the CPU of the asking thread, which other work on the machine disturbs less. A walk over the
// whole trail comes first and gives the cursors: no page is cold, and none of it is counted.
#include <algorithm>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "api/handlers/shown_event.h"
#include "api/http/client.h"
#include "api/http/host.h"
#include "api/http/server.h"
#include "api/http/target.h"
#include "api/service.h"
#include "tests/bench/bench_io.h"
#include "tests/support/node_world.h"
#include "tests/support/seeded_random.h"

namespace api = zegel::api;
namespace base = zegel::base;
namespace http = zegel::http;
namespace node = zegel::node;
namespace projections = zegel::projections;

namespace {

constexpr std::size_t page_rows = 50;

template <class T, class E>
T must(std::expected<T, E> made, const char* what) {
  if (!made) std::exit(bench::complain(what));
  return std::move(*made);
}

api::Settings settings() {
  api::Settings out;
  out.practice = out.callers.practice = true;
  out.rate = {.per_second = 0, .burst = 1};
  return out;
}

// A ledger that is there, behind the service of the product.
class Ledger {
 public:
  explicit Ledger(const std::string& map)
      : node_(must(node::Node::open(zegel::tests::NodeWorld::options_in(map), clock_, applier_,
                                    [this](const zegel::store::Store& ledger) {
                                      return projections::make_judge(ledger, applier_);
                                    }),
                   "the ledger does not open")),
        services(*node_, applier_, random_, settings()),
        service_(services) {
    peer_.loopback = true;
  }

  std::string get(const std::string& target) {
    http::Request request;
    request.head = "GET";
    request.method = request.head;
    request.target = target;
    request.peer = &peer_;
    request.fields = {{"Zegel-Rol", "fg"}};
    if (!http::split_target(request)) std::exit(bench::complain("not an address"));
    if (service_.admit(request).refusal) std::exit(bench::complain("the page was refused"));
    http::Reply reply = service_.handle(request);
    if (reply.status != 200) std::exit(bench::complain("the page was not given"));
    return std::move(reply.body);
  }

  std::unique_ptr<http::Server> serve() {
    http::ServerOptions options;
    options.practice = true;
    options.api_version = api::api_version;
    options.listeners.emplace_back().address = "127.0.0.1";
    return must(http::Server::start(std::move(options), service_), "the server does not start");
  }

 private:
  base::SystemClock clock_;
  zegel::crypto::SystemRandom random_;
  projections::Projections applier_;
  std::unique_ptr<node::Node> node_;
  http::Peer peer_;

 public:
  api::Services services;

 private:
  api::Service service_;
};

boost::json::object parsed(const std::string& page) {
  return boost::json::parse(page).as_object();
}

// The addresses of pages of 50 that begin at every seventh row of the trail.
std::vector<std::string> walk(Ledger& ledger, const std::string& casus) {
  constexpr std::size_t step = 7;
  std::vector<std::string> out;
  std::string target = fmt::format("/v1/casussen/{}/verstrekkingen?limiet={}", casus, step);
  while (!target.empty()) {
    const auto links = parsed(ledger.get(target)).at("_links").as_object();
    const std::string limit = fmt::format("limiet={}", step);
    const std::size_t at = target.find(limit);
    out.push_back(target);
    out.back().replace(at, limit.size(), fmt::format("limiet={}", page_rows));
    const auto* next = links.if_contains("next");
    target = next ? std::string(next->at("href").as_string()) : "";
  }
  out.resize(out.size() - std::min(out.size(), page_rows / step + 1));  // these are not full
  if (out.empty()) std::exit(bench::complain("the trail is shorter than one page"));
  return out;
}

class Times {
 public:
  template <class Work>
  auto measure(const Work& work) {
    const double began = bench::seconds_now(), cpu = bench::thread_cpu_seconds();
    auto result = work();
    cpu_.push_back((bench::thread_cpu_seconds() - cpu) * 1e6);
    wall_.push_back((bench::seconds_now() - began) * 1e6);
    return result;
  }
  std::string json(const std::string& name) {
    return one(name, wall_) + "," + one(name + "_cpu", cpu_);
  }

 private:
  static std::string one(const std::string& name, std::vector<double>& all) {
    std::sort(all.begin(), all.end());
    const auto at = [&](double q) { return all[std::size_t(q * double(all.size() - 1))]; };
    return fmt::format("\"{0}_p50_us\":{1:.1f},\"{0}_p99_us\":{2:.1f}", name, at(0.5), at(0.99));
  }
  std::vector<double> wall_, cpu_;
};

void check_full(const std::string& page) {
  if (parsed(page).at("rijen").as_array().size() != page_rows)
    std::exit(bench::complain("a page is not full"));
}

// The 50 events of a page with their content; returns the bytes of the text.
std::size_t open_page(Ledger& ledger, const std::vector<base::Jti>& jtis) {
  std::string out;
  {
    api::JsonArray list(out);
    for (const base::Jti& jti : jtis) {
      const auto known = api::find_event(ledger.services, "regie", jti);
      if (!known) std::exit(bench::complain("an event of the page is not there"));
      const auto shown = must(api::open_shown(ledger.services, *known, {}), "content is closed");
      api::JsonObject object(list.element());
      api::append_shown(object, *known, shown);
    }
  }
  const std::size_t size = out.size();
  http::wipe(out);
  return size;
}

std::vector<base::Jti> jtis_of(const std::string& page) {
  std::vector<base::Jti> out;
  const auto object = parsed(page);
  for (const auto& row : object.at("rijen").as_array())
    out.push_back(*base::Jti::parse(row.at("jti").as_string()));
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  const bench::Arguments args(argc, argv);
  const std::size_t pages = args.number("--bladzijden", 2'000);
  Ledger ledger(args.text("--map", "bench"));
  const auto targets = walk(ledger, args.text("--casus", ""));
  zegel::tests::SeededRandom dice("P8");
  const auto somewhere = [&]() -> const std::string& {
    return targets[dice.below(targets.size())];
  };
  Times page, opening, over_http;
  for (std::size_t i = 0; i < pages; ++i) {
    const std::string& target = somewhere();
    check_full(page.measure([&] { return ledger.get(target); }));
  }
  for (std::size_t i = args.number("--openen", 40); i > 0; --i) {
    const auto jtis = jtis_of(ledger.get(somewhere()));
    opening.measure([&] { return open_page(ledger, jtis); });
  }
  const auto server = ledger.serve();
  http::ClientOptions to;
  to.base_url = "http://" + server->bound().front().address;
  http::Client client(to);
  for (std::size_t i = 0; i < pages; ++i) {
    const std::string& target = somewhere();
    const auto answer = must(over_http.measure([&] {
      return client.request("GET", target, {{"Zegel-Rol", "fg"}});
    }), "no answer");
    check_full(answer.body);
  }
  server->stop();
  bench::print(fmt::format("{{\"bladzijden\":{},{},{},{}}}\n", pages, page.json("bladzijde"),
                           opening.json("openen"), over_http.json("http")));
  return 0;
}
