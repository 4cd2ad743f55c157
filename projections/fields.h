// Fields: the fields of one event as a projection reads them, live from its opened inhoud or kept
// until a second person agreed (akkoorden.h). Only index fields are kept (D9).
//
// Invariants: borrows what it was made from. A field that is absent, null or of another kind reads
// as empty, so that apply stays total (A6). Threads: values.
#pragma once

#include <boost/json/fwd.hpp>

#include "ledger/base/dutch_time.h"
#include "ledger/event/content.h"

namespace zegel::projections {

class Fields {
 public:
  explicit Fields(const event::Content& live) : live_(&live) {}
  explicit Fields(const boost::json::object& kept) : kept_(&kept) {}

  const boost::json::value* find(std::string_view name) const;  // nullptr: absent; may be null
  bool filled(std::string_view name) const;                     // there, not null, not empty
  std::string text(std::string_view name) const;                // empty when there is none
  std::vector<std::string> texts(std::string_view name) const;
  std::optional<bool> flag(std::string_view name) const;
  std::optional<std::int64_t> integer(std::string_view name) const;
  std::optional<base::Date> date(std::string_view name) const;
  std::optional<std::int64_t> moment(std::string_view name) const;  // unix seconds
  template <class AnyId>
  std::optional<AnyId> id(std::string_view name) const {
    return AnyId::parse(text(name));
  }

  // Elements of betrokkenen; none in what was kept, for no type with a pair has them.
  std::size_t betrokkenen() const { return live_ ? live_->betrokkenen() : 0; }
  std::optional<base::Pid> pid(std::size_t i) const { return live_->pid(i); }
  std::string rol(std::size_t i) const;

 private:
  const event::Content* live_ = nullptr;
  const boost::json::object* kept_ = nullptr;
};

}  // namespace zegel::projections
