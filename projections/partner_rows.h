// Codecs of the rows of Partners, and the whole hour of a moment of a key.
// Threads: values. Errors: rows are ours, so a short one is a damaged store (checked).
#pragma once

#include <optional>
#include <string_view>

#include "projections/partners.h"
#include "projections/rows.h"

namespace zegel::projections {

base::Bytes encode_key(const PartnerKey& row);
PartnerKey decode_key(const base::Kid& kid, base::ByteView bytes);
base::Bytes encode_partij(const Partij& row);
Partij decode_partij(std::string_view oin, base::ByteView bytes);

// "2026-03-02T10:00:00+01:00" -> hours since 1970 in UTC. The shape has been checked (V-TIJD-1).
std::optional<base::Hour> hour_of_moment(std::string_view rfc3339);

}  // namespace zegel::projections
