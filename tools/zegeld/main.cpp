// zegeld, the server: settings -> hardening -> start checks -> node -> server, until SIGTERM.
// Exit codes: 0 stopped; 70 store, 73 genesis, 76 key or crypto library, 77 layout (logboek.md 19),
// 78 settings or a listener.
#include <fmt/format.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include <span>

#include "config/installation.h"
#include "config/version.h"
#include "ledger/base/journal.h"
#include "ledger/crypto/secret.h"
#include "tools/zegeld/command.h"
#include "tools/zegeld/notify.h"
#include "tools/zegeld/serve.h"

namespace zegel::zegeld {
namespace {

constexpr int bad_settings = 78;
constexpr int bad_library = 76;

int run(std::span<char*> arguments);
int serve(const Command& command, const config::Values& values);
void wait_for_end(const Command& command, Serving& serving);
void reload(const Command& command, Serving& serving);
void set_level(const config::Values& values);
int tell(const config::Faults& faults);
int fail(int exit_code, std::string_view check, std::string_view sentence);
void to_stderr(const std::string& line);
sigset_t our_signals();

}  // namespace
}  // namespace zegel::zegeld

int main(int argc, char** argv) {
  return zegel::zegeld::run({argv, static_cast<std::size_t>(argc)});
}

namespace zegel::zegeld {
namespace {

int run(std::span<char*> arguments) {
  const auto command = read_command(arguments);
  if (!command) return tell(command.error());
  if (command->version) {
    base::journal(base::Level::info, "versie", {{"versie", config::version}});
    return 0;
  }
  const auto values = config::load(command->sources);
  if (!values) return tell(values.error());
  set_level(*values);
  // Blocked before any thread exists: they reach wait_for_end and nobody else.
  const sigset_t signals = our_signals();
  ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  ::signal(SIGPIPE, SIG_IGN);
  return serve(*command, *values);
}

int serve(const Command& command, const config::Values& values) {
  const bool practice = command.sources.practice;
  const auto installation = config::installation(values, practice);
  if (!installation) return tell(installation.error());
  const char* reason = nullptr;
  if (!crypto::harden_process(reason)) return fail(bad_library, "beveiliging", reason);
  auto serving = Serving::start(values, *installation, practice);
  if (!serving) {
    const node::StartFailure& failure = serving.error();
    return fail(failure.exit_code, failure.check, failure.sentence);
  }
  notify("READY=1");
  wait_for_end(command, **serving);
  notify("STOPPING=1");
  base::journal(base::Level::info, "stopt");
  (*serving)->stop();
  base::journal(base::Level::info, "gestopt");
  return 0;
}

// Until SIGTERM or SIGINT; then both are unblocked, so that a second one ends the process at once.
void wait_for_end(const Command& command, Serving& serving) {
  const sigset_t signals = our_signals();
  while (true) {
    const timespec second{1, 0};
    const int signal = ::sigtimedwait(&signals, nullptr, &second);
    if (signal == SIGHUP) reload(command, serving);
    if (signal == SIGTERM || signal == SIGINT) break;
    if (signal < 0 && serving.alive()) notify("WATCHDOG=1");
  }
  ::pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

// SIGHUP: what is `hot` in the table; the rest waits for a restart.
void reload(const Command& command, Serving& serving) {
  const auto values = config::load(command.sources);
  if (!values) {
    tell(values.error());
    return;
  }
  set_level(*values);
  if (auto done = serving.reload(*values); !done) {
    base::journal(base::Level::alarm, "certificaten niet gelezen; de oude blijven gelden",
                  {{"reden", done.error().detail}});
    return;
  }
  base::journal(base::Level::info, "instellingen gelezen; het overige na een herstart");
}

void set_level(const config::Values& values) {
  const std::string_view name = values.text("log.niveau");
  for (const auto& [text, level] :
       {std::pair{"debug", base::Level::debug}, std::pair{"info", base::Level::info},
        std::pair{"warning", base::Level::warning}, std::pair{"alarm", base::Level::alarm}})
    if (name == text) base::journal_level(level);
}

int tell(const config::Faults& faults) {
  for (const config::Fault& fault : faults)
    to_stderr(fmt::format("zegeld: {}: {}\n", fault.place, fault.sentence));
  base::journal(base::Level::alarm, "instellingen kloppen niet",
                {{"aantal", faults.size()}, {"exit", bad_settings}});
  return bad_settings;
}

int fail(int exit_code, std::string_view check, std::string_view sentence) {
  to_stderr(fmt::format("zegeld: {}: {}\n", check, sentence));
  base::journal(base::Level::alarm, "start mislukt",
                {{"stap", check}, {"reden", sentence}, {"exit", exit_code}});
  return exit_code;
}

void to_stderr(const std::string& line) {
  if (::write(STDERR_FILENO, line.data(), line.size()) < 0) return;
}

sigset_t our_signals() {
  sigset_t out;
  ::sigemptyset(&out);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) ::sigaddset(&out, signal);
  return out;
}

}  // namespace
}  // namespace zegel::zegeld
