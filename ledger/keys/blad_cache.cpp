#include "ledger/keys/blad_cache.h"

#include <algorithm>

namespace zegel::keys {
namespace {

OpenBlad copy_of(const OpenBlad& blad) {
  return {blad.id, blad.reg, blad.dossier, blad.partij, blad.key.clone()};
}

}  // namespace

std::optional<OpenBlad> BladCache::find(const base::CasusId& dossier, const base::Pid& partij) {
  const std::lock_guard hold(lock_);
  const auto at = by_place_.find({dossier, partij});
  if (at == by_place_.end()) return std::nullopt;
  return hit(at->second);
}

std::optional<OpenBlad> BladCache::find(const base::BladId& id) {
  const std::lock_guard hold(lock_);
  const auto at = by_id_.find(id);
  if (at == by_id_.end()) return std::nullopt;
  return hit(at->second);
}

void BladCache::put(const OpenBlad& blad) {
  const std::lock_guard hold(lock_);
  if (by_id_.contains(blad.id)) return;
  const Slot slot = free_slot();
  Entry& entry = entries_[slot];
  entry.blad.id = blad.id;
  entry.blad.reg = blad.reg;
  entry.blad.dossier = blad.dossier;
  entry.blad.partij = blad.partij;
  std::ranges::copy(blad.key.reveal(), entry.blad.key.writable().begin());
  by_id_.emplace(blad.id, slot);
  by_place_.insert_or_assign({blad.dossier, blad.partij}, slot);
  make_newest(slot);
}

void BladCache::wipe() {
  const std::lock_guard hold(lock_);
  entries_.clear();
  by_place_.clear();
  by_id_.clear();
  newest_ = oldest_ = none;
}

std::size_t BladCache::size() const {
  const std::lock_guard hold(lock_);
  return entries_.size();
}

OpenBlad BladCache::hit(Slot slot) {
  unlink(slot);
  make_newest(slot);
  return copy_of(entries_[slot].blad);
}

BladCache::Slot BladCache::free_slot() {
  if (entries_.size() < room_) {
    entries_.emplace_back();
    return static_cast<Slot>(entries_.size() - 1);
  }
  const Slot slot = oldest_;
  unlink(slot);
  const OpenBlad& old = entries_[slot].blad;
  by_id_.erase(old.id);
  const auto place = by_place_.find({old.dossier, old.partij});
  if (place != by_place_.end() && place->second == slot) by_place_.erase(place);
  return slot;
}

void BladCache::unlink(Slot slot) {
  Entry& entry = entries_[slot];
  (entry.newer == none ? newest_ : entries_[entry.newer].older) = entry.older;
  (entry.older == none ? oldest_ : entries_[entry.older].newer) = entry.newer;
  entry.newer = entry.older = none;
}

void BladCache::make_newest(Slot slot) {
  entries_[slot].older = newest_;
  entries_[slot].newer = none;
  if (newest_ != none) entries_[newest_].newer = slot;
  newest_ = slot;
  if (oldest_ == none) oldest_ = slot;
}

}  // namespace zegel::keys
