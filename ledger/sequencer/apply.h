// What the sequencer hands to the projections, inside its one transaction (D7, logboek.md 9).
// Laws A1-A10. A closed keeper holds the lane; opened == nullptr means the inhoud does not open
// (vernietigd or ontbreekt): apply is total (A6). Threads: the writer thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/ids.h"
#include "ledger/event/content.h"
#include "ledger/event/skelet.h"
#include "ledger/store/lmdb.h"

namespace zegel::sequencer {

struct Accepted {             // one accepted record
  std::string_view reg;
  base::LeafIndex index;
  base::Hour received;
  base::Kid kid;
  std::string_view jws;
  const event::Skelet& skelet;
};

class Applier {
 public:
  virtual ~Applier() = default;
  // LMDB tables, without register prefix ("p.partners.sleutel").
  virtual std::vector<std::string> tables() const = 0;
  // Those of them whose rows come from skelets alone: equal on every node (logboek.md 14).
  virtual std::vector<std::string> skelet_tables() const { return {}; }
  virtual std::string version() const = 0;       // changes with any projection's version (A9)
  virtual bool wants_content(std::string_view evt) const = 0;
  // Called once, after the store is open: binds table handles.
  virtual void bind(const store::Store& ledger, const std::vector<std::string>& registers) = 0;
  virtual void apply(const Accepted& record, const event::Content* opened,
                     store::MutableRows& rows) = 0;
};

}  // namespace zegel::sequencer
