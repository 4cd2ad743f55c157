#include "ledger/sequencer/rebuild.h"

#include "ledger/base/clock.h"
#include "ledger/base/journal.h"
#include "ledger/crypto/hash.h"
#include "ledger/sequencer/contents.h"
#include "ledger/store/schema.h"

namespace zegel::sequencer {
namespace {

using base::Failure;

struct Cursor {
  std::uint64_t next = 0;
  bool same_version = false;
};

Cursor cursor_of(const Lane& lane, const Dependencies& on);
base::Status begin(const Lane& lane, const Dependencies& on);
base::Status apply_range(const Lane& lane, const Dependencies& on, std::uint64_t from,
                         std::uint64_t to);
base::Status put_cursor(const Lane& lane, const Dependencies& on, std::uint64_t next,
                        store::MutableRows& rows);

}  // namespace

std::string rows_version(const Dependencies& on) {
  switch (on.content) {
    case ContentUse::open:
    case ContentUse::awaited: return on.applier.version();
    case ContentUse::none: return "skelet " + on.applier.version();
    case ContentUse::dropped: return "gemengd";
  }
  return {};
}

base::Status rebuild_if_needed(const Lane& lane, const Dependencies& on) {
  const std::uint64_t size = lane.head.size.value;
  Cursor cursor = cursor_of(lane, on);
  if (size == 0 || (cursor.same_version && cursor.next == size)) return {};
  const std::int64_t began = base::monotonic_ms();
  if (!cursor.same_version) {
    TRY_DO(begin(lane, on));
    cursor = {0, true};
  }
  while (cursor.next < size) {
    const std::uint64_t to = std::min(cursor.next + rebuild_records, size);
    TRY_DO(apply_range(lane, on, cursor.next, to));
    cursor.next = to;
    base::journal(base::Level::info, "projecties opnieuw opgebouwd",
                  {{"register", lane.config.name}, {"positie", to}, {"grootte", size}});
  }
  base::journal(base::Level::info, "projecties zijn bij",
                {{"register", lane.config.name},
                 {"grootte", size},
                 {"duur_ms", base::monotonic_ms() - began}});
  return {};
}

base::Status apply_leaf(const LeafAt& at, const store::Rows& leaves, store::MutableRows& rows,
                        const Dependencies& on) {
  const auto row = leaves.get(at.leaf, store::key_of(at.index));
  const auto stored = row ? store::decode_leaf(*row) : std::nullopt;
  if (!stored) return std::unexpected(Failure::fatal("rebuild: a leaf is missing"));
  const base::Bytes bytes(stored->leaf.begin(), stored->leaf.end());  // apply writes: own the bytes
  const auto record = check_record(bytes);
  const auto* leaf = std::get_if<Wellformed>(&record);
  if (leaf == nullptr) return std::unexpected(Failure::fatal("rebuild: a leaf is damaged"));
  const auto content = Contents(on).stored(
      {at.reg, leaf->skelet, crypto::jws_tag(leaf->leaf.jws), leaf->leaf.jws, false,
       stored->offset});
  if (!content && content.error() == NoContent::not_yet)
    return std::unexpected(Failure::unavailable("alleen-lezen", "inhoud not read yet"));
  if (!content) return std::unexpected(Failure::unavailable("alleen-lezen", "keeper closed"));
  if (at.numbers != nullptr && leaf->skelet.isn)
    at.numbers->note(leaf->kid, *leaf->skelet.isn, at.index);
  const Accepted accepted{at.reg,    at.index,       leaf->leaf.received,
                          leaf->kid, leaf->leaf.jws, leaf->skelet};
  try {
    on.applier.apply(accepted, content->get(), rows);
  } catch (const store::StoreError&) {
    throw;
  } catch (const std::exception&) {
    return std::unexpected(Failure::fatal("rebuild: apply-defect"));
  }
  return {};
}

namespace {

Cursor cursor_of(const Lane& lane, const Dependencies& on) {
  return on.ledger.view([&](const store::Rows& rows) {
    const auto bytes = rows.get(lane.tables.stand, store::key_of(store::Stand::projections));
    const auto row = bytes ? store::decode_projections(*bytes) : std::nullopt;
    if (!row || row->version != rows_version(on)) return Cursor{};
    return Cursor{row->cursor.value, row->cursor.value <= lane.head.size.value};
  });
}

// After this commit the rows are empty and the cursor says so: never half old, half new.
base::Status begin(const Lane& lane, const Dependencies& on) {
  return on.ledger.update([&](store::MutableRows& rows) -> base::Status {
    for (const std::string& table : on.applier.tables())
      rows.clear(on.ledger.table(store::database_name(lane.config.name, table)));
    rows.put(lane.tables.stand, store::key_of(store::Stand::layout),
             store::value_u16(store::layout_version));
    return put_cursor(lane, on, 0, rows);
  });
}

base::Status apply_range(const Lane& lane, const Dependencies& on, std::uint64_t from,
                         std::uint64_t to) {
  return on.ledger.update([&](store::MutableRows& rows) -> base::Status {
    for (std::uint64_t index = from; index < to; ++index)
      TRY_DO(apply_leaf({lane.config.name, lane.tables.leaf, {index}}, rows, rows, on));
    return put_cursor(lane, on, to, rows);
  });
}

base::Status put_cursor(const Lane& lane, const Dependencies& on, std::uint64_t next,
                        store::MutableRows& rows) {
  rows.put(lane.tables.stand, store::key_of(store::Stand::projections),
           store::encode(store::ProjectionsRow{{next}, rows_version(on)}));
  return {};
}

}  // namespace
}  // namespace zegel::sequencer
