#include "ledger/store/room.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "ledger/base/bytes.h"
#include "ledger/store/handles.h"

namespace zegel::store {
namespace {

// Some tens of commits of one event between two rounds, and short rounds.
constexpr std::uint64_t least = 128u << 10;
constexpr std::uint64_t most = 512u << 10;

std::uint64_t bytes_of_pages(MDB_env* env) {
  MDB_envinfo info{};
  MDB_stat stat{};
  mdb_env_info(env, &info);
  mdb_env_stat(env, &stat);
  return (info.me_last_pgno + 1) * stat.ms_psize;
}

}  // namespace

void Room::keep(MDB_env* env) {
  if (bytes_of_pages(env) + least <= length_) return;
  MDB_txn* raw = nullptr;
  if (mdb_txn_begin(env, nullptr, 0, &raw) != MDB_SUCCESS) return;
  const Txn nobody_else_writes(raw);
  extend(env);
}

void Room::extend(MDB_env* env) {
  mdb_filehandle_t fd = -1;
  struct stat file {};
  MDB_envinfo info{};
  if (mdb_env_get_fd(env, &fd) != MDB_SUCCESS || ::fstat(fd, &file) != 0) return;
  mdb_env_info(env, &info);
  const std::uint64_t pages = bytes_of_pages(env);
  const std::uint64_t until = std::min<std::uint64_t>(pages + most, info.me_mapsize);
  length_ = std::max(static_cast<std::uint64_t>(file.st_size), pages);
  if (pages + least <= length_ || length_ >= until) return;
  const base::Bytes zeros(until - length_);
  const ssize_t written = ::pwrite(fd, zeros.data(), zeros.size(), static_cast<off_t>(length_));
  if (written > 0 && ::fdatasync(fd) == 0) length_ += static_cast<std::uint64_t>(written);
}

}  // namespace zegel::store
