#include "ledger/inhoud/daybook.h"

#include "ledger/base/check.h"

namespace zegel::inhoud {

base::Bytes encode(const DaybookStand& stand) {
  base::Bytes row;
  base::ByteWriter(row).raw(stand.id).put(stand.settled);
  return row;
}

std::optional<DaybookStand> decode_daybook_stand(base::ByteView row) {
  base::ByteReader in(row);
  DaybookStand stand;
  stand.id = in.array<16>();
  stand.settled = in.get<std::uint64_t>();
  return in.done() ? std::optional(stand) : std::nullopt;
}

base::Result<std::unique_ptr<Daybook>> Daybook::open(const std::filesystem::path& directory,
                                                     const DaybookStand& stand, bool read_only) {
  TRY(file, DaybookFile::open(directory, stand.id, read_only));
  TRY(found, file.entries(stand.settled));
  std::unique_ptr<Daybook> book(new Daybook(std::move(file), stand));
  book->touched_ = !DaybookFile::blank(directory);
  for (DaybookFile::Found& one : found)
    book->hold(std::move(one.entry), one.block);
  return book;
}

bool Daybook::takes(std::string_view reg, const Key& key, std::size_t record) const {
  const std::lock_guard hold(lock_);
  return !by_key_.contains({reg, key}) &&
         room_for(DaybookFile::blocks_of(reg.size(), record)).has_value();
}

base::Status Daybook::enter(std::string_view reg, const Key& key, base::Bytes record) {
  std::optional<std::size_t> block;
  Entry entry{0, std::string(reg), key, std::move(record)};
  {
    const std::lock_guard hold(lock_);
    block = room_for(DaybookFile::blocks_of(entry.reg.size(), entry.record.size()));
    entry.sequence = last_ + 1;
    touched_ = true;
  }
  ZEGEL_CHECK(block);
  if (auto written = file_.write(*block, entry); !written)
    return std::unexpected(base::Failure::fatal(written.error().detail));
  const std::lock_guard hold_lock(lock_);
  hold(std::move(entry), *block);
  return {};
}

void Daybook::hold(Entry entry, std::size_t block) {
  const std::size_t count = DaybookFile::blocks_of(entry.reg.size(), entry.record.size());
  last_ = entry.sequence;
  held_.push_back({std::move(entry), block, count});
  const Entry& held = held_.back().entry;  // a deque leaves it where it is
  by_key_.insert_or_assign({held.reg, held.key}, &held);
}

// Behind the newest, or from the start again; never up to the oldest, which would look like empty.
std::optional<std::size_t> Daybook::room_for(std::size_t count) const {
  constexpr std::size_t all = DaybookFile::blocks;
  if (held_.empty()) return count <= all ? std::optional<std::size_t>(0) : std::nullopt;
  const std::size_t oldest = held_.front().block;
  const std::size_t next = held_.back().block + held_.back().count;
  if (next > oldest) {
    if (next + count <= all) return next;
    return count < oldest ? std::optional<std::size_t>(0) : std::nullopt;
  }
  return next + count < oldest ? std::optional(next) : std::nullopt;
}

std::vector<const Entry*> Daybook::pending() const {
  const std::lock_guard hold(lock_);
  std::vector<const Entry*> all;
  all.reserve(held_.size());
  for (const Held& one : held_) all.push_back(&one.entry);
  return all;
}

std::optional<base::Bytes> Daybook::find(std::string_view reg, const Key& key) const {
  const std::lock_guard hold(lock_);
  const auto at = by_key_.find({reg, key});
  return at == by_key_.end() ? std::nullopt : std::optional(at->second->record);
}

std::vector<Entry> Daybook::pending_of(std::string_view reg,
                                       const std::optional<Key>& after) const {
  const std::lock_guard hold(lock_);
  std::vector<Entry> all;
  auto at = after ? by_key_.upper_bound({reg, *after}) : by_key_.lower_bound({reg, Key{}});
  for (; at != by_key_.end() && at->first.first == reg; ++at) all.push_back(*at->second);
  return all;
}

void Daybook::settled(std::uint64_t sequence) {
  const std::lock_guard hold(lock_);
  while (!held_.empty() && held_.front().entry.sequence <= sequence) {
    const Entry& oldest = held_.front().entry;
    by_key_.erase({oldest.reg, oldest.key});
    held_.pop_front();
  }
}

bool Daybook::empty() const {
  const std::lock_guard hold(lock_);
  return held_.empty();
}

bool Daybook::half_full() const {
  const std::lock_guard hold(lock_);
  std::size_t used = 0;
  for (const Held& one : held_) used += one.count;
  return used * 2 >= DaybookFile::blocks;
}

base::Status Daybook::clear() {
  ZEGEL_CHECK(empty());
  {
    const std::lock_guard hold(lock_);
    if (!touched_) return {};
  }
  TRY_DO(file_.zero());
  const std::lock_guard hold(lock_);
  touched_ = false;
  return {};
}

}  // namespace zegel::inhoud
