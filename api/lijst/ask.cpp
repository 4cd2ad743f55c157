#include "api/lijst/ask.h"

#include <algorithm>

#include "api/lijst/number.h"
#include "api/query.h"
#include "api/services.h"

namespace zegel::api::lijst {

namespace {

using base::Failure;

std::string binding_of(const Call& call);
bool within(const Extents& asked, const Extents& now);
base::Result<Extents> extents_of_totenmet(std::string_view text, const Extents& now);

}  // namespace

base::Result<Ask> read_ask(const Call& call, const std::vector<std::string>& registers) {
  const http::Request& request = call.request;
  Ask ask;
  if (const auto limit = request.query_value("limiet")) ask.limit = *parse_number(*limit);
  ask.total = request.query_value("totaal") == "ja";
  ask.extents = covered(call.services, registers);
  ask.binding = binding_of(call);
  if (const auto text = request.query_value("totEnMet")) {
    TRY(frozen, extents_of_totenmet(*text, ask.extents));
    ask.extents = std::move(frozen);
    ask.frozen = true;
  }
  const auto text = request.query_value("cursor");
  if (!text) return ask;
  const auto cursor = call.services.cursors.open(ask.binding, *text);
  if (!cursor || cursor->sizes.size() != ask.extents.size())
    return std::unexpected(Failure::refused("cursor-ongeldig", query_place("cursor")));
  for (std::size_t i = 0; i < cursor->sizes.size(); ++i) ask.extents[i].size = cursor->sizes[i];
  ask.place = cursor->place;
  return ask;
}

Extents covered(Services& services, const std::vector<std::string>& registers) {
  Extents out;
  for (const std::string& reg : registers)
    out.push_back({reg, services.node.sequencer().register_view(reg).checkpoint_size.value});
  return out;
}

namespace {

// The question without its page: route, filter, role and scope.
std::string binding_of(const Call& call) {
  std::vector<std::string> parts;
  for (const http::QueryItem& item : call.request.query)
    if (item.name != "cursor" && item.name != "limiet" && item.name != "totaal")
      parts.push_back(std::string(item.name) + "=" + std::string(item.value));
  std::ranges::sort(parts);
  std::string out(call.route.name);
  for (std::size_t i = 0; i < call.path.count; ++i) out.append("\n").append(call.path[i]);
  for (const std::string& part : parts) out.append("\n").append(part);
  if (call.caller.role) out.append("\n").append(catalogue::role_name(*call.caller.role));
  out.append("\n").append(call.caller.oin);
  if (call.caller.medewerker) out.append("\n").append(call.caller.medewerker->text());
  return out;
}

bool within(const Extents& asked, const Extents& now) {
  return asked.size() == now.size() && std::ranges::all_of(now, [&](const Extent& one) {
           const auto found = std::ranges::find(asked, one.reg, &Extent::reg);
           return found != asked.end() && found->size <= one.size;
         });
}

base::Result<Extents> extents_of_totenmet(std::string_view text, const Extents& now) {
  const auto asked = parse_extents(text);
  if (!asked || !within(*asked, now))
    return std::unexpected(Failure::refused("V-SCH-4", query_place("totEnMet")));
  Extents out = now;  // in the list's order
  for (Extent& extent : out) extent.size = size_of(*asked, extent.reg);
  return out;
}

}  // namespace

}  // namespace zegel::api::lijst
