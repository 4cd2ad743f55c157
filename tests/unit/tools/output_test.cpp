// stdout is data, stderr is talk (api.md 8).
#include "ledger/audit/report.h"
#include "ledger/base/failure.h"
#include "tests/unit/tools/run_zegel.h"
#include "tools/zegel/terminal.h"
#include "tools/zegel/verdict.h"

namespace audit = zegel::audit;
namespace cli = zegel::cli;
using zegel::tests::Caught;
using zegel::tests::type;

namespace {

struct Printed {
  std::string out;
  std::string err;
};

template <class Fn>
Printed printed(const Fn& fn) {
  Caught out(STDOUT_FILENO);
  Caught err(STDERR_FILENO);
  fn();
  Printed done;
  done.err = err.text();
  done.out = out.text();
  return done;
}

audit::Report report(audit::Step signature) {
  audit::Report out;
  out.inhoud = out.logboek = out.controlepunt = audit::right("Dit klopt.");
  out.handtekening = std::move(signature);
  out.reg = "regie";
  out.index = {7};
  return out;
}

}  // namespace

TEST_CASE("with --json stdout is one object and begins with its schema") {
  cli::Terminal terminal;
  terminal.json = true;
  const auto both = printed([&] {
    terminal.data("een regel");
    terminal.object("proef", {{"a", 1}});
  });
  CHECK(both.out == "{\"schema\":\"zegel.proef/1\",\"a\":1}\n");
}

TEST_CASE("--stil silences talk, never data and never a failure") {
  cli::Terminal terminal;
  terminal.quiet = true;
  const auto both = printed([&] {
    terminal.talk("praat");
    terminal.data("gegevens");
    terminal.complain("proef", {cli::Exit::no, "Dit mag niet", "Daarom", "Doe dit", "zegel", {}});
  });
  CHECK(both.out == "gegevens\n");
  CHECK(both.err == "✘ Dit mag niet\n  Waarom: Daarom\n  Wat nu: Doe dit\n  Typ:    zegel\n");
}

TEST_CASE("a failure with --json is an object too") {
  cli::Terminal terminal;
  terminal.json = true;
  const auto both = printed([&] {
    const cli::Complaint fault{"V-X", "/a", "u", "o"};
    terminal.complain("proef", {cli::Exit::conflict, "Bezet", {}, {}, {}, {fault}});
  });
  const auto object = boost::json::parse(both.out).as_object();
  CHECK(object.at("goed") == false);
  CHECK(object.at("fout").at("uitgang") == 6);
  CHECK(object.at("fout").at("fouten").at(0).at("veld") == "/a");
}

TEST_CASE("refusals carry the sentences of their rows", "[I8]") {
  const auto complaints = cli::complaints_of({{"V-SCH-2", "/inhoud/kader"}, {"te-druk", ""}});
  CHECK(complaints.at(0).uitleg == "Veld ontbreekt");
  CHECK_FALSE(complaints.at(0).oplossing.empty());
  CHECK_FALSE(complaints.at(1).uitleg.empty());
}

TEST_CASE("the three kinds of failure have three exits") {
  using zegel::base::Failure;
  CHECK(cli::stop_of(Failure::refused("V-SCH-2"), "x").exit == cli::Exit::no);
  CHECK(cli::stop_of(Failure::unavailable("te-druk"), "x").exit == cli::Exit::later);
  CHECK(cli::stop_of(Failure::fatal("stuk"), "x").exit == cli::Exit::error);
}

TEST_CASE("a report prints six steps, and one wrong step is exit 1") {
  cli::Terminal terminal;
  const auto good = report(audit::not_checked("Handtekening niet gecontroleerd."));
  const auto lines = printed([&] { cli::show_report(terminal, good); }).out;
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 6);
  CHECK(lines.find("· handtekening  Handtekening niet gecontroleerd.") != std::string::npos);
  CHECK(cli::exit_of(good) == cli::Exit::yes);
  const auto bad = report(audit::wrong("De handtekening klopt niet."));
  CHECK(cli::exit_of(bad) == cli::Exit::no);
  const auto object = cli::report_object(bad);
  CHECK(object.at("goed") == false);
  CHECK(object.at("volgnummer").to_number<int>() == 7);
  CHECK(object.at("stappen").at(1).at("uitkomst") == "fout");
}

TEST_CASE("what needs no ledger answers at once") {
  CHECK(type({"versie"}).out == "zegel 0.2.0\n");
  CHECK(type({"versie", "--json"}).json().at("schema") == "zegel.versie/1");
  const auto types = type({"gebeurtenistypen", "--json"});
  CHECK(types.json().at("rijen").as_array().size() >= 11);
  const auto one = type({"gebeurtenistypen", "verstrekking-gedaan", "--json"});
  CHECK(one.json().at("type").at("evt") == "verstrekking-gedaan.v1");
  const auto none = type({"gebeurtenistypen", "verstreking-gedaan"});
  CHECK(none.exit == 4);
  CHECK(none.err.find("Bedoelde u verstrekking-gedaan?") != std::string::npos);
  CHECK(type({"openapi"}).out.starts_with("{"));
  CHECK(type({"config", "voorbeeld"}).out.find("[luister.console]") != std::string::npos);
  CHECK(type({"oefen", "--help"}).exit == 0);
  CHECK(type({"oefen", "knoeien"}).exit == 2);
}
