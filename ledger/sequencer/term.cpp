#include "ledger/sequencer/term.h"

#include <algorithm>

namespace zegel::sequencer {
namespace {

constexpr std::size_t takeover_bytes = 4 + 16 + 16;

}  // namespace

bool Term::take(const Takeover& takeover) {
  if (takeover.termijn != newest() + 1) return false;
  takeovers_.push_back(takeover);
  was_active_ = was_active_ || is_active();
  return true;
}

bool Term::known(const Takeover& takeover) const {
  const std::uint64_t at = std::uint64_t{takeover.termijn} - 1;
  return takeover.termijn > 0 && at < takeovers_.size() && takeovers_[at] == takeover;
}

bool Term::may_claim() const {
  if (was_active_ || gave_way_) return false;
  switch (claims_) {
    case Claims::never: return false;
    case Claims::own: return !takeovers_.empty() && takeovers_.back().by.node == self_.node;
    case Claims::first: return takeovers_.empty() || takeovers_.back().by.node == self_.node;
    case Claims::any: return true;
  }
  return false;
}

base::Bytes encode_terms(std::uint32_t termijn, const std::vector<Takeover>& takeovers) {
  base::Bytes out;
  out.reserve(4 + takeovers.size() * takeover_bytes);
  base::ByteWriter writer(out);
  writer.put(termijn);
  for (const Takeover& one : takeovers)
    writer.put(one.termijn).raw(one.by.node.view()).raw(one.by.process.view());
  return out;
}

std::optional<Terms> decode_terms(base::ByteView bytes) {
  base::ByteReader in(bytes);
  Terms out;
  out.termijn = in.get<std::uint32_t>();
  if (!in.ok() || in.rest().size() % takeover_bytes != 0) return std::nullopt;
  out.takeovers.reserve(in.rest().size() / takeover_bytes);
  while (!in.rest().empty()) {
    Takeover one;
    one.termijn = in.get<std::uint32_t>();
    one.by.node = {in.array<16>()};
    one.by.process = {in.array<16>()};
    if (one.termijn != out.takeovers.size() + 1) return std::nullopt;
    out.takeovers.push_back(one);
  }
  return out;
}

}  // namespace zegel::sequencer
