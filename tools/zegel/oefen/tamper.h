// One quiet change in a compact copy of the practice ledger, and its undoing.
//
// The bytes of a copy are numbered: every leaf row of every register in order, then every inhoud
// record. Nothing here knows whether a change can be found; that is for the check that follows.
// Invariants: works on a copy only, never on a directory that holds the lock file of a ledger.
// Threads: one. Errors: Exit::error when a store does not open.
#pragma once

#include <string>
#include <vector>

#include "ledger/node/node.h"
#include "ledger/store/lmdb.h"
#include "tools/zegel/stop.h"

namespace zegel::cli::oefen {

enum class Part { leaf, inhoud };

struct Row {                    // one row of the copy
  Part part = Part::leaf;
  std::string reg;
  base::Bytes key;
  std::uint64_t size = 0;       // bytes of its value
  std::uint64_t first = 0;      // number of its first byte in the copy
  std::string place() const;    // Dutch
};

class Copy {
 public:
  explicit Copy(node::Options options) : options_(std::move(options)) {}  // data = the copy
  const node::Options& options() const { return options_; }

  Outcome<void> list();                          // fills rows()
  const std::vector<Row>& rows() const { return rows_; }
  std::uint64_t bytes() const;
  const Row& row_of(std::uint64_t byte) const;   // byte < bytes()

  Outcome<base::Bytes> read(const Row& row) const;
  Outcome<void> write(const Row& row, base::ByteView value) const;  // empty: removes the row

 private:
  Outcome<std::unique_ptr<store::Store>> open(Part part) const;
  std::string table(const Row& row) const;
  node::Options options_;
  std::vector<Row> rows_;
};

}  // namespace zegel::cli::oefen
