// What stands behind OpenedRecord: the plaintext of each part and the disclosures in it. Private to
// ledger/inhoud. Invariants: a part without text shows nothing. Threads: one owner.
#pragma once

#include <string_view>
#include <vector>

#include "ledger/inhoud/plaintext.h"
#include "ledger/inhoud/seal.h"

namespace zegel::inhoud {

struct PartText {
  std::optional<Plaintext> plain;
  std::vector<std::string_view> disclosures;  // views into `plain`

  // False: the padding or the frame does not hold; nothing is kept.
  bool take(Plaintext padded);
  void drop();
};

struct OpenedRecord::State {
  std::vector<PartText> parts;
};

// E11 and E12 over the parts that opened: every disclosure stands in the signed structure, in the
// part where N8 puts it, and none is missing there. A part that fails becomes ontbreekt and is
// dropped; what remains is parsed into out.content.
void check_structure(OpenedRecord& out, const base::Hash& digest);

}  // namespace zegel::inhoud
