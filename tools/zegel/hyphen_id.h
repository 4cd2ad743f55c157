// One id in 64 begins with a hyphen, and CLI11 takes such a word for an option. A word with the
// exact form of an id is a value, wherever it stands: no option looks like that.
// Threads: one.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace zegel::cli {

// app.parse() of these words, in their order; the verbs are declared.
void parse_words(CLI::App& app, std::vector<std::string> words);
// As it was typed: for a word that is left over in the app.
std::string as_typed(const std::string& word);

}  // namespace zegel::cli
