#include "tools/zegeld/probe.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "ledger/log/embedded.h"
#include "ledger/log/memory.h"
#include "ledger/sequencer/embedded_gate.h"
#include "ledger/sequencer/sequencer.h"
#include "ledger/sequencer/table_set.h"
#include "ledger/store/current.h"
#include "projections/projections.h"

namespace zegel::zegeld {

namespace {

using Checked = std::expected<void, node::StartFailure>;

Checked check(const node::Options& options);
std::optional<tlog::VerifierKey> public_key(const node::Options& options, const std::string& reg);
Checked told(const std::string& text, int status);
std::string read_all(int from);

constexpr std::size_t longest_report = 4'096;

std::unexpected<node::StartFailure> damaged(const char* name, const base::Failure& failure) {
  return std::unexpected(node::StartFailure{
      70, name, "De opslag is beschadigd of niet te openen: " + failure.detail});
}

std::unexpected<node::StartFailure> refused(const sequencer::StartFault& fault) {
  return std::unexpected(node::StartFailure{fault.exit_code, fault.check, fault.sentence});
}

}  // namespace

// The child writes "<exit>\n<check>\n<sentence>" and ends; nothing written and exit 0 is sound.
Checked probe_stores(const node::Options& options) {
  int ends[2];
  if (::pipe(ends) != 0) return damaged("kindproces", base::Failure::fatal("pipe"));
  const pid_t child = ::fork();
  if (child < 0) return damaged("kindproces", base::Failure::fatal("fork"));
  if (child == 0) {
    ::close(ends[0]);
    const Checked outcome = check(options);
    if (!outcome) {
      const node::StartFailure& failure = outcome.error();
      const std::string text =
          std::to_string(failure.exit_code) + "\n" + failure.check + "\n" + failure.sentence;
      if (::write(ends[1], text.data(), text.size()) < 0) ::_exit(70);
    }
    ::_exit(outcome ? 0 : 1);
  }
  ::close(ends[1]);
  const std::string text = read_all(ends[0]);
  ::close(ends[0]);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return told(text, status);
}

namespace {

// As Node::open does, without keeper, house key and signing keys.
Checked check(const node::Options& options) {
  const auto directory = store::current(options.data, "ledger");
  if (!directory) return damaged("tabellen", directory.error());
  if (!*directory && !store::never_made(options.data, "ledger"))
    return damaged("tabellen", base::Failure::fatal("ledger.huidig is missing"));
  if (!*directory && options.kafka) return {};  // all of it comes from the topics
  if (!*directory)
    return std::unexpected(node::StartFailure{
        73, "genesis", "Hier is nog geen logboek. Open het eerst met `zegel register open`."});
  projections::Projections projections;
  if (auto fitted = sequencer::fit_tables(**directory, options.registers, projections); !fitted)
    return refused(fitted.error());
  auto ledger = store::Store::open(
      **directory, sequencer::Sequencer::tables(options.registers, projections), {});
  if (!ledger) return damaged("tabellen", ledger.error());
  auto inhoud = inhoud::InhoudStore::open(options.data, options.registers, false);
  if (!inhoud) return damaged("inhoud", inhoud.error());
  std::vector<std::unique_ptr<log::Log>> logs;  // on Kafka: one that holds nothing
  std::vector<sequencer::RegisterConfig> registers;
  for (const std::string& reg : options.registers) {
    sequencer::RegisterConfig config;
    config.name = reg;
    config.origin = options.ledger_id + "/" + reg;
    if (options.kafka)
      logs.push_back(std::make_unique<log::MemoryLog>());
    else
      logs.push_back(std::make_unique<log::EmbeddedLog>(**ledger, reg,
                                                        sequencer::embedded_gate(config.origin)));
    config.log = logs.back().get();
    if (const auto key = public_key(options, reg)) config.known_keys = {*key};
    registers.push_back(std::move(config));
  }
  projections.bind(**ledger, options.registers);
  const base::SystemClock clock;
  sequencer::Waiters waiters;
  sequencer::Sequencer sequencer({**ledger, **inhoud, nullptr, projections, waiters, clock,
                                  options.ledger_id, options.anchor},
                                 std::move(registers));
  auto checked = sequencer.start_checks();
  if (!checked) return refused(checked.error());
  return {};
}

std::optional<tlog::VerifierKey> public_key(const node::Options& options, const std::string& reg) {
  auto text = store::read_file(options.keys / ("controlepunt." + reg + ".pub"), 4'096);
  if (!text) return std::nullopt;
  while (text->ends_with('\n')) text->pop_back();
  return tlog::VerifierKey::parse(*text);
}

Checked told(const std::string& text, int status) {
  if (WIFSIGNALED(status))
    return std::unexpected(node::StartFailure{
        70, "opslag", "De opslag is beschadigd: het lezen ervan brak de controle af."});
  if (text.empty() && WEXITSTATUS(status) == 0) return {};
  const std::size_t first = std::min(text.find('\n'), text.size());
  const std::size_t second = std::min(text.find('\n', first + 1), text.size());
  node::StartFailure failure;
  failure.exit_code = text.starts_with('7') && first == 2 ? 70 + (text[1] - '0') : 70;
  failure.check = text.substr(std::min(first + 1, text.size()), second - first - 1);
  failure.sentence = text.substr(std::min(second + 1, text.size()));
  return std::unexpected(std::move(failure));
}

std::string read_all(int from) {
  std::string out(longest_report, '\0');
  std::size_t size = 0;
  while (size < out.size()) {
    const ssize_t count = ::read(from, out.data() + size, out.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    size += static_cast<std::size_t>(count);
  }
  out.resize(size);
  return out;
}

}  // namespace

}  // namespace zegel::zegeld
