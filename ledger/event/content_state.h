// What stands behind Content: the arena, and views into it. Private to ledger/event.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "ledger/event/content.h"
#include "ledger/event/wiping_arena.h"

namespace zegel::event {

struct Content::State {
  struct Key {
    std::string_view name;
    const boost::json::value* value;
  };
  // Made when the first disclosure is read; it outlives every view below.
  std::optional<WipingArena> arena;
  std::vector<Key> keys;                                // in the order received
  std::vector<const boost::json::object*> betrokkenen;  // in the issuer's order
  bool inhoud_opened = false;
  bool has_betrokkenen = false;
  std::size_t unopened_keys = 0;
  std::size_t unopened_elements = 0;
};

}  // namespace zegel::event
