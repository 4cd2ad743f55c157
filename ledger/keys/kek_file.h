// Provider `bestand`: `slot-a` and `slot-b` on every drager (sleutels.md 2, 3).
// Invariants: the carriers were judged before (carrier.h); a slot is overwritten in place, never
// replaced; F_e exists in memory only in Secret and Block. Threads, errors: see kek_provider.h.
#pragma once

#include "ledger/crypto/random.h"
#include "ledger/keys/carrier.h"
#include "ledger/keys/kek_provider.h"

namespace zegel::keys {

class FileKekProvider final : public KekProvider {
 public:
  FileKekProvider(std::vector<CarrierFacts> carriers, crypto::Random& random)
      : carriers_(std::move(carriers)), random_(random) {}

  base::Status create(const Slot& slot) override;
  base::Result<std::vector<CarrierSlots>> read() override;
  base::Status destroy(std::uint32_t epoch) override;
  std::vector<std::string> describe() const override;

 private:
  std::vector<CarrierFacts> carriers_;
  crypto::Random& random_;
};

}  // namespace zegel::keys
