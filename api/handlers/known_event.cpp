#include "api/handlers/known_event.h"

#include "api/handlers/visibility.h"
#include "api/services.h"
#include "ledger/crypto/hash.h"

namespace zegel::api {

namespace {

std::optional<KnownEvent> known_of(std::string_view reg, base::LeafIndex index, base::Bytes leaf) {
  KnownEvent known;
  known.reg = reg;
  known.index = index;
  known.leaf = std::move(leaf);
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

bool in_scope(const Call& call, const KnownEvent& known) {
  return call.services.node.ledger().view([&](const store::Rows& rows) {
    const auto row = row_at(call.services, rows, known.reg, known.index);
    return row && Visibility(call, rows).event(known.reg, *row);
  });
}

}  // namespace

std::optional<KnownEvent> find_event(Services& services, std::string_view reg,
                                     const base::Jti& jti) {
  auto found = services.node.sequencer().find(reg, jti);
  if (!found) return std::nullopt;
  return known_of(reg, found->index, std::move(found->leaf));
}

std::optional<KnownEvent> event_at(Services& services, std::string_view reg,
                                   base::LeafIndex index) {
  auto leaf = services.node.sequencer().leaf(reg, index);
  if (!leaf) return std::nullopt;
  return known_of(reg, index, std::move(*leaf));
}

std::optional<KnownEvent> event_of_path(const Call& call) {
  const auto jti = base::Jti::parse(call.path[0]);
  if (!jti) return std::nullopt;
  for (const std::string& reg : call.services.node.options().registers) {
    auto known = find_event(call.services, reg, *jti);
    if (known && in_scope(call, *known)) return known;
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

std::size_t sealed_size(Services& services, const KnownEvent& known) {
  const auto record = services.node.inhoud().get(
      known.reg, {known.skelet.jti, crypto::jws_tag(known.view.jws)});
  return record ? record->size() : 0;
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
  return !view.checkpoint.empty() && known.index.value < view.checkpoint_size.value;
}

}  // namespace zegel::api
