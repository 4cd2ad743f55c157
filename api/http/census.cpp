#include "api/http/census.h"

namespace zegel::http {

namespace {
bool full(std::size_t count, std::size_t limit) { return limit != 0 && count >= limit; }
}  // namespace

std::optional<Census::Place> Census::enter(const std::string& peer) {
  const std::lock_guard lock(mutex_);
  const auto found = peers_.find(peer);
  const Counts now = found == peers_.end() ? Counts{} : found->second;
  if (full(all_, limits_.all) || full(now.all, limits_.per_peer) ||
      full(now.unknown, limits_.before_sign_in))
    return std::nullopt;
  Counts& counts = peers_[peer];
  ++all_;
  ++counts.all;
  ++counts.unknown;
  return std::optional<Place>(std::in_place, *this, peer);
}

std::size_t Census::count() const {
  const std::lock_guard lock(mutex_);
  return all_;
}

void Census::Place::signed_in() {
  if (signed_in_) return;
  signed_in_ = true;
  const std::lock_guard lock(census_->mutex_);
  --census_->peers_[peer_].unknown;
}

Census::Place::~Place() {
  if (!census_) return;
  const std::lock_guard lock(census_->mutex_);
  --census_->all_;
  const auto found = census_->peers_.find(peer_);
  --found->second.all;
  if (!signed_in_) --found->second.unknown;
  if (found->second.all == 0) census_->peers_.erase(found);
}

}  // namespace zegel::http
