// One page of rows that are already at hand, in the order of a key that is unique among them: lists
// of current state. `key(row)` is text or string; it is what the cursor keeps.
// Threads: one owner.
#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "api/lijst/reply.h"

namespace zegel::api::lijst {

template <class Row, class Key, class Append>
http::Reply page_of(Reply& reply, const Ask& ask, std::vector<Row> rows, Key key, Append append) {
  const auto text = [&](const Row& row) { return std::string(std::invoke(key, row)); };
  std::ranges::sort(rows, {}, text);
  const std::string after(base::as_text(ask.place));
  auto row = ask.place.empty() ? rows.begin() : std::ranges::upper_bound(rows, after, {}, text);
  std::optional<base::Bytes> next;
  for (; row != rows.end(); ++row) {
    if (reply.rows() == ask.limit) {
      const std::string last = text(*std::prev(row));
      next.emplace(base::as_bytes(last).begin(), base::as_bytes(last).end());
      break;
    }
    append(reply.row(), *row);
  }
  const auto total = ask.total ? std::optional<std::uint64_t>(rows.size()) : std::nullopt;
  return reply.finish(next, total);
}

}  // namespace zegel::api::lijst
