// The whole reading side of ingest: frame, header, payload, disclosures, shape. No key is asked.
#include "ledger/base/check.h"
#include "ledger/base/limits.h"
#include "ledger/catalogue/events.h"
#include "ledger/event/content.h"
#include "ledger/event/envelope.h"
#include "ledger/event/shape.h"
#include "ledger/event/skelet.h"
#include "tests/fuzz/targets.h"

namespace zegel::fuzz {
namespace {

void open(const event::Skelet& skelet, const event::Envelope& envelope) {
  const auto partial = event::open_partial(skelet, envelope.disclosures);
  const auto* const row = catalogue::find_event(skelet.evt);
  if (row == nullptr) return;
  const auto whole = event::open_disclosures(skelet, envelope.disclosures, *row);
  if (!whole) return;
  ZEGEL_CHECK(partial.has_value());  // a complete event is a presentation too
  ZEGEL_CHECK(whole->owner.size() == envelope.disclosures.size());
  ZEGEL_CHECK(whole->content.unopened_keys() == 0 && whole->content.unopened_elements() == 0);
  ZEGEL_CHECK(whole->content.betrokkenen() <= base::limits::disclosures);
  base::Refusals refusals;
  event::check_shape(skelet, whole->content, *row, {skelet.iat + 1800, true}, refusals);
}

}  // namespace

void envelope(base::ByteView bytes) {
  const auto envelope = event::parse_envelope(base::as_text(bytes));
  if (!envelope) {
    ZEGEL_CHECK(!envelope.error().refusals.empty());
    return;
  }
  ZEGEL_CHECK(envelope->jws.size() <= base::limits::jws);
  ZEGEL_CHECK(envelope->disclosures.size() <= base::limits::disclosures);
  ZEGEL_CHECK(event::parse_jws(envelope->jws).has_value());
  const auto skelet = event::parse_skelet(envelope->payload);
  if (skelet) open(*skelet, *envelope);
}

}  // namespace zegel::fuzz
