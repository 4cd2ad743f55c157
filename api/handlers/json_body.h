// A JSON body, read strictly (envelop.md 5) into memory that is wiped at its end: drafts and
// reasons hold personal content (I6). Threads: one owner. Errors: refused V-ENV-2 (not our JSON),
// V-SCH-3 (a member that does not belong), V-SCH-4 (not an object).
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "ledger/base/failure.h"
#include "ledger/event/wiping_arena.h"

namespace zegel::api {

class JsonBody {
 public:
  JsonBody() : arena_(16'384) {}
  base::Status read(std::string_view text, std::initializer_list<std::string_view> members);
  const boost::json::object& object() const { return value_->get_object(); }

 private:
  event::WipingArena arena_;
  std::optional<boost::json::value> value_;
};

std::optional<std::string_view> text_member(const boost::json::object& object,
                                            std::string_view name);

}  // namespace zegel::api
