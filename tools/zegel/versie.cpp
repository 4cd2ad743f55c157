// zegel versie
#include <fmt/format.h>

#include "tools/zegel/verbs.h"
#include "tools/zegel/version.h"

namespace zegel::cli {
namespace {

Outcome<Exit> show(const Context& context) {
  context.terminal.data(fmt::format("zegel {}", version));
  context.terminal.object("versie", {{"versie", version}});
  return Exit::yes;
}

}  // namespace

void declare_versie(CLI::App& app, Chosen& chosen) {
  add_verb(app, "versie", "toon de versie", chosen, show);
}

}  // namespace zegel::cli
