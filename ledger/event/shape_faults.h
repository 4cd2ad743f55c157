// Where in the inhoud a fault is, and the list of them. The JSON Pointer is made only for a fault,
// so an event without one costs no allocation. Private to shape*.cpp and rules*.cpp. Threads: one
// owner.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ledger/base/failure.h"

namespace zegel::event {

// Names come from the catalogue, never from the sender: nothing that was sent is echoed.
struct Place {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::string_view key;        // empty: the inhoud itself
  std::string_view inner = {}; // trait of a person, key of an element
  std::size_t element = none;  // of betrokkenen

  std::string veld() const {
    std::string out = "/inhoud";
    if (!key.empty()) out.append("/").append(key);
    if (element != none) out.append("/").append(std::to_string(element));
    if (!inner.empty()) out.append("/").append(inner);
    return out;
  }
};

class Faults {
 public:
  explicit Faults(base::Refusals& out) : out_(out) {}
  void add(std::string_view code, const Place& place) {
    base::Refusal refusal{code, place.veld()};
    for (const base::Refusal& known : out_)
      if (known == refusal) return;
    out_.push_back(std::move(refusal));
  }

 private:
  base::Refusals& out_;
};

}  // namespace zegel::event
