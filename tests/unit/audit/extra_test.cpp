// audit of envelop.md 15: the receipt's first 37 bytes of the leaf, put wrong in one place.
#include "ledger/audit/examine.h"
#include "ledger/tlog/proof.h"
#include "tests/unit/audit/proof_world.h"

namespace audit = zegel::audit;
namespace tlog = zegel::tlog;
using zegel::test::ProofWorld;

namespace {

// The report on a good event whose receipt has one bit of its extra turned.
audit::Report with_bit_turned(std::size_t at) {
  ProofWorld world;
  const auto line = world.disclose(10);
  world.disclose(11);
  auto receipt = *tlog::parse_receipt(world.receipt("regie", line.index));
  receipt.extra.at(at) ^= 1;
  const auto policy = world.policy();
  return audit::Examiner(policy)
      .examine(line.event, tlog::receipt_text(receipt.extra, receipt.index, receipt.hashes,
                                              receipt.checkpoint))
      .report;
}

constexpr auto other_root = "Het pad leidt naar een andere wortel.";

}  // namespace

TEST_CASE("een ander blind in het ontvangstbewijs", "[audit][O1]") {
  for (const std::size_t at : {1u, 16u, 32u}) {
    const auto report = with_bit_turned(at);
    CHECK(report.logboek.sentence == other_root);
    CHECK_FALSE(report.good());
  }
}

TEST_CASE("een ander uur in het ontvangstbewijs", "[audit][O1]") {
  for (const std::size_t at : {33u, 36u}) {
    const auto report = with_bit_turned(at);
    CHECK(report.logboek.sentence == other_root);
    CHECK_FALSE(report.good());
  }
}
