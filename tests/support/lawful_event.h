// Bends an inhoud of the right shape until no rule that the event alone can tell refuses it: texts
// that explain, grounds that fit each other, dates within their terms. What is right stays.
//
//   object inhoud = random_inhoud(row, iat, random);
//   make_lawful(row, inhoud);
// Threads: any.
#pragma once

#include <boost/json/object.hpp>

#include "ledger/catalogue/events.h"

namespace zegel::tests {

void make_lawful(const catalogue::EventRow& row, boost::json::object& inhoud);

}  // namespace zegel::tests
