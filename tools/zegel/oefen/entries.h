// The leaves of one register as the log serves them to an auditor (logboek.md 11): entry bundles of
// at most 256, and the root that follows from them. Threads: one.
// Errors: Exit::no when a bundle is not what its size says.
#pragma once

#include <vector>

#include "ledger/base/bytes.h"
#include "ledger/tlog/merkle.h"
#include "tools/zegel/service.h"

namespace zegel::cli::oefen {

struct Entries {
  std::vector<base::Bytes> leaves;
  tlog::Hash root{};
};

Outcome<Entries> read_entries(Service& as_fg, std::string_view reg, std::uint64_t size);

// The path of a tile number: 1234067 -> x001/x234/067, and .p/<width> when it is not full.
std::string tile_path(std::uint64_t number, unsigned width);

}  // namespace zegel::cli::oefen
