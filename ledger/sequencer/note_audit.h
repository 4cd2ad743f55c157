// Every checkpoint of one register, own and witnessed, met at the moment that the audit has
// computed the root of its size. Memory: the size of the next note. Threads: one.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "ledger/sequencer/full_check.h"
#include "ledger/sequencer/tables.h"

namespace zegel::sequencer {

class NoteAudit {
 public:
  using Differs = std::function<void(std::uint64_t size, std::string sentence)>;
  using Root = std::function<base::Hash()>;

  NoteAudit(const CheckedRegister& reg, const RegisterTables& tables)
      : reg_(reg), own_{tables.controlepunt}, witnessed_{tables.getuigd} {}

  void new_snapshot();                  // the writer may have added notes since
  // Sizes come in ascending order. `root` is asked only when there is a note of this size.
  void at(std::uint64_t size, const Root& root, const store::Rows& rows, const Differs& differs);
  // What stands beyond the last size, or under no size at all.
  void finish(std::uint64_t size, const store::Rows& rows, const Differs& differs);
  std::uint64_t count() const { return count_; }

 private:
  struct Series {                       // one table: the size of its next note, as far as known
    store::Table table;
    std::uint64_t next = 0;
    bool known = false;
    bool ended = false;
  };
  void look(Series& series, std::uint64_t size, const store::Rows& rows) const;
  void check(Series& series, bool own, std::uint64_t size, const Root& root,
             const store::Rows& rows, const Differs& differs);

  const CheckedRegister& reg_;
  Series own_;
  Series witnessed_;
  std::uint64_t count_ = 0;
};

}  // namespace zegel::sequencer
