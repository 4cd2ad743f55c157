// zegel controleer <bestand | jti | --alles>: the steps of zegel-verify (envelop.md 10), and with a
// running zegeld also the signature and the key; or the whole ledger.
#include <fmt/format.h>

#include "ledger/audit/package.h"
#include "ledger/audit/verify_event.h"
#include "ledger/base/limits.h"
#include "tools/zegel/files.h"
#include "tools/zegel/key_file.h"
#include "tools/zegel/ledger_facts.h"
#include "tools/zegel/receipt.h"
#include "tools/zegel/verbs.h"
#include "tools/zegel/verdict.h"
#include "tools/zegel/whole.h"

namespace zegel::cli {
namespace {

struct Options {
  std::string subject;   // file or jti
  std::string receipt;
  std::string policy;
  std::string key;
  bool all = false;
};

Outcome<tlog::Policy> parse(std::string_view text) {
  std::string fault;
  auto policy = tlog::parse_policy(text, fault);
  if (policy) return std::move(*policy);
  return stop(Exit::usage, "Het beleid is niet te lezen", fault);
}

// The reader's own policy; without one that of the ledger, and that is said.
Outcome<tlog::Policy> own_policy(const Context& context, const Options& options,
                                 std::string_view given) {
  if (!options.policy.empty()) {
    TRY(text, read_text(options.policy, base::limits::policy));
    return parse(text);
  }
  context.terminal.talk("Let op: het beleid komt van het logboek zelf. Geef --beleid met het "
                        "bestand dat u eerder kreeg om niemand te hoeven geloven.");
  return parse(given);
}

Outcome<audit::Package> parse_pack(std::string_view json) {
  std::string fault;
  auto package = audit::parse_package(json, fault);
  if (package) return std::move(*package);
  return stop(Exit::usage, "Het bewijspakket is niet te lezen", fault);
}

Exit answer(const Context& context, const audit::Report& report) {
  show_report(context.terminal, report);
  context.terminal.object("controleer", report_object(report));
  return exit_of(report);
}

Outcome<Exit> check_package(const Context& context, const Options& options,
                            std::string_view json) {
  TRY(package, parse_pack(json));
  TRY(policy, own_policy(context, options, package.policy));
  return answer(context, audit::verify_package(package, policy));
}

Outcome<Exit> check_event(const Context& context, const Options& options, std::string_view bytes) {
  const std::filesystem::path beside = receipt_path(options.subject);
  TRY(receipt, read_text(options.receipt.empty() ? beside : std::filesystem::path(options.receipt),
                         base::limits::receipt));
  std::string given;
  if (options.policy.empty()) {
    TRY(facts, ask_facts(context, "toezicht"));
    given = facts.policy;
  }
  TRY(policy, own_policy(context, options, given));
  audit::KeyEvidence evidence;
  if (!options.key.empty()) {
    TRY(key, load_public(options.key));
    evidence.key = key;
  }
  audit::Examiner examiner(policy);
  return answer(context, audit::verify_event(examiner, bytes, receipt, evidence));
}

Outcome<Exit> check_jti(const Context& context, const Options& options) {
  TRY(address, find_address(context, false));
  Service service(address);
  TRY(reply, service.get(fmt::format("/v1/gebeurtenissen/{}/bewijspakket", options.subject)));
  TRY_DO(accept_reply(reply));
  return check_package(context, options, reply.body);
}

Outcome<Exit> check(const Context& context, const Options& options) {
  if (options.all) return check_whole(context);
  if (options.subject.empty())
    return stop(Exit::usage, "Wat wilt u controleren?", {}, "Noem een bestand of een kenmerk.",
                "zegel controleer --alles");
  std::error_code ignored;
  const bool file = options.subject == "-" || std::filesystem::exists(options.subject, ignored);
  if (!file && base::Jti::parse(options.subject)) return check_jti(context, options);
  TRY(text, read_text(options.subject, audit::package_bytes));
  return text.starts_with('{') ? check_package(context, options, text)
                               : check_event(context, options, text);
}

}  // namespace

void declare_controleer(CLI::App& app, Chosen& chosen) {
  auto& options = chosen.keep<Options>();
  auto* verb = add_verb(app, "controleer", "controleer een gebeurtenis of bewijs", chosen,
                        [&options](const Context& context) { return check(context, options); });
  verb->add_option("wat", options.subject, "gebeurtenis, bewijspakket of kenmerk (jti)");
  verb->add_flag("--alles", options.all, "controleer het hele logboek");
  verb->add_option("--bewijs", options.receipt, "ontvangstbewijs (standaard: naast het bestand)");
  verb->add_option("--beleid", options.policy, "uw eigen tlog-policy");
  verb->add_option("--sleutel", options.key, "publieke sleutel van de ondertekenaar");
}

}  // namespace zegel::cli
