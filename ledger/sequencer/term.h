// Who is active: the process whose node and process id stand in the newest valid takeover of
// toezicht's controlepunten, whatever any configuration says (logboek.md 14). No clock decides.
//
// Invariants: takeovers come in the order of their termijn, 1, 2, 3, ...; a process claims once in
// its life: whoever was active and reads another one's takeover stays volger.
// Threads: the writer. Specification: logboek.md 14.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ledger/base/bytes.h"
#include "ledger/sequencer/head_record.h"

namespace zegel::sequencer {

enum class Duty : std::uint8_t {
  undecided,   // toezicht's controlepunten are not read to their end yet
  active,      // signs, takes writes, opens its keeper
  follower,    // replays, serves, never signs nor appends
};

// When this process may write a takeover by itself.
enum class Claims : std::uint8_t {
  never,       // rol = "volger"
  own,         // the newest takeover carries this node's id: every start of the active node
  first,       // `zegel register open`: there is none yet
  any,         // `zegel register overnemen --reden`
};

struct Takeover {
  std::uint32_t termijn = 0;
  Actor by;
  auto operator<=>(const Takeover&) const = default;
};

class Term {
 public:
  Term(Actor self, Claims claims) : self_(self), claims_(claims) {}

  void load(std::vector<Takeover> stored) { takeovers_ = std::move(stored); }
  // False: it is not the next termijn.
  bool take(const Takeover& takeover);
  bool known(const Takeover& takeover) const;
  std::uint32_t newest() const { return takeovers_.empty() ? 0 : takeovers_.back().termijn; }
  const std::vector<Takeover>& all() const { return takeovers_; }

  // Another one took over since this process began: a promotion gives way (two at once: one lands).
  void give_way() { gave_way_ = claims_ == Claims::any; }

  const Actor& self() const { return self_; }
  bool is_active() const { return !takeovers_.empty() && takeovers_.back().by == self_; }
  // May this process write termijn newest() + 1, once all takeovers have been read?
  bool may_claim() const;

 private:
  Actor self_;
  Claims claims_;
  std::vector<Takeover> takeovers_;
  bool was_active_ = false;
  bool gave_way_ = false;
};

// Row `terms` of `stand`: u32 termijn of the newest valid record of this topic; then, in toezicht
// and per takeover, u32 termijn, 16 bytes node, 16 bytes process.
struct Terms {
  std::uint32_t termijn = 0;
  std::vector<Takeover> takeovers;
};
base::Bytes encode_terms(std::uint32_t termijn, const std::vector<Takeover>& takeovers);
std::optional<Terms> decode_terms(base::ByteView bytes);

}  // namespace zegel::sequencer
