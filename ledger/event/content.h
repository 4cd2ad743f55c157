// Content: the opened inhoud of one event (I6: the only form in which plaintext exists).
//
// Invariants: move-only; its JSON lives in a memory resource that wipes; no writer, no operator<<.
// Built only by open_disclosures (every digest accounted for, E11-E13) or open_partial (audit and
// reading: what is missing is named). Threads: one owner at a time.
#pragma once

#include <boost/json/fwd.hpp>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "ledger/base/failure.h"
#include "ledger/base/ids.h"
#include "ledger/catalogue/events.h"
#include "ledger/event/skelet.h"

namespace zegel::event {

class Content {
 public:
  Content();
  ~Content();
  Content(Content&&) noexcept;
  Content& operator=(Content&&) noexcept;

  // nullptr: not disclosed. A disclosed null is a JSON null.
  const boost::json::value* find(std::string_view key) const;
  // Text of a string value; empty optional when absent, null or of another kind.
  std::optional<std::string_view> text(std::string_view key) const;
  std::optional<bool> flag(std::string_view key) const;
  std::optional<std::int64_t> integer(std::string_view key) const;
  std::vector<std::string_view> texts(std::string_view key) const;  // strings of an array
  template <class AnyId>
  std::optional<AnyId> id(std::string_view key) const {
    const auto value = text(key);
    return value ? AnyId::parse(*value) : std::nullopt;
  }

  // The disclosed keys of the row, in the order received. `betrokkenen` is none of them (nor found
  // by find): it has its own calls below.
  std::size_t key_count() const;
  std::string_view key(std::size_t i) const;
  const boost::json::value& value(std::size_t i) const;
  bool has_betrokkenen() const;                              // the key itself is disclosed (N3)
  std::size_t betrokkenen() const;                           // disclosed elements
  const boost::json::object& betrokkene(std::size_t i) const;
  std::optional<base::Pid> pid(std::size_t i) const;

  // Digests that were not opened; none in a complete event. While `inhoud` itself is closed it is
  // unknown how many keys there are.
  bool inhoud_opened() const;
  std::size_t unopened_keys() const;       // counts `betrokkenen` too
  std::size_t unopened_elements() const;

  struct State;
  State& state() { return *state_; }
  const State& state() const { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

struct Opened {
  Content content;
  // Per disclosure, in the order received: 0 = gemeenschappelijk, 1 + i = element i of betrokkenen
  // in the issuer's order. Key disclosures are 0 here; N8 moves them at sealing (inhoud/seal).
  std::vector<std::uint8_t> owner;
};

// E11-E13: V-ENV-1, -2, -7, -8; collects all faults of a step. The row decides which names are keys
// (E11) and whether `betrokkenen` belongs (N3). `veld` is the place: "/onthullingen/<i>" in the
// order received, or where an unopened digest stands: "/skelet/_sd/0", "/inhoud/_sd/<i>",
// "/inhoud/betrokkenen/<i>". A missing key of the row is a matter of shape (E14).
base::Result<Opened> open_disclosures(const Skelet& skelet,
                                      std::span<const std::string_view> disclosures,
                                      const catalogue::EventRow& row);

// The same with missing disclosures allowed (O5): an unknown or repeated one is still a fault.
base::Result<Opened> open_partial(const Skelet& skelet,
                                  std::span<const std::string_view> disclosures);

}  // namespace zegel::event
