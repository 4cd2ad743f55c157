// O5 and O6: every given disclosure belongs to the signed summary, and no claim is hidden or
// missing. Threads: pure. Specification: envelop.md 3 (N1-N5), 10.
#pragma once

#include "ledger/audit/examine.h"

namespace zegel::audit {

// Sets out.opened when the disclosures fit. Needs out.envelope and out.skelet.
Step check_content(Examined& out);

}  // namespace zegel::audit
