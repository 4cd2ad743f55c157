// The id of this node: 16 random bytes as 32 hex in the file `knooppunt` of the data directory, in
// no backup (api.md 9.1, logboek.md 14). Threads: the opener, which holds the lock. Errors: fatal,
// with the file named.
#pragma once

#include <filesystem>

#include "ledger/base/failure.h"
#include "ledger/crypto/random.h"
#include "ledger/sequencer/head_record.h"

namespace zegel::node {

base::Result<sequencer::NodeId> node_id_of(const std::filesystem::path& data,
                                           crypto::Random& random);  // made when it is not there

}  // namespace zegel::node
