#include "ledger/inhoud/writer.h"

#include <algorithm>
#include <chrono>
#include <tuple>

#include "ledger/base/check.h"
#include "ledger/base/journal.h"
#include "ledger/base/limits.h"
#include "ledger/inhoud/record.h"

namespace zegel::inhoud {

using base::Failure;

namespace {
constexpr std::chrono::milliseconds moment{200};
}  // namespace

RawKey raw_key(const Key& key) {
  RawKey raw;
  auto out = std::ranges::copy(key.jti.view(), raw.begin()).out;
  std::ranges::copy(key.h.view(), out);
  return raw;
}

void write_rows(store::MutableRows& rows, std::vector<Row> sorted_here) {
  const auto place = [](const Row& row) {
    return std::tie(row.table.handle, row.key->jti, row.key->h);
  };
  std::ranges::stable_sort(sorted_here, {}, place);
  for (const Row& row : sorted_here) {
    const RawKey key = raw_key(*row.key);
    if (row.record.empty()) {
      const auto stored = rows.get(row.table, key);
      if (stored && sealing_of(*stored) == *row.seen) rows.erase(row.table, key);
      continue;
    }
    if (rows.put_new(row.table, key, row.record)) continue;
    const auto stored = rows.get(row.table, key);
    if (!stored || generation_of(*stored) <= generation_of(row.record))
      rows.put(row.table, key, row.record);
  }
}

Writer::Writer(const Shelf& shelf, Tide& tide)
    : on_(shelf), tide_(tide), thread_([this] { run(); }) {}

Writer::~Writer() {
  {
    const std::lock_guard hold(lock_);
    closing_ = true;
  }
  wake_.notify_one();
  thread_.join();
  if (!broken_ && settle()) (void)on_.daybook.clear();  // else the next start takes it over
}

// Nothing under way: the caller writes its own record at once, which spares one client a hand-over
// to the thread. What arrives meanwhile forms the next batch, on the thread.
void Writer::push(Write write) {
  std::optional<Failure> refused;
  {
    const std::lock_guard hold(lock_);
    refused = refusal(write.record.size());
    if (!refused && committing_) {
      queued_bytes_ += write.record.size();
      queue_.push_back(std::move(write));
      return;  // who commits now looks at the queue afterwards
    }
    if (!refused) committing_ = true;
  }
  if (refused) return write.done(std::unexpected(std::move(*refused)));
  std::vector<Write> alone;
  alone.push_back(std::move(write));
  commit(std::move(alone));
  const std::lock_guard hold(lock_);
  committing_ = false;
  free_.notify_all();
  if (has_work() || (!counting_ && !on_.daybook.empty())) wake_.notify_one();
}

std::optional<Failure> Writer::refusal(std::size_t bytes) const {
  if (broken_) return Failure::unavailable("V-DUR-1");
  if (queue_.size() >= base::limits::waiting_records ||
      queued_bytes_ + bytes > base::limits::waiting_bytes)
    return Failure::unavailable("te-druk");
  return std::nullopt;
}

bool Writer::has_work() const {
  if (committing_) return false;
  return closing_ || !queue_.empty() || (on_.daybook.half_full() && !stuck_);
}

void Writer::run() {
  std::unique_lock hold(lock_);
  while (true) {
    wait(hold);
    if (committing_) continue;
    if (!queue_.empty()) {
      std::vector<Write> batch;
      batch.swap(queue_);
      queued_bytes_ = 0;
      committing_ = true;
      hold.unlock();
      commit(std::move(batch));
      hold.lock();
      committing_ = false;
      free_.notify_all();
    } else if (closing_) {
      return;
    } else {
      take_over(hold);
    }
  }
}

// Until there is work, or nothing was entered for a moment while something is.
void Writer::wait(std::unique_lock<std::mutex>& hold) {
  counting_ = !on_.daybook.empty();
  if (!counting_) {
    wake_.wait(hold, [this] { return has_work() || !on_.daybook.empty(); });
    counting_ = true;
  }
  std::uint64_t seen = entered_ - 1;
  while (seen != entered_) {
    seen = entered_;
    if (wake_.wait_for(hold, moment, [this] { return has_work(); })) return;
  }
}

// Entries are made meanwhile; a batch waits.
void Writer::take_over(std::unique_lock<std::mutex>& hold) {
  if (broken_) return;
  const bool told = stuck_;
  hold.unlock();
  const base::Status status = settle();
  if (!status && !told)
    base::journal(base::Level::alarm, "inhoud blijft in het dagboek",
                  {{"oorzaak", status.error().detail}});
  hold.lock();
  broken_ = broken_ || (!status && status.error().code == base::Code::fatal);
}

// Durable after write() returned: every record of the batch; before that nobody is told. The tide
// comes before the answers: who prepared on this commit goes on.
void Writer::commit(std::vector<Write> batch) {
  std::erase_if(batch, [commit = tide_.next()](Write& one) {
    base::Status taken = one.begun ? one.begun(commit) : base::Status{};
    if (!taken) one.done(std::move(taken));
    return !taken;
  });
  if (batch.empty()) return;
  tide_.begin();
  const base::Status status = write(batch);
  if (!status) {
    base::journal(base::Level::alarm, "inhoud niet bewaard",
                  {{"aantal", batch.size()}, {"oorzaak", status.error().detail}});
    const std::lock_guard hold(lock_);
    broken_ = broken_ || status.error().code == base::Code::fatal;
  }
  tide_.end(status.has_value());
  for (Write& one : batch)
    one.done(status ? base::Status{}
                    : base::Status(std::unexpected(Failure::unavailable("V-DUR-1"))));
}

base::Status Writer::write(std::vector<Write>& batch) try {
  if (goes_into_daybook(batch)) {
    Write& one = batch.front();
    TRY_DO(on_.daybook.enter(one.reg, one.key, std::move(one.record)));
    const std::lock_guard hold(lock_);
    ++entered_;
    return {};
  }
  std::vector<Row> rows;
  rows.reserve(batch.size());
  for (const Write& one : batch) rows.push_back({table(one.reg), &one.key, one.record, &one.seen});
  return settle(std::move(rows));
} catch (const store::StoreError& error) {
  return std::unexpected(Failure::fatal(error.what()));
}

bool Writer::goes_into_daybook(const std::vector<Write>& batch) const {
  const Write& first = batch.front();
  if (batch.size() > 1 || first.record.empty() || stuck_) return false;
  if (!on_.daybook.takes(first.reg, first.key, first.record.size())) return false;
  const auto there = [&](const store::Rows& rows) {
    return rows.get(table(first.reg), raw_key(first.key)).has_value();
  };
  return !on_.store.view(there);
}

base::Status Writer::settle(std::vector<Row> more) {
  const std::lock_guard one_at_a_time(settling_);
  const std::vector<const Entry*> entries = on_.daybook.pending();
  std::vector<Row> all;
  all.reserve(entries.size() + more.size());
  for (const Entry* entry : entries)
    all.push_back({table(entry->reg), &entry->key, entry->record});
  all.insert(all.end(), more.begin(), more.end());
  if (all.empty()) return {};
  const base::Status status = on_.store.update([&](store::MutableRows& rows) -> base::Status {
    write_rows(rows, std::move(all));
    if (!entries.empty())
      rows.put(on_.stand, daybook_stand_key,
               encode(DaybookStand{on_.daybook.id(), entries.back()->sequence}));
    return {};
  });
  stuck_ = !status;
  if (status && !entries.empty()) on_.daybook.settled(entries.back()->sequence);
  return status;
}

base::Status Writer::clear() {
  std::unique_lock hold(lock_);
  free_.wait(hold, [this] { return !committing_; });
  committing_ = true;
  hold.unlock();
  base::Status status = settle();
  if (status) status = on_.daybook.clear();
  hold.lock();
  committing_ = false;
  free_.notify_all();
  if (has_work()) wake_.notify_one();
  return status;
}

store::Table Writer::table(std::string_view reg) const {
  const auto at = on_.tables.find(reg);
  ZEGEL_CHECK(at != on_.tables.end());
  return at->second;
}

}  // namespace zegel::inhoud
