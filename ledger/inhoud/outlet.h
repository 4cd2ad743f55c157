// Where sealed records go besides the own store: a topic that other nodes read (kafka.md 4, 6). A
// record counts as kept when both have it.
//
// Threads: publish any; `done` once, on any thread, must not block. Errors: `te-druk` (nothing
// taken) or V-DUR-1. An empty record says that the key holds nothing any more.
#pragma once

#include "ledger/base/failure.h"
#include "ledger/inhoud/inhoud_store.h"

namespace zegel::inhoud {

class Outlet {
 public:
  virtual ~Outlet() = default;
  virtual void publish(std::string_view reg, const Key& key, base::Bytes record,
                       InhoudStore::Done done) = 0;
};

}  // namespace zegel::inhoud
