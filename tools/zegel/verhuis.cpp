// zegel register verhuis | herstel: the order of the events goes to Kafka, or to new topics there
// (logboek.md 3, 19). Offline; what was cut off goes on when it is run again.
#include <fmt/format.h>

#include <boost/json/array.hpp>

#include "ledger/base/base64url.h"
#include "ledger/node/moving.h"
#include "projections/projections.h"
#include "tools/zegel/installation.h"
#include "tools/zegel/verbs.h"

namespace zegel::cli {
namespace {

struct MoveOptions {
  bool recovery = false;
  bool dry_run = false;
  bool topics_only = false;
  bool yes = false;
};

constexpr std::int64_t line_every_ms = 500;

std::string_view verb_of(const MoveOptions& options) {
  return options.recovery ? "register-herstel" : "register-verhuis";
}

// A line per step of a register, and one each half second while it runs: rate and what is left.
class Progress {
 public:
  explicit Progress(const Terminal& terminal) : terminal_(terminal) {}

  void take(const sequencer::MoveStep& step) {
    const std::int64_t now_ms = base::monotonic_ms();
    const std::string name = fmt::format("{} van {}", step.what, step.reg);
    if (name != name_) {
      name_ = name;
      began_ms_ = told_ms_ = now_ms;
      from_ = step.done;
    } else if (step.done != step.of && now_ms - told_ms_ < line_every_ms) {
      return;
    }
    told_ms_ = now_ms;
    terminal_.talk(fmt::format("{}: {} van {}{}", name, step.done, step.of, rest(step, now_ms)));
  }

 private:
  std::string rest(const sequencer::MoveStep& step, std::int64_t now_ms) const {
    const std::int64_t spent_ms = now_ms - began_ms_;
    if (spent_ms <= 0 || step.done <= from_) return {};
    const double rate = 1'000.0 * static_cast<double>(step.done - from_) /
                        static_cast<double>(spent_ms);
    return fmt::format(", {:.0f} per seconde, nog {:.0f} s", rate,
                       static_cast<double>(step.of - step.done) / rate);
  }

  const Terminal& terminal_;
  std::string name_;
  std::int64_t began_ms_ = 0, told_ms_ = 0;
  std::uint64_t from_ = 0;
};

Stop stop_of_move(const node::StartFailure& failure) {
  Stop out = stop_of(failure);
  out.what = "De verhuizing is niet klaar; er is hier niets veranderd";
  if (failure.exit_code == 75) out.exit = Exit::later;
  if (failure.exit_code == 78) out.exit = Exit::usage;
  return out;
}

void show(const Context& context, const MoveOptions& options, const node::MoveReport& report) {
  boost::json::array rows;
  for (const node::MovedRegister& one : report.registers) {
    rows.push_back(boost::json::object{{"register", one.name},
                                       {"berichten", one.leaves},
                                       {"alOpKafka", one.held},
                                       {"inhoud", one.sealed},
                                       {"wortel", base::base64(one.root)}});
    context.terminal.data(fmt::format("{:<10} {:>8} berichten, {} stonden al op Kafka", one.name,
                                      one.leaves, one.held));
  }
  context.terminal.object(verb_of(options), {{"goed", true},
                                             {"proef", options.dry_run},
                                             {"alleenTopics", options.topics_only},
                                             {"wasAlKlaar", report.done_before},
                                             {"cluster", report.cluster},
                                             {"termijn", report.termijn},
                                             {"registers", rows}});
}

std::string_view sentence_of(const MoveOptions& options, const node::MoveReport& report) {
  if (report.done_before) return "Dit logboek staat al op Kafka.";
  if (options.dry_run) return "Proef: ik heb alleen vergeleken en niets geschreven.";
  if (options.topics_only) return "De topics zijn er. Draai de opdracht nu zonder --alleen-topics.";
  return "Klaar: het logboek staat op Kafka. Start zegeld.";
}

Outcome<Exit> move(const Context& context, const MoveOptions& options) {
  TRY(installation, installation_of(context));
  if (!options.dry_run && !options.topics_only)
    TRY_DO(context.terminal.confirm(
        fmt::format("De volgorde van {} gaat naar Kafka. Daarna kan dit logboek niet terug naar "
                    "ingebouwd.", installation.ledger_id),
        options.yes));
  base::SystemClock clock;
  projections::Projections projections;
  Progress progress(context.terminal);
  const auto report = node::move_to_kafka(
      installation, {options.recovery, options.dry_run, options.topics_only}, clock, projections,
      [&](const sequencer::MoveStep& step) { progress.take(step); });
  if (!report) return std::unexpected(stop_of_move(report.error()));
  show(context, options, *report);
  context.terminal.talk(sentence_of(options, *report));
  return Exit::yes;
}

void declare(CLI::App& group, Chosen& chosen, const char* name, const char* sentence,
             bool recovery) {
  auto& options = chosen.keep<MoveOptions>();
  options.recovery = recovery;
  auto* verb = add_verb(group, name, sentence, chosen,
                        [&options](const Context& context) { return move(context, options); });
  verb->add_flag("--proef", options.dry_run, "vergelijk alleen, en zeg wat er zou gebeuren");
  verb->add_flag("--alleen-topics", options.topics_only, "maak alleen de topics");
  verb->add_flag("--ja", options.yes, "vraag niets");
}

}  // namespace

void declare_moving(CLI::App& group, Chosen& chosen) {
  declare(group, chosen, "verhuis", "zet een ingebouwd logboek op Kafka; zegeld staat stil", false);
  declare(group, chosen, "herstel", "zet een logboek in lege topics van een nieuw cluster", true);
}

}  // namespace zegel::cli
