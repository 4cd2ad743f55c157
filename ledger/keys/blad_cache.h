// The opened blads of the dossiers in use: at most 4,096, least recently used out first, each key
// in the locked arena (sleutels.md 14). A hit costs one short lock and one copy of 32 bytes. A key
// leaves only as a copy for a lease; wiping is overwriting the arena slot.
// Threads: any, one lock, never held across a commit. Errors: none, a miss is nullopt.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

#include "ledger/keys/wrap.h"

namespace zegel::keys {

struct OpenBlad {
  base::BladId id;
  RegisterName reg;
  base::CasusId dossier;
  base::Pid partij;
  Key key;
};

class BladCache {
 public:
  static constexpr std::size_t capacity = 4'096;
  explicit BladCache(std::size_t room = capacity) : room_(room) {}

  std::optional<OpenBlad> find(const base::CasusId& dossier, const base::Pid& partij);
  std::optional<OpenBlad> find(const base::BladId& id);
  void put(const OpenBlad& blad);
  void wipe();
  std::size_t size() const;

 private:
  using Slot = std::uint32_t;
  static constexpr Slot none = ~Slot{0};
  struct Place {
    base::CasusId dossier;
    base::Pid partij;
    bool operator==(const Place&) const = default;
  };
  struct PlaceHasher {
    std::size_t operator()(const Place& place) const {
      return base::IdHasher{}(place.dossier) * 31 + base::IdHasher{}(place.partij);
    }
  };
  struct Entry {
    OpenBlad blad;
    Slot newer = none;
    Slot older = none;
  };

  OpenBlad hit(Slot slot);
  void unlink(Slot slot);
  void make_newest(Slot slot);
  Slot free_slot();

  const std::size_t room_;
  mutable std::mutex lock_;  // all below
  std::vector<Entry> entries_;
  Slot newest_ = none;
  Slot oldest_ = none;
  std::unordered_map<Place, Slot, PlaceHasher> by_place_;
  std::unordered_map<base::BladId, Slot, base::IdHasher> by_id_;
};

}  // namespace zegel::keys
