// L1-L6 over any record: an accepted one reads the same in its parts.
#include "ledger/base/check.h"
#include "ledger/event/envelope.h"
#include "ledger/sequencer/index_rule.h"
#include "tests/fuzz/targets.h"

namespace zegel::fuzz {

void index_rule(base::ByteView bytes) {
  const auto checked = sequencer::check_record(bytes);
  const auto* const well = std::get_if<sequencer::Wellformed>(&checked);
  if (well == nullptr) return;
  const auto rebuilt = event::rebuild_leaf(well->leaf.head, well->leaf.jws);
  ZEGEL_CHECK(rebuilt && std::equal(rebuilt->begin(), rebuilt->end(), bytes.begin(), bytes.end()));
  ZEGEL_CHECK(event::parse_jws(well->leaf.jws).has_value());
  ZEGEL_CHECK(event::is_origin(well->skelet.aud));
  ZEGEL_CHECK(well->skelet.iat % 3600 == 0);
}

}  // namespace zegel::fuzz
