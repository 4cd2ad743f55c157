// Where wrapped blads go besides the own keystore: a topic that does not die with this disk
// (sleutels.md 15). Without an outlet (the embedded log) the keystore is all there is.
//
// Promise: holds(id) says that the row of this blad was read back from the topic, as it stands in
// the keystore, with no takeover by another process in front of it. publish() returns when it holds
// for every row, or when that did not come in time; it may still come, and is asked again. open()
// is true while this process is the one that the topic names: not before that is known, nor after
// another was.
// Threads: any; publish waits, at most about 10 s. Errors: none; holds() is the answer.
#pragma once

#include <span>

#include "ledger/keys/topic_rows.h"

namespace zegel::keys {

class Outlet {
 public:
  virtual ~Outlet() = default;
  virtual bool open() const = 0;   // false: nothing is sealed, under no blad at all
  virtual bool holds(const base::BladId& id) const = 0;
  virtual void publish(std::span<const KeyRow> rows) = 0;
};

}  // namespace zegel::keys
