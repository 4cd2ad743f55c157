// JSON Schema (2020-12) of the inhoud of an event type, from its catalogue row (domein.md 2.4).
//
// `complete`: what is signed: every key present, absent = null (envelop.md N5). `draft`: what staff
// send to be signed: optional keys may be left out, `medewerker` is filled in by the service.
// A schema says what one value may be; rules between fields are V-codes. Threads: pure.
#pragma once

#include <boost/json/fwd.hpp>
#include <string>

#include "ledger/catalogue/events.h"

namespace zegel::openapi {

enum class Stage : bool { complete, draft };

boost::json::object event_schema(const catalogue::EventRow& row, Stage stage);

// "verstrekking-gedaan.v1" -> "VerstrekkingGedaanV1", the name of its schema.
std::string schema_name(const catalogue::EventRow& row);

}  // namespace zegel::openapi
