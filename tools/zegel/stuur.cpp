// zegel stuur: post signed events, wait for the receipt, keep it beside the event.
#include <fmt/format.h>

#include <boost/json/array.hpp>

#include "ledger/base/limits.h"
#include "ledger/event/envelope.h"
#include "ledger/event/skelet.h"
#include "tools/zegel/files.h"
#include "tools/zegel/receipt.h"
#include "tools/zegel/verbs.h"

namespace zegel::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  int wait = 5;
  bool dry_run = false;
};

// One event, without the final LF that our own tools write.
Outcome<std::string> read_event(const std::string& file) {
  TRY(text, read_text(file, base::limits::event_body));
  if (text.ends_with('\n')) text.pop_back();
  const auto envelope = event::parse_envelope(text);
  if (!envelope || !event::parse_skelet(envelope->payload)) {
    return stop(Exit::usage, fmt::format("Dit is geen ondertekende gebeurtenis: {}", file), {},
                "Maak er een.", "zegel onderteken gebeurtenis.json --sleutel partner.pem");
  }
  return text;
}

Outcome<boost::json::object> send(const Context& context, const Options& options,
                                  Service& service, const std::string& file) {
  TRY(bytes, read_event(file));
  if (options.dry_run) {
    context.terminal.talk(fmt::format("Proef: ik zou {} sturen ({} bytes).", file, bytes.size()));
    return boost::json::object{{"bestand", file}, {"proef", true}};
  }
  TRY(receipt, post_event(service, bytes, options.wait));
  const auto kept = file == "-" ? std::filesystem::path(receipt.jti + ".tlog-proof")
                                : receipt_path(file);
  TRY_DO(write_text(kept, receipt.bewijs));
  context.terminal.data(fmt::format("{}  {} {}  {}  {}", receipt.jti, receipt.reg,
                                    receipt.volgnummer, receipt.stand, kept.string()));
  return boost::json::object{{"bestand", file},
                             {"jti", receipt.jti},
                             {"register", receipt.reg},
                             {"volgnummer", receipt.volgnummer},
                             {"stand", receipt.stand},
                             {"toestand", receipt.toestand},
                             {"ontvangstbewijs", kept.string()}};
}

Outcome<Exit> run_send(const Context& context, const Options& options) {
  TRY(address, find_address(context, false));
  Service service(address);
  boost::json::array sent;
  std::optional<Stop> failed;
  for (const std::string& file : options.files) {
    auto one = send(context, options, service, file);
    if (one) {
      sent.push_back(std::move(*one));
      continue;
    }
    failed = std::move(one).error();
    if (options.files.size() > 1) failed->what = fmt::format("{}: {}", file, failed->what);
    break;  // the order of events matters to who reads them: what follows waits
  }
  if (!failed) {
    context.terminal.object("stuur", {{"goed", true}, {"verstuurd", sent}});
    return Exit::yes;
  }
  if (!sent.empty()) failed->exit = Exit::partly;
  failed->next = failed->exit == Exit::later ? "zegel stuur (met hetzelfde bestand)" : failed->next;
  return std::unexpected(std::move(*failed));
}

}  // namespace

void declare_stuur(CLI::App& app, Chosen& chosen) {
  auto& options = chosen.keep<Options>();
  auto* verb = add_verb(app, "stuur", "stuur gebeurtenissen en bewaar het ontvangstbewijs", chosen,
                        [&options](const Context& context) { return run_send(context, options); });
  verb->add_option("bestanden", options.files, "ondertekende gebeurtenissen")->required();
  verb->add_option("--wacht", options.wait, "seconden wachten op het bewijs (0-30)")
      ->check(CLI::Range(0, 30));
  verb->add_flag("--proef", options.dry_run, "lees en controleer, maar stuur niet");
}

}  // namespace zegel::cli
