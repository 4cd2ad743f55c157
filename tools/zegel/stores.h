// The stores of an installation opened by the CLI itself, for looking and for practice: ledger,
// inhoud, keystore and projections, without start checks, so that damage is listed and not refused.
//
// Invariants: nothing is signed or appended. Who opens the live directory takes its lock first.
// Threads: one.
// Errors: Exit::no when a store cannot be opened at all, Exit::not_found when there is none.
#pragma once

#include <memory>

#include "ledger/node/lock.h"
#include "ledger/node/node.h"
#include "projections/projections.h"
#include "tools/zegel/stop.h"

namespace zegel::cli {

class Stores {
 public:
  static Outcome<std::unique_ptr<Stores>> open(const node::Options& options);

  sequencer::FullReport check(const std::function<void(const sequencer::Difference&)>& found) const;
  // As Node::copy_to: ledger, inhoud and keystore below a directory that exists.
  Outcome<void> copy_to(const std::filesystem::path& directory) const;

 private:
  explicit Stores(const node::Options& options) : options_(options) {}
  node::Options options_;
  crypto::SystemRandom random_;
  projections::Projections projections_;
  std::unique_ptr<store::Store> ledger_;
  std::unique_ptr<inhoud::InhoudStore> inhoud_;
  std::unique_ptr<keys::Keeper> keeper_;
  std::vector<sequencer::CheckedRegister> registers_;
};

// Exit::conflict while a zegeld holds the directory.
Outcome<node::DataLock> lock_of(const node::Options& options);

}  // namespace zegel::cli
