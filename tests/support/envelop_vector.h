// The example of envelop.md 1, built from its parts: RFC 8032 TEST 1, given salts and a given
// order. For every test that needs one real, signed, complete event. Threads: pure.
#pragma once

#include <string>
#include <vector>

#include "ledger/base/bytes.h"
#include "ledger/crypto/ed25519.h"
#include "ledger/event/skelet.h"

namespace zegel::tests {

struct ExampleDisclosure {
  int number = 0;           // row of envelop.md 1
  char part = 'g';          // g, A, B
  std::string digest;       // base64url
  std::string json;         // its text
  std::string encoded;      // base64url of the text: the disclosure itself
};

crypto::SigningKey example_key();
event::Skelet example_skelet();                          // with its digest of `inhoud`
std::vector<ExampleDisclosure> example_disclosures();    // in the order sent: 43, 1..42
std::string example_jws();
std::string example_sd_jwt();
std::string example_presentation_to_a();                 // without d41
base::Bytes example_leaf();                  // blind SHA-256("zegel blind"), hour 492346

// SHA-256("<prefix><n>"), the first `size` bytes: salts and blinds of vectors.
base::Bytes example_bytes(std::string_view text, std::size_t size);

// jws~d~d~...
std::string joined(std::string_view jws, const std::vector<std::string>& disclosures);
// A file below tests/vectors.
std::string vector_file(std::string_view name);

}  // namespace zegel::tests
