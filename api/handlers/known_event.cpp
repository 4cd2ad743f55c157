#include "api/handlers/known_event.h"

#include "api/services.h"
#include "ledger/crypto/hash.h"

namespace zegel::api {

namespace {

using catalogue::Role;

bool in_scope(const auth::Caller& caller, const KnownEvent& known) {
  if (caller.is(Role::partner)) return caller.oin == known.skelet.iss;
  // A beheerder sees technique and partners, no dossier (domein.md 8.1).
  return !caller.is(Role::beheerder) || known.reg == "toezicht";
}

}  // namespace

std::optional<KnownEvent> find_event(Services& services, std::string_view reg,
                                     const base::Jti& jti) {
  auto found = services.node.sequencer().find(reg, jti);
  if (!found) return std::nullopt;
  KnownEvent known;
  known.reg = reg;
  known.index = found->index;
  known.leaf = std::move(found->leaf);
  const auto view = event::parse_leaf(known.leaf);
  if (!view) return std::nullopt;
  const auto envelope = event::parse_jws(view->jws);
  if (!envelope) return std::nullopt;
  auto skelet = event::parse_skelet(envelope->payload);
  if (!skelet) return std::nullopt;
  known.view = *view;
  known.kid = envelope->kid;
  known.skelet = std::move(*skelet);
  return known;
}

std::optional<KnownEvent> event_of_path(const Call& call) {
  const auto jti = base::Jti::parse(call.path[0]);
  if (!jti) return std::nullopt;
  for (const std::string& reg : call.services.node.options().registers) {
    auto known = find_event(call.services, reg, *jti);
    if (known && in_scope(call.caller, *known)) return known;
  }
  return std::nullopt;
}

inhoud::OpenedRecord open_inhoud(Services& services, const KnownEvent& known) {
  node::Node& node = services.node;
  const inhoud::Key key{known.skelet.jti, crypto::jws_tag(known.view.jws)};
  const auto record = node.inhoud().get(known.reg, key);
  const auto bytes = record ? std::optional<base::ByteView>(*record) : std::nullopt;
  const auto fenced = [](const base::BladId&) { return false; };  // no run before version 0.5
  return inhoud::open_record({node.options().ledger_id, known.reg, key.jti, known.view.jws}, bytes,
                             node.opener(), fenced);
}

std::string with_disclosures(Services& services, const KnownEvent& known) {
  std::string out(known.view.jws);
  out += '~';
  const auto opened = open_inhoud(services, known);  // the views below live as long as this
  for (const std::string_view disclosure : opened.disclosures())
    out.append(disclosure).append("~");
  return out;
}

bool is_covered(Services& services, const KnownEvent& known) {
  const auto view = services.node.sequencer().register_view(known.reg);
  return !view.checkpoint.empty() && known.index.value < view.size.value;
}

std::string etag_of(const KnownEvent& known) {
  return "\"" + known.reg + "-" + std::to_string(known.index.value) + "\"";
}

}  // namespace zegel::api
