// JSON Schema (2020-12) of one value, from its catalogue row: what a field of that kind may hold.
// Threads: pure. Specification: domein.md 2.2.
#pragma once

#include <boost/json/fwd.hpp>

#include "ledger/catalogue/events.h"

namespace zegel::openapi {

enum class Null : bool { refused, allowed };

// `kind` is the row's: a moment of a key is not the field's own kind.
boost::json::object field_schema(const catalogue::FieldRow& field, catalogue::Kind kind, Null null);

// One code of a list, or text of its form.
boost::json::object code_schema(const catalogue::CodeList& list);

boost::json::object person_schema();

}  // namespace zegel::openapi
