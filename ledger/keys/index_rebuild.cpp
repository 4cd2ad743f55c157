#include "ledger/keys/index_rebuild.h"

namespace zegel::keys {

base::Status IndexRebuild::begin() {
  return keystore_.update([&](store::MutableRows& rows) -> base::Status {
    persons_.clear(rows);
    return {};
  });
}

base::Status IndexRebuild::link(std::string_view reg, const base::CasusId& dossier,
                                const Link& link, base::Hour hour) {
  if (heks_.over({ledger_id_, reg, dossier, link.pid}) == HekState::definitive) return {};
  for (const IdentityKey& key : persons_.keys_of(reg, dossier, link))
    waiting_.push_back({key, hour});
  return waiting_.size() < rows_per_commit ? base::Status{} : flush(false);
}

base::Status IndexRebuild::finish() { return flush(true); }

base::Status IndexRebuild::flush(bool last) {
  TRY_DO(keystore_.update([&](store::MutableRows& rows) -> base::Status {
    for (const Waiting& one : waiting_) persons_.put(rows, std::span(&one.key, 1), one.hour);
    if (last) persons_.mark_complete(rows);
    return {};
  }));
  rows_ += waiting_.size();
  waiting_.clear();
  return {};
}

}  // namespace zegel::keys
