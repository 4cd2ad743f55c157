#include "tools/zegel/hyphen_id.h"

#include <algorithm>

#include "ledger/base/ids.h"

namespace zegel::cli {
namespace {

constexpr char shield = '\x1f';  // before the hyphen while CLI11 looks at it; nobody types it

bool is_hyphen_id(const std::string& word) {
  return word.starts_with('-') && base::Jti::parse(word).has_value();
}

void take_shields_off(CLI::App& app) {
  for (CLI::Option* option : app.get_options({}))
    if (option->get_expected_max() > 0 && option->get_type_size_max() > 0)
      option->transform([](const std::string& value) { return as_typed(value); }, "");
  for (CLI::App* verb : app.get_subcommands({})) take_shields_off(*verb);
}

}  // namespace

void parse_words(CLI::App& app, std::vector<std::string> words) {
  take_shields_off(app);
  for (std::string& word : words)
    if (is_hyphen_id(word)) word.insert(word.begin(), shield);
  std::ranges::reverse(words);  // CLI11 takes them from the back
  app.parse(std::move(words));
}

std::string as_typed(const std::string& word) {
  return word.starts_with(shield) ? word.substr(1) : word;
}

}  // namespace zegel::cli
