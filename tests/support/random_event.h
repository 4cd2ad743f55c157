// Random events that fit their catalogue row: every kind, optional keys now and then, texts with
// diacritics. What they say is nonsense; their shape is right (E14). For interop and fuzz seeds.
// Threads: one owner of the random source.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <string>
#include <string_view>

#include "ledger/catalogue/events.h"
#include "ledger/event/skelet.h"
#include "tests/support/seeded_random.h"

namespace zegel::tests {

// Every key of the row, null where absent; `betrokkenen` as an array of objects.
boost::json::object random_inhoud(const catalogue::EventRow& row, std::int64_t iat,
                                  SeededRandom& random);
event::Skelet random_skelet(const catalogue::EventRow& row, std::string_view ledger_id,
                            std::string_view oin, std::int64_t iat, SeededRandom& random);

// Nine digits of the practice range 9999xxxxx that pass the elfproef.
std::string practice_bsn(SeededRandom& random);

}  // namespace zegel::tests
