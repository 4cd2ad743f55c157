#include "ledger/sequencer/anchor.h"

#include <system_error>

#include "ledger/base/limits.h"
#include "ledger/store/current.h"

namespace zegel::sequencer {
namespace {

AnchorDoubt doubt(int rule, State state, std::string_view code, std::string note) {
  return {rule, {state, reason(code)}, std::move(note)};
}

}  // namespace

Anchor::Reading Anchor::read(std::span<const tlog::VerifierKey> known) const {
  std::error_code none;
  if (!std::filesystem::exists(file_, none) && !none) return {};
  Reading reading;
  reading.presence = Presence::unreadable;
  const auto note = store::read_file(file_, base::limits::note);
  if (!note) return reading;
  reading.note = *note;
  const auto checkpoint = tlog::open_checkpoint(*note, known);
  if (!checkpoint) return reading;
  reading.presence = Presence::present;
  reading.checkpoint = *checkpoint;
  return reading;
}

base::Status Anchor::write(std::string_view note) const {
  return store::replace_file(file_, note);
}

std::optional<AnchorDoubt> judge_anchor(const Lane& lane, const Anchor& anchor,
                                        const store::Rows& rows) {
  Anchor::Reading reading = anchor.read(lane.config.known_keys);
  switch (reading.presence) {
    case Anchor::Presence::absent:
      if (lane.config.opening || lane.head.size.value == 0) return std::nullopt;
      return doubt(0, State::bevroren, "anker-ontbreekt", {});
    case Anchor::Presence::unreadable:
      return doubt(0, State::bevroren, "anker-onleesbaar", std::move(reading.note));
    case Anchor::Presence::present: break;
  }
  // A log that others write to is read first (Z4): it may hold what this store lacks.
  if (reading.checkpoint.size > lane.head.size && lane.must_catch_up() && lane.anchor_due)
    return std::nullopt;
  if (reading.checkpoint.size > lane.head.size)
    return doubt(4, State::bevroren, "anker-verder", std::move(reading.note));
  const auto root = lane.tree.root_at(rows, reading.checkpoint.size);
  if (root && *root == reading.checkpoint.root) return std::nullopt;
  return doubt(5, State::stilstand, "anker-anders", std::move(reading.note));
}

}  // namespace zegel::sequencer
