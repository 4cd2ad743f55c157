// The judge of this node, which still knows the huissleutel when the content of record 0 is lost
// (besluit 0031): the record is a leaf under the signed checkpoints, its signature names the key by
// its thumbprint, and the private key of that thumbprint is here. That is proof enough of whose
// ledger this is, without content; every other key has to be registered again.
//
// Invariant: the inner judge goes first; nothing is added while record 0 opens. Threads: any.
#pragma once

#include <functional>
#include <memory>

#include "ledger/ports/judge.h"

namespace zegel::node {

// The record 0 of toezicht, when it is here and well-formed.
using RecordZero = std::function<std::optional<base::Bytes>()>;

std::unique_ptr<ports::Judge> with_house_key(std::unique_ptr<ports::Judge> inner,
                                             const crypto::PublicKey& house, RecordZero record);

}  // namespace zegel::node
