#include "ledger/sequencer/start_checks.h"

#include <fmt/format.h>

#include "ledger/crypto/ed25519.h"
#include "ledger/event/envelope.h"

namespace zegel::sequencer {
namespace {

using Check = std::expected<void, StartFault>;

std::unexpected<StartFault> fault(const Lane& lane, int exit_code, std::string_view check,
                                  std::string_view sentence) {
  return std::unexpected(StartFault{exit_code, std::string(check), lane.config.name,
                                    fmt::format(fmt::runtime(sentence), lane.config.name)});
}

Check check_key(const Lane& lane);
Check check_counts(const Lane& lane, const store::Rows& rows);
Check check_tail(const Lane& lane, const store::Rows& rows);
Check check_genesis(const Lane& lane, const store::Rows& rows);
Check check_notes(const Lane& lane, const store::Rows& rows);

}  // namespace

CheckResult check_register(const Lane& lane, const store::Store& ledger,
                           const std::filesystem::path& anchors) {
  if (lane.damage) return std::unexpected(*lane.damage);
  TRY_DO(check_key(lane));
  return ledger.view([&](const store::Rows& rows) -> CheckResult {
    TRY_DO(check_counts(lane, rows));
    if (!lane.tree.check_edges(rows, {lane.head.size, lane.head.root}))
      return fault(lane, 70, "grens", "De boom van register {} klopt niet met de stand.");
    TRY_DO(check_genesis(lane, rows));
    TRY_DO(check_tail(lane, rows));
    TRY_DO(check_notes(lane, rows));
    if (auto hold = check_log_tail(lane, rows, tail_records))
      return Doubt{std::move(*hold), 0, {}, {}};
    if (anchors.empty()) return std::nullopt;
    auto doubt = judge_anchor(lane, Anchor(anchors, lane.config.name), rows);
    if (!doubt) return std::nullopt;
    return Doubt{std::move(doubt->hold), doubt->rule, {}, std::move(doubt->note)};
  });
}

namespace {

// Z8: the private key gives the vkey that is in force for this origin.
Check check_key(const Lane& lane) {
  const RegisterConfig& config = lane.config;
  if (!config.sign_with && config.signing_key == nullptr) return {};
  constexpr std::string_view sentence = "De sleutel voor controlepunten van register {} past niet.";
  if (!config.sign_with || config.signing_key == nullptr)
    return fault(lane, 76, "sleutel", sentence);
  const auto own = tlog::VerifierKey::log_key(config.origin, config.signing_key->public_key());
  bool known = false;
  for (const tlog::VerifierKey& key : config.known_keys) known = known || key.text() == own.text();
  if (!known || own.text() != config.sign_with->text()) return fault(lane, 76, "sleutel", sentence);
  return {};
}

// The leaf table ends where the stand says; so does the log, where positions are indices.
Check check_counts(const Lane& lane, const store::Rows& rows) {
  const auto last = rows.last(lane.tables.leaf);
  const std::uint64_t leaves = last ? store::read_u64(last->first).value_or(0) + 1 : 0;
  const std::uint64_t size = lane.head.size.value;
  const bool right = leaves == size && rows.count(lane.tables.leaf) == size &&
                     rows.count(lane.tables.jti) == size && lane.next.value >= size &&
                     (!lane.config.log->positions_are_indices() || lane.next.value == size);
  if (!right)
    return fault(lane, 70, "bladeren", "Register {} heeft meer of minder berichten dan de stand.");
  return {};
}

// The last 100 leaves hash to level 0 of the tiles, and their jti map back.
Check check_tail(const Lane& lane, const store::Rows& rows) {
  constexpr std::string_view sentence = "De laatste berichten van register {} kloppen niet.";
  const std::uint64_t size = lane.head.size.value;
  const std::uint64_t first = size > tail_records ? size - tail_records : 0;
  for (std::uint64_t index = first; index < size; ++index) {
    const auto row = rows.get(lane.tables.leaf, store::key_u64(index));
    const auto stored = row ? store::decode_leaf(*row) : std::nullopt;
    if (!stored) return fault(lane, 70, "staart", sentence);
    const auto record = check_record(stored->leaf);
    const auto* leaf = std::get_if<Wellformed>(&record);
    if (leaf == nullptr) return fault(lane, 70, "staart", sentence);
    const std::uint64_t in_tile = std::min<std::uint64_t>(size - index / 256 * 256, 256);
    const unsigned width = static_cast<unsigned>(in_tile);
    const auto tile = lane.tree.tile(rows, 0, index / 256, width, lane.head.size);
    const base::Hash hash = event::leaf_hash(stored->leaf);
    if (!tile || tile->size() < (index % 256 + 1) * 32 ||
        std::memcmp(tile->data() + index % 256 * 32, hash.data(), 32) != 0)
      return fault(lane, 70, "staart", sentence);
    const auto back = rows.get(lane.tables.jti, leaf->skelet.jti.view());
    if (!back || store::read_u64(*back) != index) return fault(lane, 70, "staart", sentence);
  }
  return {};
}

Check check_genesis(const Lane& lane, const store::Rows& rows) {
  constexpr std::string_view sentence = "Bericht 0 van register {} ontbreekt of klopt niet.";
  if (lane.head.size.value == 0)
    return lane.config.opening ? Check{} : fault(lane, 73, "genesis", sentence);
  const auto row = rows.get(lane.tables.leaf, store::key_u64(0));
  const auto stored = row ? store::decode_leaf(*row) : std::nullopt;
  if (!stored || !lane.genesis || event::leaf_hash(stored->leaf) != *lane.genesis)
    return fault(lane, 73, "genesis", sentence);
  const auto record = check_record(stored->leaf);
  const auto* genesis = std::get_if<Wellformed>(&record);
  if (genesis == nullptr || genesis->skelet.evt != genesis_evt ||
      genesis->skelet.aud != lane.config.origin)
    return fault(lane, 73, "genesis", sentence);
  if (lane.config.genesis_keys.empty()) return {};
  const auto envelope = event::parse_jws(genesis->leaf.jws);
  for (const crypto::PublicKey& key : lane.config.genesis_keys)
    if (envelope && crypto::thumbprint(key) == envelope->kid &&
        crypto::verify(key, base::as_bytes(envelope->signed_part), envelope->signature))
      return {};
  return fault(lane, 73, "genesis", sentence);
}

// The newest own and the newest witnessed note give the tree's roots.
Check check_notes(const Lane& lane, const store::Rows& rows) {
  constexpr std::string_view sentence = "Het controlepunt van register {} past niet bij de boom.";
  const auto fits = [&](base::TreeSize size, const base::Hash& root) {
    if (size > lane.head.size) return false;
    const auto own = lane.tree.root_at(rows, size);
    return own && *own == root;
  };
  if (lane.signed_head && !fits(lane.signed_head->size, lane.signed_head->root))
    return fault(lane, 70, "controlepunt", sentence);
  const auto witnessed = rows.last(lane.tables.getuigd);
  if (!witnessed) return {};
  const auto head =
      tlog::open_checkpoint(base::as_text(witnessed->second), lane.config.known_keys);
  if (!head || store::read_u64(witnessed->first) != head->size.value ||
      !fits(head->size, head->root))
    return fault(lane, 70, "getuigd", sentence);
  return {};
}

}  // namespace
}  // namespace zegel::sequencer
