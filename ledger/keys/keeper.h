// The keeper: the one component that creates, wraps, opens and destroys blads (sleutels.md 4).
//
// Invariants: R1 only BladMaker creates (replay, rebuild and queries receive a BladOpener); R2 hek
// rows are read and blad rows put in one write transaction with MDB_NOOVERWRITE; R3 an event gets
// the blads of all its parts or none; R4 group commit without a timer, durable before it returns;
// R5 a lease cannot be copied, holds its key in locked memory, ends at 60 s; R6 open checks epoch,
// AAD and vingerafdruk, never a second key; R9 no id or key reaches the journal.
// Threads: any. Errors: refused V-DOS-1 (`omheind`), unavailable V-DUR-1 (`niet-gereed`) /
// `te-druk`, and for open: refused "onbekend" / "beschadigd" / "omheind".
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ledger/base/failure.h"
#include "ledger/base/ids.h"
#include "ledger/crypto/secret.h"
#include "ledger/keys/person_index.h"

namespace zegel::keys {

// One unit of a counter of the keeper, given back on destruction; the keeper outlives it.
class Permit {
 public:
  Permit() = default;
  explicit Permit(std::atomic<std::uint64_t>& counter) : counter_(&counter) { ++counter; }
  Permit(Permit&& other) noexcept : counter_(std::exchange(other.counter_, nullptr)) {}
  Permit& operator=(Permit&& other) noexcept {
    std::swap(counter_, other.counter_);
    return *this;
  }
  ~Permit() {
    if (counter_) --*counter_;
  }

 private:
  std::atomic<std::uint64_t>* counter_ = nullptr;
};

inline constexpr std::int64_t lease_ms = 60'000;

// Permission to use one blad for at most 60 s. A destruction run waits for its permit (R5).
class Lease {
 public:
  Lease(base::BladId id, base::CasusId dossier, base::Pid partij, crypto::Secret<32> key,
        std::int64_t expires_ms, Permit permit = {}, Permit key_slot = {})
      : id_(id), dossier_(dossier), partij_(partij), key_(std::move(key)), expires_ms_(expires_ms),
        permit_(std::move(permit)), key_slot_(std::move(key_slot)) {}
  Lease(Lease&&) noexcept = default;
  Lease& operator=(Lease&&) noexcept = default;

  const base::BladId& id() const { return id_; }
  const base::CasusId& dossier() const { return dossier_; }
  const base::Pid& partij() const { return partij_; }
  bool expired() const;                       // the holder must ask again
  const crypto::Secret<32>& key() const { return key_; }

  // After sealing: the key goes, the permit stays until the leaf is read back or refused.
  Permit settle() && {
    Lease ended = std::move(*this);
    return std::move(ended.permit_);
  }

 private:
  base::BladId id_;
  base::CasusId dossier_;
  base::Pid partij_;
  crypto::Secret<32> key_;
  std::int64_t expires_ms_;  // monotonic
  Permit permit_;            // counted by stand().leases
  Permit key_slot_;          // counted against the bound on keys in locked memory
};

class BladOpener {
 public:
  virtual ~BladOpener() = default;
  virtual base::Result<Lease> open(std::string_view reg, const base::BladId& id) = 0;
};

class BladMaker : public BladOpener {
 public:
  // One lease per partij, in order; the zero Pid is gemeenschappelijk. `hour` of ledger time. The
  // rows of `link` are durable with the blads: no commit more for a new pid, one for a known pid.
  virtual base::Result<std::vector<Lease>> blads_for(std::string_view reg,
                                                     const base::CasusId& dossier,
                                                     std::span<const base::Pid> partijen,
                                                     base::Hour hour, const Link& link) = 0;
  base::Result<std::vector<Lease>> blads_for(std::string_view reg, const base::CasusId& dossier,
                                             std::span<const base::Pid> partijen,
                                             base::Hour hour) {
    return blads_for(reg, dossier, partijen, hour, {});
  }
};

struct KeeperStand {
  std::uint32_t epoch = 0;
  std::uint64_t blads = 0;
  std::uint64_t leases = 0;
  bool open = false;
  std::vector<std::string> warnings;  // Dutch sentences, for readiness and the console
};

}  // namespace zegel::keys
