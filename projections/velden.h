// The fields of an event that may stand in a projection (exposure `index`), as compact JSON text in
// the order of the catalogue row. Never a `verzegeld` field (D9), never a null.
//
// `casus` and `pid` are left out: they are the keys of the rows that hold these texts. A type that
// the catalogue does not know has no fields: what they may show is not known either.
// Threads: pure. Specification: domein.md 2.1-2.3.
#pragma once

#include <boost/json/fwd.hpp>
#include <string>

#include "ledger/catalogue/events.h"
#include "ledger/event/content.h"

namespace zegel::projections {

// May this field of this row stand in a projection?
bool is_shown(const catalogue::FieldUse& use);

std::string velden_of(const event::Content& content, const catalogue::EventRow* row);
std::string velden_of(const boost::json::object& element, catalogue::Element kind);

}  // namespace zegel::projections
