// zegel oefen start | opnieuw | klok | ...: the practice ledger (console.md 13).
#include <fmt/format.h>

#include <boost/json/serialize.hpp>

#include "ledger/base/moment.h"
#include "tools/zegel/oefen/knoei.h"
#include "tools/zegel/oefen/opening.h"
#include "tools/zegel/oefen/start.h"
#include "tools/zegel/oefen/try_out.h"
#include "tools/zegel/service.h"
#include "tools/zegel/verbs.h"

namespace zegel::cli {
namespace {

Outcome<Exit> again(const Context& context, const oefen::StartOptions& options) {
  TRY_DO(oefen::wipe(oefen::practice_of(context)));
  return oefen::start(context, options);
}

// The running practice ledger, over its socket.
Outcome<Service> running(const Context& context) {
  const oefen::Practice practice = oefen::practice_of(context);
  std::error_code ignored;
  if (std::filesystem::exists(practice.socket(), ignored))
    return Service({{}, practice.socket().string(), {}});
  return stop(Exit::not_found, "Er draait geen oefenlogboek",
              fmt::format("Ik keek in {}", practice.map.string()), {}, "zegel oefen start");
}

Outcome<Exit> set_clock(const Context& context, const std::string& moment) {
  if (!base::parse_moment(moment))
    return stop(Exit::usage, "Dit is geen tijdstip", {}, {},
                "zegel oefen klok 2026-01-15T09:00:00+01:00");
  TRY(service, running(context));
  const boost::json::object body{{"op", moment}, {"loopt", true}};
  TRY(answer, service.post_json("/v1/oefen/klok", boost::json::serialize(body)));
  const std::string clock(answer.at("klok").as_string());
  context.terminal.data(clock);
  context.terminal.object("oefen-klok", {{"klok", clock}});
  return Exit::yes;
}

void declare_knoei(CLI::App& group, Chosen& chosen) {
  auto& options = chosen.keep<oefen::TamperOptions>();
  auto* verb = add_verb(group, "knoei", "verander een kopie stiekem en zie dat het opvalt", chosen,
                        [&options](const Context& context) {
                          return oefen::tamper(context, options);
                        });
  verb->add_option("--byte", options.byte, "alleen deze byte van de kopie, vanaf 0");
  verb->add_option("--aantal", options.count, "zoveel willekeurige bytes (standaard 40)");
}

void start_options(CLI::App& verb, oefen::StartOptions& options) {
  verb.add_flag("--check", options.check, "in een nieuwe map: controleer alles en stop");
  verb.add_option("--poort", options.port, "eerste poort om te proberen (standaard 8080)");
  verb.add_option("--aanroep", options.called, "hoe u mij aanroept, voor de tips")->group("");
}

}  // namespace

void declare_oefen(CLI::App& app, Chosen& chosen) {
  auto& starting = chosen.keep<oefen::StartOptions>();
  const auto begin = [&starting](const Context& context) {
    return oefen::start(context, starting);
  };
  // Without a further word it starts.
  auto* group = add_verb(app, "oefen", "een oefenlogboek met verzonnen mensen", chosen, begin);
  group->require_subcommand(0, 1);
  start_options(*group, starting);
  start_options(*add_verb(*group, "start", "start het oefenlogboek; draait tot Ctrl-C", chosen,
                          begin),
                starting);
  auto& anew = chosen.keep<oefen::StartOptions>();
  start_options(*add_verb(*group, "opnieuw", "wis het oefenlogboek en begin opnieuw", chosen,
                          [&anew](const Context& context) { return again(context, anew); }),
                anew);
  add_verb(*group, "controleer", "controleer het hele oefenlogboek", chosen, oefen::check_all);
  add_verb(*group, "stuur", "stuur een verstrekking als partner", chosen, oefen::send_one);
  declare_knoei(*group, chosen);
  auto& pem = chosen.keep<std::string>();
  add_verb(*group, "meedoen", "doe mee met uw eigen sleutel", chosen,
           [&pem](const Context& context) { return oefen::admit_key(context, pem); })
      ->add_option("bestand", pem, "PEM-bestand van zegel sleutel maak")
      ->required();
  auto& moment = chosen.keep<std::string>();
  add_verb(*group, "klok", "zet de oefenklok vooruit", chosen,
           [&moment](const Context& context) { return set_clock(context, moment); })
      ->add_option("tijdstip", moment, "bijvoorbeeld 2026-01-15T09:00:00+01:00")
      ->required();
}

}  // namespace zegel::cli
