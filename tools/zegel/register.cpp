// zegel register open | overnemen | toon: the birth of a register (logboek.md 5), another active
// node (14), and its state. verhuis and herstel stand in verhuis.cpp.
#include <fmt/format.h>

#include <boost/json/array.hpp>

#include "ledger/base/moment.h"
#include "ledger/crypto/random.h"
#include "ledger/node/key_files.h"
#include "projections/projections.h"
#include "tools/zegel/files.h"
#include "tools/zegel/installation.h"
#include "tools/zegel/key_file.h"
#include "tools/zegel/service.h"
#include "tools/zegel/verbs.h"

namespace zegel::cli {
namespace {

struct TakeOverOptions {
  std::string reason;
  std::string beheerder;
  std::string privacy_officer;
  bool without_carrier = false;
  bool dry_run = false;
  bool yes = false;
};

struct OpenOptions {
  std::string reg;
  std::string date;
  std::string beheerder;
  std::string privacy_officer;
  bool topics_only = false;
  bool dry_run = false;
  bool yes = false;
};

constexpr std::string_view home = "toezicht";

std::vector<node::FirstUser> named(const std::string& beheerder,
                                   const std::string& privacy_officer) {
  crypto::SystemRandom random;
  return {{catalogue::Role::beheerder, {random.bytes<16>()}, beheerder},
          {catalogue::Role::privacy_officer, {random.bytes<16>()}, privacy_officer}};
}

Outcome<std::vector<node::FirstUser>> first_users(const OpenOptions& options) {
  if (options.reg != home) return std::vector<node::FirstUser>{};
  if (options.beheerder.empty() || options.privacy_officer.empty())
    return stop(Exit::usage, "Wie beheert dit logboek?",
                "Bij toezicht horen de eerste beheerder en de eerste privacy-officer.", {},
                "zegel register open toezicht --beheerder NAAM --privacy-officer NAAM");
  return named(options.beheerder, options.privacy_officer);
}

// What a person writes down or reads aloud: nobody can be asked for it later.
Outcome<void> show_keys(const Context& context, const node::Options& options) {
  const auto house = node::read_house_key(options.keys);
  if (!house) return std::unexpected(stop_of(house.error(), "De huissleutel is niet te lezen"));
  context.terminal.data(fmt::format("huissleutel   {}", fingerprint_groups(house->kid())));
  TRY(policy, policy_text(options));
  context.terminal.data(policy);
  context.terminal.object("register-open", {{"huissleutel", house->kid().text()},
                                            {"vingerafdruk", fingerprint_groups(house->kid())},
                                            {"beleid", policy}});
  return {};
}

// Apart, for it may be another principal that makes them (kafka.md 7).
Outcome<Exit> open_topics(const Context& context, const node::Options& installation) {
  if (auto made = node::make_topics(installation); !made)
    return std::unexpected(stop_of(made.error()));
  context.terminal.talk("De topics zijn er. Draai de opdracht nu zonder --alleen-topics.");
  context.terminal.object("register-open", {{"alleenTopics", true}});
  return Exit::yes;
}

Outcome<Exit> open(const Context& context, const OpenOptions& options) {
  TRY(installation, installation_of(context));
  if (options.topics_only && !options.dry_run) return open_topics(context, installation);
  TRY(users, first_users(options));
  base::SystemClock clock;
  const std::string today = base::format_moment_utc(clock.now()).substr(0, 10);
  if (options.dry_run) {
    context.terminal.talk(fmt::format("Proef: ik zou register {} van {} openen in {}.",
                                      options.reg, installation.ledger_id,
                                      installation.data.string()));
    context.terminal.object("register-open", {{"proef", true}, {"register", options.reg}});
    return Exit::yes;
  }
  TRY_DO(context.terminal.confirm(
      fmt::format("Register {} van {} krijgt zijn eerste regel, voorgoed.", options.reg,
                  installation.ledger_id),
      options.yes));
  projections::Projections projections;
  const node::Opening opening{options.reg, clock.now(),
                              options.date.empty() ? today : options.date, users};
  const auto opened = node::open_register(
      installation, opening, clock, projections,
      [&](const store::Store& ledger) { return projections::make_judge(ledger, projections); });
  if (!opened) return std::unexpected(stop_of(opened.error()));
  context.terminal.talk(fmt::format("Register {} van {} is open.", options.reg,
                                    installation.ledger_id));
  TRY_DO(show_keys(context, installation));
  return Exit::yes;
}

// What no key can bring back (besluit 0031). Said whatever was agreed to before.
constexpr std::string_view lost_for_ever =
    "LET OP: geen enkele drager heeft een hoofdsleutel.\n"
    "  Zonder die sleutel is dit voor altijd kwijt, ook als u later nog een drager vindt:\n"
    "  - de inhoud van alle berichten tot nu toe. Zij krijgen de toestand `ontbreekt`;\n"
    "  - wie de partners zijn, hun sleutels, en wie mag aanmelden. U registreert ze opnieuw.\n"
    "  Dit blijft: elke regel, elk bewijs en elk ontvangstbewijs. Nieuwe berichten krijgen een\n"
    "  nieuwe hoofdsleutel. Meld dit verlies bij de FG: het is een datalek (artikel 33 AVG).";

// Both names, and the word of a person: without a terminal, the flag.
Outcome<std::vector<node::FirstUser>> agree_to_loss(const Context& context,
                                                    const TakeOverOptions& options,
                                                    const std::string& ledger) {
  context.terminal.warn(lost_for_ever);
  if (options.beheerder.empty() || options.privacy_officer.empty())
    return stop(Exit::usage, "Wie beheert dit logboek voortaan?",
                "Wie het waren, staat in de inhoud die kwijt is.", {},
                "zegel register overnemen --zonder-drager --reden TEKST --beheerder NAAM "
                "--privacy-officer NAAM");
  TRY_DO(context.terminal.confirm_word("Deze server gaat verder zonder die inhoud.", ledger,
                                       {"--zonder-drager", options.without_carrier}));
  return named(options.beheerder, options.privacy_officer);
}

bool no_key_is_left(const node::Options& options) {
  return keys::Keeper::without_any_key(
      {options.ledger_id, options.data, options.carriers, options.uncertain_overwrite});
}

Outcome<node::Takeover> agreed(const Context& context, const TakeOverOptions& options,
                               const node::Options& installation) {
  base::SystemClock clock;
  node::Takeover how{options.reason, clock.now(), false, {}};
  how.without_keys = options.without_carrier || no_key_is_left(installation);
  if (!options.beheerder.empty() && !options.privacy_officer.empty())
    how.first_users = named(options.beheerder, options.privacy_officer);
  if (!how.without_keys) return how;
  TRY(users, agree_to_loss(context, options, installation.ledger_id));
  how.first_users = std::move(users);
  return how;
}

Outcome<Exit> take_over(const Context& context, const TakeOverOptions& options) {
  TRY(installation, installation_of(context));
  if (auto may = node::may_take_over(installation); !may)
    return std::unexpected(stop_of(may.error()));
  if (options.dry_run) {
    context.terminal.talk(fmt::format("Proef: deze server zou het logboek {} overnemen.",
                                      installation.ledger_id));
    if (no_key_is_left(installation)) context.terminal.warn(lost_for_ever);
    context.terminal.object("register-overnemen", {{"proef", true}});
    return Exit::yes;
  }
  TRY_DO(context.terminal.confirm(
      fmt::format("Deze server neemt het logboek {} over. Wie nu het werk doet, houdt daarmee op "
                  "en wordt volger.", installation.ledger_id),
      options.yes));
  TRY(how, agreed(context, options, installation));
  base::SystemClock clock;
  projections::Projections projections;
  const auto taken = node::take_over(
      installation, how, clock, projections,
      [&](const store::Store& ledger) { return projections::make_judge(ledger, projections); });
  if (!taken) return std::unexpected(stop_of(taken.error()));
  context.terminal.talk(fmt::format("Deze server doet nu het werk voor {}. Start zegeld.",
                                    installation.ledger_id));
  context.terminal.object("register-overnemen", {{"reden", options.reason},
                                                 {"zonderDrager", how.without_keys}});
  return Exit::yes;
}

void show_row(const Context& context, const boost::json::value& row) {
  const auto& object = row.as_object();
  context.terminal.data(fmt::format(
      "{:<10} {:>8}  {:<12} {}", std::string_view(object.at("naam").as_string()),
      object.at("grootte").to_number<std::uint64_t>(),
      std::string_view(object.at("toestand").at("code").as_string()),
      std::string_view(object.at("oorsprong").as_string())));
}

Outcome<Exit> show(const Context& context) {
  TRY(address, find_address(context, true));
  Service service(address);
  TRY(list, service.get_json("/v1/registers"));
  const auto& rows = list.at("rijen").as_array();
  for (const auto& row : rows) show_row(context, row);
  context.terminal.object("register-toon", {{"rijen", rows}});
  return Exit::yes;
}

}  // namespace

void declare_register(CLI::App& app, Chosen& chosen) {
  auto* group = add_group(app, "register", "open een register of toon hoe het ervoor staat");
  auto& options = chosen.keep<OpenOptions>();
  auto* verb = add_verb(*group, "open", "open een register; toezicht eerst", chosen,
                        [&options](const Context& context) { return open(context, options); });
  verb->add_option("register", options.reg, "toezicht, meldingen of regie")
      ->required()
      ->check(CLI::IsMember({"toezicht", "meldingen", "regie"}));
  verb->add_option("--ingangsdatum", options.date, "JJJJ-MM-DD (standaard vandaag)");
  verb->add_option("--beheerder", options.beheerder, "naam van de eerste beheerder");
  verb->add_option("--privacy-officer", options.privacy_officer, "naam van de eerste");
  verb->add_flag("--alleen-topics", options.topics_only,
                 "maak alleen de topics, van alle registers");
  verb->add_flag("--proef", options.dry_run, "zeg alleen wat er zou gebeuren");
  verb->add_flag("--ja", options.yes, "vraag niets");
  auto& taking = chosen.keep<TakeOverOptions>();
  auto* take = add_verb(*group, "overnemen", "maak van deze volger de actieve server", chosen,
                        [&taking](const Context& context) { return take_over(context, taking); });
  take->add_option("--reden", taking.reason, "waarom; komt in het verslag")->required();
  take->add_flag("--zonder-drager", taking.without_carrier,
                 "er is geen drager meer: de inhoud tot nu toe is voor altijd kwijt");
  take->add_option("--beheerder", taking.beheerder, "zonder drager: naam van de nieuwe beheerder");
  take->add_option("--privacy-officer", taking.privacy_officer,
                   "zonder drager: naam van de nieuwe privacy-officer");
  take->add_flag("--proef", taking.dry_run, "zeg alleen wat er zou gebeuren");
  take->add_flag("--ja", taking.yes, "vraag niets");
  add_verb(*group, "toon", "toon grootte en toestand van elk register", chosen, show);
  declare_moving(*group, chosen);
}

}  // namespace zegel::cli
