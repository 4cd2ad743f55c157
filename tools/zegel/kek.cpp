// zegel kek maak: the key-encryption key of epoch 1, in its slot on every drager (sleutels.md 3).
#include <fmt/format.h>

#include "ledger/base/clock.h"
#include "ledger/crypto/random.h"
#include "tools/zegel/installation.h"
#include "tools/zegel/verbs.h"

namespace zegel::cli {
namespace {

struct Options {
  bool dry_run = false;
  bool yes = false;
};

Outcome<Exit> make(const Context& context, const Options& options) {
  TRY(installation, installation_of(context));
  std::string places;
  for (const auto& carrier : installation.carriers) places += " " + carrier.string();
  if (options.dry_run) {
    context.terminal.talk(fmt::format("Proef: ik zou de hoofdsleutel maken op:{}", places));
    context.terminal.object("kek-maak", {{"proef", true}});
    return Exit::yes;
  }
  TRY_DO(context.terminal.confirm(
      fmt::format("De hoofdsleutel van {} wordt gemaakt; raakt hij kwijt, dan is alle inhoud weg.",
                  installation.ledger_id),
      options.yes));
  crypto::SystemRandom random;
  const auto made = keys::Keeper::create_epoch_one(
      {installation.ledger_id, installation.data, installation.carriers,
       installation.uncertain_overwrite},
      base::hour_of(base::real_unix_seconds()), random);
  if (!made) {
    Stop failed = cli::stop_of(made.error(), "De hoofdsleutel is niet gemaakt");
    if (failed.exit == Exit::no) failed.exit = Exit::conflict;
    return std::unexpected(std::move(failed));
  }
  context.terminal.talk(fmt::format("Hoofdsleutel van tijdvak 1 gemaakt op:{}", places));
  context.terminal.data(fmt::format("controlewaarde {}", *made));
  context.terminal.object("kek-maak", {{"tijdvak", 1}, {"controlewaarde", *made}});
  return Exit::yes;
}

}  // namespace

void declare_kek(CLI::App& app, Chosen& chosen) {
  auto* group = add_group(app, "kek", "de hoofdsleutel die de inhoud beschermt");
  auto& options = chosen.keep<Options>();
  auto* verb = add_verb(*group, "maak", "maak de eerste hoofdsleutel", chosen,
                        [&options](const Context& context) { return make(context, options); });
  verb->add_flag("--proef", options.dry_run, "zeg alleen wat er zou gebeuren");
  verb->add_flag("--ja", options.yes, "vraag niets");
}

}  // namespace zegel::cli
