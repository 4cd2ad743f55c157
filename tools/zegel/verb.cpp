#include "tools/zegel/verb.h"

namespace zegel::cli {

CLI::App* add_verb(CLI::App& parent, const std::string& name, const std::string& sentence,
                   Chosen& chosen, Body body) {
  CLI::App* sub = parent.add_subcommand(name, sentence);
  sub->fallthrough();
  sub->group("Opdrachten");
  sub->set_help_flag("-h,--help", "deze hulp");  // again, for its group
  const std::string parent_name = parent.get_parent() ? parent.get_name() + "-" : "";
  sub->callback([&chosen, verb = parent_name + name, body = std::move(body)] {
    if (chosen.body) return;  // the deepest subcommand calls back first
    chosen.verb = verb;
    chosen.body = body;
  });
  return sub;
}

CLI::App* add_group(CLI::App& parent, const std::string& name, const std::string& sentence) {
  CLI::App* sub = parent.add_subcommand(name, sentence);
  sub->fallthrough();
  sub->group("Opdrachten");
  sub->set_help_flag("-h,--help", "deze hulp");  // again, for its group
  sub->require_subcommand(1);
  return sub;
}

}  // namespace zegel::cli
