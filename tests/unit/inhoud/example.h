// The example of envelop.md 1 sealed as in the vector of envelop.md 9: a real keystore in which the
// three blads of the vector were put, so that a real keeper gives the leases.
#pragma once

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <vector>

#include "ledger/inhoud/record.h"
#include "ledger/inhoud/seal.h"
#include "tests/support/envelop_vector.h"
#include "tests/unit/keys/world.h"

namespace zegel::inhoud::test {

using keys::test::common;
using keys::test::hour;
using keys::test::key_from;
using keys::test::ledger_id;
using keys::test::regie;

// Fills the n-th call with the byte n: the nonces 24 x 00, 01, 02 of the vector.
class CountingRandom final : public crypto::Random {
 public:
  void fill(std::span<base::Byte> out) override {
    for (base::Byte& byte : out) byte = next_;
    ++next_;
  }

 private:
  base::Byte next_ = 0;
};

class Example {
 public:
  static Example& only();  // one keystore for all tests of this folder

  EventRef ref() const { return {ledger_id, regie, jti, jws}; }
  std::vector<keys::Lease> leases();
  // The record of the vector: generation 1, nothing destroyed.
  base::Bytes sealed(std::uint16_t generation = 1);
  OpenedRecord open(base::ByteView record, const IsFenced& fenced = nobody);
  OpenedRecord open(base::ByteView record, const EventRef& of, const IsFenced& fenced = nobody);
  IsFenced fence(std::vector<std::size_t> parts) const;  // these blads stand in a definitief hek
  static bool nobody(const base::BladId&) { return false; }

  base::Jti jti;
  std::string jws;
  std::vector<std::string> encoded;          // disclosures in the order d43, d01..d42
  std::vector<std::string_view> disclosures;
  std::vector<std::uint8_t> part_of;
  base::CasusId casus;
  std::vector<base::Pid> partijen;           // gemeenschappelijk, A, B
  std::vector<base::BladId> blads;
  keys::test::World world;
  std::unique_ptr<keys::Keeper> keeper;

 private:
  Example();
};

// The record with this part's ciphertext taken out: what destruction leaves (a stomp).
base::Bytes stomped(base::ByteView record, std::vector<std::size_t> parts,
                    std::uint16_t generation);
// Where a part's ciphertext starts, and where the part ends.
struct Extent {
  std::size_t head, ciphertext, end;
};
Extent extent_of(base::ByteView record, std::size_t part);

}  // namespace zegel::inhoud::test
