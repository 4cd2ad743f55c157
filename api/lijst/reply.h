// The answer of a list: {rijen[], volledigheid, totaal?, _links:{self,next}} (api.md 2.3, I10).
//
//   Reply reply(call, ask);
//   for (...) append_row(reply.row(), ...);
//   return reply.finish(place_of_next_page, total);
//
// Invariants: `volledigheid` stands in every answer, also of an empty list; `compleet` is true only
// when no reason says otherwise. Threads: one owner.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/lijst/ask.h"

namespace zegel::api::lijst {

class Reply {
 public:
  Reply(const Call& call, const Ask& ask);

  std::string& row();  // where the next row is written
  std::size_t rows() const { return rows_; }
  void because(std::string_view reason);      // of `redenen`
  // `next`: the place where the next page begins; nullopt: this was the last one.
  http::Reply finish(const std::optional<base::Bytes>& next,
                     std::optional<std::uint64_t> total = std::nullopt);

 private:
  void append_completeness(std::string& out);
  void append_links(std::string& out, const std::optional<base::Bytes>& next);

  const Call& call_;
  const Ask& ask_;
  std::vector<std::string_view> reasons_;
  std::size_t rows_ = 0;
  http::Reply reply_;
};

// The address of this question with another cursor (empty: without one).
std::string address_of(const http::Request& request, std::string_view cursor);

}  // namespace zegel::api::lijst
