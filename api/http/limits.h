// Limits and deadlines of the server, one block, each with its reason (api.md 4.1). Bounds on an
// event itself stand in ledger/base/limits.h. Units: bytes, milliseconds. Rates and connection
// counts are settings and stand in ServerOptions with their defaults.
#pragma once

#include <cstddef>
#include <cstdint>

namespace zegel::http::limits {

inline constexpr std::size_t headers = 8'192;           // fields without the request line: 431
inline constexpr std::size_t target = 4'096;            // our longest address is about 300: 414
inline constexpr std::size_t fields = 64;               // a browser sends about 20
inline constexpr std::size_t other_body = 65'536;       // drafts and forms
inline constexpr std::size_t key_request_body = 8'192;  // api.md 3: file of a sleutelaanvraag
inline constexpr std::uint32_t requests_per_connection = 1'000;  // then close: spreads over nodes

inline constexpr std::int64_t handshake_ms = 10'000;
inline constexpr std::int64_t idle_ms = 60'000;
inline constexpr std::int64_t head_ms = 10'000;         // absolute: one byte per second is cut
inline constexpr std::int64_t body_ms = 10'000;
inline constexpr std::int64_t body_grace_ms = 2'000;    // after that a minimum rate holds
inline constexpr std::size_t body_bytes_per_second = 8'192;
inline constexpr std::int64_t handler_ms = 15'000;      // waits excluded
inline constexpr std::int64_t deferred_ms = 45'000;     // durability 10 s, cover 30 s, some air
inline constexpr std::int64_t write_ms = 30'000;
inline constexpr std::int64_t tls_shutdown_ms = 3'000;
inline constexpr std::int64_t drain_ms = 1'000;         // after a fault: what is on its way
inline constexpr std::size_t drain_bytes = 65'536;
inline constexpr std::int64_t stop_ms = 20'000;         // in-flight requests at SIGTERM
inline constexpr std::int64_t sweep_ms = 250;           // precision of every deadline above

}  // namespace zegel::http::limits
