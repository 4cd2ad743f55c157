// One running zegeld: node, projections, API and server, put together from the settings.
//
// Invariants: the order of start is probe, node, services, server; of stop the reverse, so that no
// answer outlives what makes it. `adres` in the data directory names the console listener while it
// runs (tools find it there). Threads: main; it starts those of the node and of the server.
// Errors: StartFailure with its exit code (logboek.md 19), 78 for a listener that cannot open.
#pragma once

#include <expected>
#include <filesystem>
#include <memory>

#include "config/installation.h"
#include "config/values.h"
#include "ledger/node/node.h"

namespace zegel::zegeld {

class Serving {
 public:
  static std::expected<std::unique_ptr<Serving>, node::StartFailure> start(
      const config::Values& values, const node::Options& options, bool practice);
  ~Serving();
  bool alive() const;  // the writer thread turned within 10 s
  // SIGHUP: certificates, revocation lists and quotas anew; a fault leaves all as it was.
  base::Status reload(const config::Values& values);
  void stop();

 private:
  struct State;
  explicit Serving(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace zegel::zegeld
