// Mistakes on the command line, in Dutch and with a way out (api.md 8).
#include <catch2/catch.hpp>

#include "tools/zegel/dutch.h"
#include "tools/zegel/hyphen_id.h"
#include "tools/zegel/verbs.h"

namespace cli = zegel::cli;

namespace {

struct Typed {
  std::string verb;
  cli::Stop stop;
  std::string help;
};

Typed type(const std::string& words) {
  CLI::App app("proef", "zegel");
  cli::Chosen chosen;
  cli::speak_dutch(app);
  cli::declare_all(app, chosen);
  Typed out;
  try {
    app.parse(words, false);
  } catch (const CLI::CallForHelp&) {
    out.help = cli::help_text(app);
  } catch (const CLI::ParseError& error) {
    out.stop = cli::usage_stop(app, error);
  }
  out.verb = chosen.verb;
  return out;
}

}  // namespace

TEST_CASE("a verb is found by its words") {
  CHECK(type("versie").verb == "versie");
  CHECK(type("sleutel toon partner.pem").verb == "sleutel-toon");
  CHECK(type("oefen").verb == "oefen");
  CHECK(type("oefen --check").verb == "oefen");
  CHECK(type("oefen start --check").verb == "oefen-start");
  CHECK(type("oefen knoei --byte 3").verb == "oefen-knoei");
}

TEST_CASE("een verschreven opdracht krijgt een voorstel") {
  const auto typed = type("slutel maak x.pem");
  CHECK(typed.stop.exit == cli::Exit::usage);
  CHECK(typed.stop.what == "Dit ken ik niet: slutel");
  CHECK(typed.stop.remedy == "Bedoelde u sleutel?");
  CHECK(typed.stop.next == "zegel sleutel");
}

TEST_CASE("een verschreven optie krijgt een voorstel") {
  const auto typed = type("sleutel maak x.pem --prof");
  CHECK(typed.stop.what == "Dit ken ik niet: --prof");
  CHECK(typed.stop.remedy == "Bedoelde u --proef?");
  CHECK(typed.stop.next == "zegel sleutel maak --help");
}

TEST_CASE("een ontbrekende opdracht of optie wordt genoemd") {
  CHECK(type("sleutel").stop.what == "Er ontbreekt een opdracht");
  CHECK(type("onderteken a.json").stop.what == "Er ontbreekt: --sleutel");
  CHECK(type("sleutel toon").stop.what == "Er ontbreekt: bestand");
}

TEST_CASE("help is Dutch and belongs to the verb that was typed") {
  const auto typed = type("sleutel maak --help");
  CHECK(typed.help.find("Gebruik:") != std::string::npos);
  CHECK(typed.help.find("nieuw PEM-bestand") != std::string::npos);
  CHECK(typed.help.find("Usage") == std::string::npos);
  CHECK(typed.help.find("Options") == std::string::npos);
}

TEST_CASE("an id that begins with a hyphen is a value, everywhere") {
  const std::string id = "-wV8HJOsit2n2X7fZkuJ7g";
  const std::string second = "-4vCLdOYb83bUJoFQHDxtQ";
  std::string what, casus, pid;
  bool flag = false;
  const auto parse = [&](const std::vector<std::string>& words) {
    what = casus = pid = {};
    CLI::App app("proef", "zegel");
    cli::speak_dutch(app);
    app.add_flag("--json", flag, "");
    auto* verb = app.add_subcommand("kijk", "");
    verb->fallthrough();
    verb->add_option("wat", what, "");
    verb->add_option("--casus", casus, "");
    verb->add_option("--pid", pid, "");
    try {
      cli::parse_words(app, words);
    } catch (const CLI::ParseError& error) {
      return cli::usage_stop(app, error).what;
    }
    return std::string();
  };
  CHECK(parse({"kijk", id, "--casus", second}).empty());
  CHECK((what == id && casus == second));
  CHECK(parse({"kijk", "--json", id}).empty());
  CHECK(what == id);
  CHECK(parse({"kijk", "--pid", id, "--", second}).empty());
  CHECK((what == second && pid == id));
  CHECK(parse({"kijk", "--casus=" + id}).empty());
  CHECK(casus == id);
  CHECK(parse({id, "kijk"}) == "Dit ken ik niet: " + id);
  CHECK(parse({"kijk", id + "A"}) == "Dit ken ik niet: " + id + "A");  // not the form of an id
  CHECK(parse({"kijk", "-wV8HJOsit2n2X7fZkuJ7h"}) == "Dit ken ik niet: -wV8HJOsit2n2X7fZkuJ7h");
}
