// What an event refers to and what refers to it (api.md 3), as far as the caller may see those
// events: {naar: [{veld, jti, register, evt}], van: [...]}.
//
// `van` is looked for in the dossier of the event, where references stand (domein.md 2.3); at most
// `references_most` later events are looked at. Threads: one request, in one snapshot.
#pragma once

#include <string>
#include <vector>

#include "api/handlers/visibility.h"

namespace zegel::api {

inline constexpr std::size_t references_most = 5'000;

struct Reference {
  std::string veld;  // "grondslagVerwijzing"; of an element: "betrokkenen/grondslagVerwijzing"
  std::string reg;
  projections::SpoorRow other;
};
struct References {
  std::vector<Reference> naar, van;
  // The place of the last event that says something about this one: its own, or of the last `van`.
  std::uint64_t last_change = 0;
};

References references_of(const Call& call, const Visibility& visibility, const store::Rows& rows,
                         std::string_view reg, const projections::SpoorRow& row);
void append_references(std::string& out, const References& references);

}  // namespace zegel::api
