// /log/{register}: the tree as C2SP tlog-tiles (logboek.md 11). Checkpoint and hash tiles are
// public and hold nothing personal; entry bundles show who, what type and which hour, so they have
// roles.
// Threads: any worker.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "api/call.h"

namespace zegel::api {

http::Reply get_checkpoint(const Call& call);
http::Reply get_tile(const Call& call);
http::Reply get_entries(const Call& call);

// "<N>[.p/<W>]" with N in groups of three digits, all but the last with `x`: x001/x234/067.p/3
struct TileAddress {
  std::uint64_t number = 0;
  unsigned width = 256;
};
std::optional<TileAddress> parse_tile_number(std::string_view text);

}  // namespace zegel::api
