#include "ledger/base/journal.h"
#include "ledger/keys/keeper_state.h"

namespace zegel::keys {

base::Result<FoundPersons> Keeper::find(std::string_view reg, const Identity& identity) const {
  if (state_->closed)
    return std::unexpected(base::Failure::unavailable("V-DUR-1", "niet-gereed"));
  if (!RegisterName::from(reg))
    return std::unexpected(base::Failure::unavailable("V-DUR-1", "niet-gereed"));
  return state_->keystore->view([&](const store::Rows& rows) {
    return state_->persons().find(rows, reg, identity, state_->heks);
  });
}

bool Keeper::index_complete() const {
  return state_->keystore->view(
      [&](const store::Rows& rows) { return state_->persons().complete(rows); });
}

IndexRebuild Keeper::rebuild_index() {
  return {*state_->keystore, state_->persons(), state_->heks, state_->keys.ledger_id};
}

std::vector<SeenLink> Keeper::links_after(const std::optional<IdentityKey>& last,
                                          std::size_t limit) const {
  return state_->keystore->view(
      [&](const store::Rows& rows) { return state_->persons().after(rows, last, limit); });
}

base::Result<std::size_t> Keeper::unlink(std::span<const IdentityKey> keys, base::Hour before) {
  std::size_t taken = 0;
  TRY_DO(state_->keystore->update([&](store::MutableRows& rows) -> base::Status {
    taken = state_->persons().take_away(rows, keys, before);
    return {};
  }));
  return taken;
}

}  // namespace zegel::keys
