#include "tools/zegel/app.h"

#include <fmt/format.h>

#include "ledger/base/journal.h"
#include "ledger/crypto/secret.h"
#include "tools/zegel/dutch.h"
#include "tools/zegel/hyphen_id.h"
#include "tools/zegel/verbs.h"

namespace zegel::cli {
namespace {

void declare_globals(CLI::App& app, Context& context) {
  app.add_flag("--json", context.terminal.json, "één JSON-object op de standaarduitvoer");
  app.add_flag("--stil", context.terminal.quiet, "geen toelichting, alleen gegevens en fouten");
  app.add_flag("--uitgebreid", context.terminal.verbose, "meer toelichting");
  app.add_option("--url", context.url, "adres van zegeld, bijvoorbeeld http://127.0.0.1:8080");
  app.add_option("--sok", context.socket, "socket van zegeld; u bent dan beheerder");
  app.add_option("--config", context.config, "instellingen (standaard /etc/zegel/zegel.toml)");
  app.add_option("--map", context.map, "map van het oefenlogboek");
  app.add_option("--als", context.as_role, "rol in een oefenomgeving, bijvoorbeeld fg");
}

Exit finish(const Context& context, const std::string& verb, const Outcome<Exit>& outcome) {
  if (outcome) return *outcome;
  context.terminal.complain(verb, outcome.error());
  return outcome.error().exit;
}

Exit run_chosen(const Context& context, const Chosen& chosen) {
  const char* reason = nullptr;
  if (!crypto::harden_process(reason))
    return finish(context, chosen.verb,
                  stop(Exit::error, "De cryptografie van deze computer is niet veilig", reason));
  try {
    return finish(context, chosen.verb, chosen.body(context));
  } catch (const std::exception& error) {
    return finish(context, chosen.verb, stop(Exit::error, "Er ging iets mis", error.what()));
  }
}

}  // namespace

int run(int argc, const char* const* argv) {
  base::journal_silence(true);
  Context context;
  Chosen chosen;
  CLI::App app("Zegel: logboek van wat wie over wie deelde, op welke grond", "zegel");
  speak_dutch(app);
  declare_globals(app, context);
  declare_all(app, chosen);
  try {
    parse_words(app, {argv + 1, argv + argc});
  } catch (const CLI::CallForHelp&) {
    context.terminal.raw(help_text(app));
    return static_cast<int>(Exit::yes);
  } catch (const CLI::ParseError& error) {
    return static_cast<int>(finish(context, "gebruik", std::unexpected(usage_stop(app, error))));
  }
  return static_cast<int>(run_chosen(context, chosen));
}

}  // namespace zegel::cli
