// In-flight events by jti: the pending map of logboek.md 6 and who waits for which answer.
//
// Invariants: of two callers with one jti and one JWS one is first and the other joins its wait;
// another JWS under an in-flight jti is a conflict. Completions run on the sequencer's thread after
// the commit that covers them, or at failure; they must not block.
// Threads: any, one short lock, never held across a commit or a callback.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/failure.h"
#include "ledger/base/ids.h"
#include "ledger/event/content.h"

namespace zegel::sequencer {

struct Outcome {
  base::Jti jti;
  std::string reg;
  base::LeafIndex index;
  bool covered = false;        // under a signed checkpoint
  bool replay = false;         // known before this request (200 instead of 201)
  std::string receipt;         // tlog-proof, when covered
  std::string_view toestand = "volledig";
};
using Completion = std::move_only_function<void(base::Result<Outcome>)>;

enum class Claim : std::uint8_t { first, joined, conflict };

class Waiters {
 public:
  Waiters();
  ~Waiters();
  // first: the caller goes on to seal and append. `content` is handed to apply (parsed once).
  // conflict: `completion` stays with the caller, who answers V-JTI-1.
  Claim claim(std::string_view reg, const base::Jti& jti, const base::JwsTag& h,
              Completion&& completion, std::unique_ptr<event::Content> content);
  // For E8 before authority: joins when in flight; nullopt when not in flight.
  std::optional<Claim> join(std::string_view reg, const base::Jti& jti, const base::JwsTag& h,
                            Completion completion);
  std::unique_ptr<event::Content> take_content(std::string_view reg, const base::Jti& jti,
                                               const base::JwsTag& h);
  // The first caller gets `outcome` as it is, those that joined get it as a replay.
  void complete(std::string_view reg, const base::Jti& jti, const Outcome& outcome);
  void fail(std::string_view reg, const base::Jti& jti, const base::Failure& failure);
  void fail_all(std::string_view reg, const base::Failure& failure);

  // One batch under one lock: who waits for these events is taken out, to be answered outside it.
  struct Ref {
    base::Jti jti;
    base::JwsTag h;
  };
  struct Taken {
    std::size_t at = 0;        // place in `refs`
    std::int64_t since_ms = 0; // monotonic, of the claim
    Completion first;
    std::vector<Completion> joined;
    void answer(base::Result<Outcome> outcome);
  };
  std::vector<Taken> take(std::string_view reg, std::span<const Ref> refs);

  // Fails what waits longer than the deadline (V-DUR-1) and forgets it; the leaf may still land.
  void expire(std::int64_t older_than_ms);
  // True: nothing is in flight any more. For the end of a node, when no new caller comes in.
  bool wait_idle(std::int64_t milliseconds) const;
  std::size_t waiting() const;
  std::size_t waiting(std::string_view reg) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace zegel::sequencer
