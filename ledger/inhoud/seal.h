// Sealing: disclosures -> parts under their blads -> one inhoud record (envelop.md 9, N8).
// Opening: record -> disclosures, checked against the signed structure; the states of I9.
//
// Invariants: parts in the order gemeenschappelijk, then betrokkenen; plaintext padded to 256
// (ISO 7816-4); only this folder makes plaintext. A fault in one part is `ontbreekt`, nothing of it
// is shown. Threads: any. Errors: see Part.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "ledger/base/failure.h"
#include "ledger/catalogue/events.h"
#include "ledger/crypto/random.h"
#include "ledger/event/content.h"
#include "ledger/keys/keeper.h"

namespace zegel::inhoud {

struct EventRef {
  std::string_view ledger_id;
  std::string_view reg;
  base::Jti jti;
  std::string_view jws;
};

// Part of each disclosure: 0 gemeenschappelijk, 1 + i betrokkene i (N8; needs the row's exposures).
std::vector<std::uint8_t> parts_of(const event::Opened& opened,
                                   std::span<const std::string_view> disclosures,
                                   const catalogue::EventRow& row);

// `leases[0]` gemeenschappelijk, then one per betrokkene. Unavailable V-DUR-1: a lease ran out
// between asking and sealing (R5). V-GRO-1: the record would be larger than Kafka takes.
base::Result<base::Bytes> seal(const EventRef& ref,
                               std::span<const std::string_view> disclosures,
                               std::span<const std::uint8_t> part_of,
                               std::span<const keys::Lease> leases, crypto::Random& random,
                               std::uint16_t generation = 1);

enum class Part : std::uint8_t { aanwezig, vernietigd, ontbreekt };
enum class Toestand : std::uint8_t { volledig, gedeeltelijk, vernietigd, ontbreekt };  // I9
std::string_view toestand_name(Toestand toestand);

// Disclosures in wiped memory, one string per part that opened, each disclosure followed by '~'.
class OpenedRecord {
 public:
  OpenedRecord();
  ~OpenedRecord();
  OpenedRecord(OpenedRecord&&) noexcept;
  OpenedRecord& operator=(OpenedRecord&&) noexcept;
  std::vector<Part> parts;  // empty: no record that can be read
  // What the parts that are aanwezig say, parsed once; nullopt when gemeenschappelijk is not.
  std::optional<event::Content> content;
  // The keeper could not answer for a part (not ready, too busy): it stands as ontbreekt here, but
  // that is no fact (logboek.md A7). Apply holds the lane, a reader gets 503.
  std::optional<base::Failure> unavailable;
  std::vector<std::string_view> disclosures() const;
  std::vector<std::string_view> disclosures(std::size_t part) const;  // of one of `parts`
  Toestand toestand() const;
  struct State;
  State& state() { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

// Whether a blad id stands in `bladvingerafdrukken` of a definitief hek (none before version 0.5).
using IsFenced = std::function<bool(const base::BladId&)>;

// nullopt record: ontbreekt. `ref.jws` tells which digests the parts must open to.
OpenedRecord open_record(const EventRef& ref, std::optional<base::ByteView> record,
                         keys::BladOpener& opener, const IsFenced& fenced);

// Record parser, shared with the fuzzer: bounds of envelop.md 9.
struct RecordPart {
  bool betrokkene = false;
  base::BladId blad;
  base::ByteView nonce;       // 24
  base::ByteView ciphertext;  // empty = stomp
};
struct Record {
  std::uint16_t generation = 0;
  base::Jti jti;
  base::JwsTag h;
  std::vector<RecordPart> parts;
};
std::optional<Record> parse_record(base::ByteView bytes);

}  // namespace zegel::inhoud
