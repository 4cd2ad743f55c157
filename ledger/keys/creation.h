// Making blads: one write transaction per group of requests (R2, R3, R4).
//
// Invariants: the heks are read and the rows put in the same transaction, and LMDB has one writer,
// so "fenced" and "created" cannot cross; a request gets all its blads or none, and none of its
// rows stays when it is refused; durable before submit() returns. Rows of the blind index go with
// the blads. With an outlet: one publish per group, and no blad is given that it does not hold; the
// row stays and is published again before it is asked for with success.
// Threads: any. Errors: refused V-DOS-1 (under a hek, from voorlopig on); unavailable V-DUR-1.
#pragma once

#include <atomic>
#include <span>
#include <string>
#include <vector>

#include "ledger/keys/blads.h"
#include "ledger/keys/group_commit.h"
#include "ledger/keys/outlet.h"
#include "ledger/keys/persons.h"

namespace zegel::keys {

struct CreationRequest {
  RegisterName reg;
  base::CasusId dossier;
  std::span<const base::Pid> partijen;
  base::Hour hour;
  std::span<const IdentityKey> links;
  base::Status status;          // out
  std::vector<OpenBlad> blads;  // out, one per partij, in order
};

class Creation {
 public:
  Creation(store::Store& keystore, const EpochKeys& keys, const KeystoreTables& tables,
           crypto::Random& random);
  void submit(CreationRequest& request) { group_.submit(request); }
  void publish_to(Outlet& outlet) { outlet_ = &outlet; }  // before the first submit
  bool healthy() const { return healthy_; }  // false after a fault of the disk: nothing is made

 private:
  void commit(std::span<CreationRequest* const> batch);
  void publish(std::span<CreationRequest* const> batch, std::span<const KeyRow> rows);
  void collect(const store::Rows& rows, const CreationRequest& request,
               std::vector<KeyRow>& out) const;
  void serve(store::MutableRows& rows, CreationRequest& request) const;
  bool under_hek(const store::Rows& rows, const CreationRequest& request) const;

  store::Store& keystore_;
  const EpochKeys& keys_;
  const KeystoreTables& tables_;
  const Blads blads_;
  crypto::Random& random_;  // used by the leader of the group only
  Outlet* outlet_ = nullptr;
  std::atomic<bool> healthy_{true};
  GroupCommit<CreationRequest> group_;
};

}  // namespace zegel::keys
