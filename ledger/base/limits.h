// Every bound on input, with its reason (envelop.md 4, logboek.md 20, api.md 4.1). Units: bytes
// unless the name says otherwise. A parser checks its bound before it allocates.
#pragma once

#include <cstddef>
#include <cstdint>

namespace zegel::base::limits {

// Envelope (envelop.md 4)
inline constexpr std::size_t event_body = 262'144;        // memory per connection
inline constexpr std::size_t batch_body = 8u << 20;       // 256 lines of 32 KiB
inline constexpr std::size_t batch_lines = 256;           // one group commit
inline constexpr std::size_t jws = 4'096;                 // claims need 620; room would hide text
inline constexpr std::size_t header_json = 512;           // closed set
inline constexpr std::size_t payload_json = 2'048;        // closed set
inline constexpr std::size_t disclosures = 64;            // largest row 43 keys + 20 elements
inline constexpr std::size_t betrokkenen = 20;
inline constexpr std::size_t disclosure_chars = 65'536;   // 1,000 hashes in a fence record
inline constexpr std::size_t inhoud_record = 1'000'000;   // Kafka max.message.bytes
inline constexpr std::size_t parts = 21;                  // gemeenschappelijk + 20

// JSON (envelop.md 4, part of the index rule)
inline constexpr std::size_t json_depth = 8;
inline constexpr std::size_t json_members = 64;
inline constexpr std::size_t json_elements = 1'024;
inline constexpr std::size_t json_name = 64;
inline constexpr std::size_t json_string = 2'000;
inline constexpr std::int64_t json_integer = (std::int64_t{1} << 53) - 1;

// Leaf, tree, notes (logboek.md 2, 12, 15, 20)
inline constexpr std::size_t leaf_head = 39;
inline constexpr std::size_t leaf = leaf_head + jws;
inline constexpr std::size_t note = 128u << 10;
inline constexpr std::size_t note_signatures = 80;
inline constexpr std::size_t receipt = 144u << 10;
inline constexpr std::size_t proof_hashes = 63;
inline constexpr std::size_t policy = 64u << 10;
inline constexpr std::size_t tile_width = 256;

// Sequencer (logboek.md 7)
inline constexpr std::size_t batch_records = 256;         // one full tile and entry bundle
inline constexpr std::int64_t batch_age_ms = 20;          // 2.5-5 fsyncs
inline constexpr std::size_t batch_bytes = 4u << 20;
inline constexpr std::size_t waiting_records = 16'384;    // room for 64 full batches of a partner
inline constexpr std::size_t waiting_bytes = 64u << 20;
inline constexpr std::int64_t waiting_oldest_ms = 5'000;
inline constexpr std::int64_t durability_deadline_ms = 10'000;

}  // namespace zegel::base::limits
