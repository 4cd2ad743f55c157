// The embedded log: the leaf table of one register and a bounded queue of records that are not yet
// committed (logboek.md 3, D11). One process.
//
// Invariants: position = leaf index, always: append takes only what index rule 1 accepts at that
// place; one mutex, held for a few microseconds; the bytes are moved in and never copied; a record
// leaves the queue when read() passes it, so after its commit; or, withdrawn, at the next read():
// only what is committed has its position for ever.
// Durable when the sequencer's commit returns.
// Threads: append, append_ahead, withdraw, health, queued any; read and end the writer thread.
// Errors of append, append_ahead: unavailable `te-druk` (16,384 records, 64 MiB, or the oldest
// waits 5 s; nothing taken); refused V-JTI-1 when the jti is stored, or queued under another JWS:
// ask Sequencer::find() which; fatal for a record that the rule rejects (a defect of the caller).
// The same JWS while it is queued: accepted, nothing taken, the first one lands.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "ledger/base/limits.h"
#include "ledger/log/log.h"
#include "ledger/store/lmdb.h"

namespace zegel::log {

// What the index rule says of one record alone, for the register of this log (L1-L6, its aud). The
// rule stands above this folder: sequencer/embedded_gate gives it. nullopt: rejected.
struct Admitted {
  base::Jti jti;
  bool genesis = false;  // register-geopend.v1
};
using Gate = std::function<std::optional<Admitted>(base::ByteView record)>;

struct EmbeddedOptions {
  std::size_t records = base::limits::waiting_records;
  std::size_t bytes = base::limits::waiting_bytes;
  std::int64_t oldest_ms = base::limits::waiting_oldest_ms;
};

class EmbeddedLog final : public Log {
 public:
  // `ledger` outlives this; it holds `<reg>.leaf` and `<reg>.jti`.
  EmbeddedLog(const store::Store& ledger, std::string_view reg, Gate gate,
              const EmbeddedOptions& options = {});
  ~EmbeddedLog() override;

  base::Status append(base::Bytes record) override;
  bool takes_ahead() const override { return true; }
  // Wakes nobody: the end of the commit does.
  base::Status append_ahead(base::Bytes record, std::uint64_t commit) override;
  void withdraw(std::uint64_t commit) override;
  Batch read(base::Position from, const Limits& limits, std::int64_t deadline_ms) override;
  base::Result<base::Position> end() override;
  LogHealth health() const override;
  bool positions_are_indices() const override { return true; }
  void on_arrival(std::function<void()> wake) override;
  std::size_t queued() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace zegel::log
