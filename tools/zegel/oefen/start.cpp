#include "tools/zegel/oefen/start.h"

#include <fmt/format.h>
#include <stdlib.h>

#include <cstdlib>

#include "ledger/base/clock.h"
#include "tools/zegel/files.h"
#include "tools/zegel/ledger_facts.h"
#include "tools/zegel/oefen/examine.h"
#include "tools/zegel/oefen/opening.h"
#include "tools/zegel/oefen/server.h"
#include "tools/zegel/oefen/tell.h"
#include "tools/zegel/stores.h"
#include "tools/zegel/version.h"

namespace zegel::cli::oefen {
namespace {

constexpr const char* verb = "oefen-start";

class Stopwatch {
 public:
  double seconds() const { return static_cast<double>(base::monotonic_ms() - start_) / 1'000; }
  std::string text() const {
    std::string out = fmt::format("{:.1f} s", seconds());
    out.replace(out.find('.'), 1, ",");
    return out;
  }

 private:
  std::int64_t start_ = base::monotonic_ms();
};

// A new directory on disk, gone at the end: /tmp may be memory.
class FreshDirectory {
 public:
  static Outcome<FreshDirectory> make() {
    std::string pattern = "/var/tmp/zegel-oefen-XXXXXX";
    if (::mkdtemp(pattern.data())) return FreshDirectory(pattern);
    return stop(Exit::error, "Er is geen plaats voor een nieuwe map onder /var/tmp");
  }
  FreshDirectory(FreshDirectory&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  FreshDirectory& operator=(FreshDirectory&&) = delete;
  ~FreshDirectory() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  explicit FreshDirectory(std::string path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

void line(const Terminal& terminal, std::string_view text, const std::string& time = {}) {
  terminal.data(time.empty() ? fmt::format("  ✔ {}", text)
                             : fmt::format("  ✔ {:<66}{}", text, time));
}

struct Told {
  std::uint64_t events = 0;    // that the ledger must hold now
  std::size_t refused = 0;
  std::size_t opened = 0;
};

Outcome<Told> tell(const Context& context, const Practice& practice, const Server& server,
                   const Signals& signals) {
  const Stopwatch watch;
  Service as_anyone({server.url(), {}, {}});
  TRY(before, count_events(as_anyone));
  Teller teller(practice, server.url(), signals);
  TRY_DO(teller.tell_all());
  TRY_DO(teller.run_on());
  Service as_fg({server.url(), {}, "fg"});
  TRY(facts, facts_of(as_fg, "toezicht"));
  TRY_DO(write_text(practice.policy(), facts.policy));
  TRY_DO(write_text(practice.told(), fmt::format("zegel {}\n", version)));
  line(context.terminal,
       fmt::format("{} gebeurtenissen van {} partners en de eigen organisatie", teller.posted(),
                   teller.partners()),
       watch.text());
  line(context.terminal, fmt::format("{} verzoeken geweigerd, elk met de code die daarbij hoort",
                                     teller.refused()));
  line(context.terminal, fmt::format("{} keer keek of zocht iemand, elke keer eerst vastgelegd",
                                     teller.opened()));
  return Told{before + teller.posted(), teller.refused(), teller.opened()};
}

std::string sizes_text(const Findings& found) {
  std::string out;
  for (const auto& [name, size] : found.sizes)
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", name, size);
  return out;
}

Outcome<Findings> examine(const Context& context, const Practice& practice, const Server& server,
                          const Told& told) {
  const Stopwatch watch;
  Service as_fg({server.url(), {}, "fg"});
  TRY(found, examine_all(as_fg));
  if (found.events != told.events)
    found.faults.push_back(fmt::format("er staan {} gebeurtenissen in het logboek, niet {}",
                                       found.events, told.events));
  TRY(pairs, verify_kept(practice, found.policy));
  line(context.terminal, fmt::format("controlepunten ondertekend: {}", sizes_text(found)));
  line(context.terminal,
       fmt::format("{} van {} gebeurtenissen bewezen met hun ontvangstbewijs", found.verified,
                   found.events),
       watch.text());
  context.terminal.detail(fmt::format("{} partnerbestanden klopten met hun inhoud", pairs));
  return found;
}

std::unexpected<Stop> faults_stop(const Findings& found) {
  Stop out;
  out.exit = Exit::no;
  out.what = "Het oefenlogboek klopt niet";
  for (const std::string& fault : found.faults) out.complaints.push_back({"", "", fault, ""});
  return std::unexpected(std::move(out));
}

boost::json::object summary(const Findings& found, const Told& told, const std::string& url) {
  boost::json::object sizes;
  for (const auto& [name, size] : found.sizes) sizes[name] = size;
  return {{"gebeurtenissen", found.events},    {"ontvangstbewijzen", found.receipts},
          {"geverifieerd", found.verified},    {"geweigerd", told.refused},
          {"ingezien", told.opened},           {"controlepunt", sizes},
          {"url", url},                        {"goed", found.good()}};
}

void hints(const Terminal& terminal, const StartOptions& options, const std::string& url) {
  int number = 0;
  const auto row = [&](std::string_view word, std::string_view what) {
    const std::string_view heading = number == 0 ? "Probeer" : "";
    terminal.data(fmt::format("  {:<9} {} {:<24} {}", heading, ++number,
                              options.called + " " + std::string(word), what));
  };
  terminal.data(fmt::format("  API       {}/v1/registers   (beschrijving: /v1/openapi.json)", url));
  row("controleer", "controleer het hele logboek zelf");
  row("knoei", "verander stiekem één byte en zie wat er gebeurt");
  row("stuur", "stuur een verstrekking als partner, krijg een bewijs");
  terminal.data(fmt::format("  Stoppen Ctrl-C · wissen: {} opnieuw", options.called));
}

void headline(const Terminal& terminal) {
  terminal.data(fmt::format("  Zegel {} - oefenomgeving (alleen op deze computer, geen echte "
                            "gegevens)", version));
}

// The stores themselves, with nobody serving: every row against every other, all content opened.
Outcome<void> look_inside(const Context& context, const Practice& practice, Findings& found) {
  const Stopwatch watch;
  TRY(options, options_of(practice));
  TRY(lock, lock_of(options));
  TRY(stores, Stores::open(options));
  const auto report = stores->check([&](const sequencer::Difference& each) {
    found.faults.push_back(fmt::format("{}: {}", each.reg, each.sentence));
  });
  line(context.terminal,
       fmt::format("{} regels en hun inhoud nagelezen in de opslag: {} verschillen",
                   report.leaves, report.differences),
       watch.text());
  return {};
}

// ZEGEL_DEMO_UIT: every event with its receipt and the policy, for verifiers that others wrote.
Outcome<void> keep_in(const std::filesystem::path& kept, const Practice& practice,
                      const Server& server) {
  Service as_fg({server.url(), {}, "fg"});
  TRY_DO(keep_all(as_fg, practice));
  using std::filesystem::copy_options;
  std::error_code failed;
  std::filesystem::create_directories(kept, failed);
  std::filesystem::copy(practice.proofs(), kept,
                        copy_options::recursive | copy_options::overwrite_existing, failed);
  std::filesystem::copy_file(practice.policy(), kept / "beleid.policy",
                             copy_options::overwrite_existing, failed);
  if (!failed) return {};
  return stop(Exit::error, fmt::format("Bewaren in {} lukt niet", kept.string()),
              failed.message());
}

Outcome<Exit> run_check(const Context& context) {
  TRY(fresh, FreshDirectory::make());
  const Practice practice{fresh.path() / "oefen"};
  const Signals signals;
  headline(context.terminal);
  TRY_DO(make_directories(practice));
  TRY_DO(open_registers(practice));
  TRY(server, Server::start(practice, 0));
  TRY(told, tell(context, practice, server, signals));
  TRY(found, examine(context, practice, server, told));
  if (const char* kept = std::getenv("ZEGEL_DEMO_UIT"))
    TRY_DO(keep_in(kept, practice, server));
  const std::string url = server.url();
  if (server.stop() != 0) return stop(Exit::error, "zegeld stopte niet netjes");
  TRY_DO(look_inside(context, practice, found));
  if (!found.good()) return faults_stop(found);
  context.terminal.object(verb, summary(found, told, url));
  return Exit::yes;
}

Outcome<Exit> run_serve(const Context& context, const StartOptions& options) {
  const Practice practice = practice_of(context);
  TRY_DO(must_be_free(practice));
  const Found earlier = look_at(practice);
  if (earlier == Found::unfinished) {
    context.terminal.talk("Een eerder begin is niet afgemaakt; ik begin opnieuw.");
    TRY_DO(wipe(practice));
  }
  const Signals signals;
  headline(context.terminal);
  TRY_DO(make_directories(practice));
  if (earlier != Found::told) TRY_DO(open_registers(practice));
  TRY(server, Server::start(practice, options.port));
  if (!server.url().ends_with(fmt::format(":{}", options.port)))
    context.terminal.talk(fmt::format("  Poort {} is bezet; ik neem {}.", options.port,
                                      server.url().substr(server.url().rfind(':') + 1)));
  if (earlier == Found::told) {
    Teller teller(practice, server.url(), signals);
    TRY_DO(teller.run_on());
    line(context.terminal, "het oefenlogboek van de vorige keer");
  } else {
    TRY(told, tell(context, practice, server, signals));
    TRY(found, examine(context, practice, server, told));
    if (!found.good()) return faults_stop(found);
  }
  hints(context.terminal, options, server.url());
  context.terminal.object(verb, {{"url", server.url()}, {"goed", true}});
  TRY_DO(server.serve(signals));
  return Exit::yes;
}

}  // namespace

Outcome<Exit> start(const Context& context, const StartOptions& options) {
  return options.check ? run_check(context) : run_serve(context, options);
}

}  // namespace zegel::cli::oefen
