#include "ledger/store/failure_of.h"

#include <fmt/format.h>
#include <lmdb.h>

#include <cerrno>

namespace zegel::store {

base::Failure failure_of(int code, std::string_view what) {
  std::string detail = fmt::format("{}: {}", what, mdb_strerror(code));
  const bool no_room = code == ENOSPC || code == EDQUOT || code == MDB_MAP_FULL;
  if (no_room) return base::Failure::unavailable("alleen-lezen", std::move(detail));
  return base::Failure::fatal(std::move(detail));
}

}  // namespace zegel::store
