// How a verb joins the tree: it declares its options on a CLI11 subcommand and says what runs.
//
// Invariants: exactly one body runs per call; it returns an Exit and prints through the Terminal.
// Threads: one. Tables: verbs.cpp lists every verb once.
#pragma once

#include <CLI/CLI.hpp>
#include <any>
#include <deque>
#include <functional>
#include <string>

#include "tools/zegel/context.h"

namespace zegel::cli {

using Body = std::function<Outcome<Exit>(const Context&)>;

struct Chosen {
  std::string verb;   // "sleutel-maak": the name in "schema"
  Body body;

  // Room for the options of one verb, at one address for the whole call.
  template <class Options>
  Options& keep() {
    return *std::any_cast<Options>(&kept.emplace_back(Options{}));
  }
  std::deque<std::any> kept;
};

// A subcommand of `parent` that runs `body`; options are declared on what it returns.
CLI::App* add_verb(CLI::App& parent, const std::string& name, const std::string& sentence,
                   Chosen& chosen, Body body);
// A subcommand that only holds others ("sleutel" of "sleutel maak").
CLI::App* add_group(CLI::App& parent, const std::string& name, const std::string& sentence);

}  // namespace zegel::cli
