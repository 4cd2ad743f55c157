#include "tools/zegel-verify/run.h"

#include <fmt/format.h>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "ledger/audit/package.h"
#include "ledger/audit/verify_event.h"
#include "ledger/base/limits.h"
#include "tools/zegel-verify/files.h"
#include "tools/zegel-verify/many.h"
#include "tools/zegel-verify/options.h"
#include "tools/zegel-verify/show.h"

namespace zegel::verify {
namespace {

namespace json = boost::json;

constexpr int yes = 0, no = 1, unusable = 2;
constexpr std::string_view version = "0.2.0";

// What makes an answer impossible; one Dutch sentence.
struct Unusable {
  std::string why;
};
template <class T>
using Or = std::expected<T, Unusable>;

class Run {
 public:
  Run(const Options& options, const Terminal& terminal) : options_(options), terminal_(terminal) {}
  Or<int> go() const {
    switch (options_.task) {
      case Task::event: return event();
      case Task::package: return package();
      case Task::many: return many();
      case Task::version: terminal_.data(fmt::format("zegel-verify {}", version)); return yes;
      case Task::help: terminal_.data(help_text()); return yes;
    }
    return unusable;
  }

 private:
  Or<int> event() const;
  Or<int> package() const;
  Or<int> many() const;
  int show(const audit::Report& report) const;
  void object(json::object members) const;

  const Options& options_;
  const Terminal& terminal_;
};

std::unexpected<Unusable> cannot(std::string why) {
  return std::unexpected(Unusable{std::move(why)});
}

Or<std::string> text_of(const std::string& path, std::size_t limit) {
  auto text = read_file(path, limit);
  if (!text) return cannot(fmt::format("Het bestand {} is niet te lezen of te groot.", path));
  return std::move(*text);
}

Or<tlog::Policy> policy_of(std::string_view text, std::string_view where) {
  std::string fault;
  auto policy = tlog::parse_policy(text, fault);
  if (!policy) return cannot(fmt::format("Het beleid in {} klopt niet: {}.", where, fault));
  return std::move(*policy);
}

Or<tlog::Policy> policy_in(const std::string& path) {
  TRY(text, text_of(path, base::limits::policy));
  return policy_of(text, path);
}

Or<int> Run::event() const {
  TRY(policy, policy_in(options_.policy));
  TRY(event, text_of(options_.event, base::limits::event_body + 1));
  TRY(receipt, text_of(options_.receipt, base::limits::receipt));
  audit::Examiner examiner(policy);
  return show(audit::verify_event(examiner, event, receipt));
}

Or<int> Run::package() const {
  TRY(text, text_of(options_.package, audit::package_bytes));
  std::string fault;
  const auto package = audit::parse_package(text, fault);
  if (!package) return cannot(fault);
  const bool own = !options_.policy.empty();
  TRY(policy, own ? policy_in(options_.policy) : policy_of(package->policy, "het bewijspakket"));
  const int exit = show(audit::verify_package(*package, policy));
  if (!own && !options_.quiet && !options_.json)
    terminal_.talk("Het beleid komt uit het pakket zelf. Met --beleid BESTAND geldt het uwe.");
  return exit;
}

Or<int> Run::many() const {
  TRY(policy, policy_in(options_.policy));
  const bool listed = !options_.list.empty();
  const auto paths =
      listed ? pairs_in_list(options_.list) : pairs_in_directory(options_.directory);
  if (!paths || paths->empty()) return cannot("Er zijn geen paren om te controleren.");
  const Tally tally = verify_pairs(*paths, policy, options_.cores);
  json::array wrong;
  for (const WrongPair& pair : tally.pairs) {
    if (!options_.quiet && !options_.json)
      terminal_.data(fmt::format("✘ {}: {}", pair.path, pair.sentence));
    wrong.push_back({{"pad", pair.path}, {"zin", pair.sentence}});
  }
  if (!options_.quiet && !options_.json)
    terminal_.data(fmt::format("{} gecontroleerd: {} goed, {} niet goed, {} niet te lezen. "
                               "Handtekening niet gecontroleerd.",
                               tally.total, tally.good(), tally.wrong, tally.unreadable));
  object({{"goed", tally.good() == tally.total}, {"aantal", tally.total},
          {"aantalGoed", tally.good()}, {"aantalFout", tally.wrong},
          {"aantalOnleesbaar", tally.unreadable}, {"fouten", wrong}});
  if (tally.wrong > 0) return no;
  return tally.unreadable > 0 ? unusable : yes;
}

int Run::show(const audit::Report& report) const {
  if (!options_.quiet && !options_.json)
    for (const std::string& line : lines_of(report)) terminal_.data(line);
  object(json_of(report));
  return report.good() ? yes : no;
}

void Run::object(json::object members) const {
  if (!options_.json || options_.quiet) return;
  json::object out{{"schema", "zegel.verify/1"}};
  for (const auto& member : members) out[member.key()] = member.value();
  terminal_.data(json::serialize(out));
}

}  // namespace

int run(std::span<const char* const> arguments, const Terminal& terminal) {
  std::string fault;
  const auto options = parse_options(arguments, fault);
  if (!options) {
    terminal.talk("✘ " + fault);
    terminal.talk("Meer uitleg: zegel-verify --hulp");
    return unusable;
  }
  const auto exit = Run(*options, terminal).go();
  if (exit) return *exit;
  terminal.talk("✘ " + exit.error().why);
  return unusable;
}

}  // namespace zegel::verify
