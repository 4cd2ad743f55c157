#include "ledger/inhoud/writer.h"

#include <algorithm>
#include <tuple>

#include "ledger/base/journal.h"
#include "ledger/base/limits.h"
#include "ledger/inhoud/record.h"

namespace zegel::inhoud {

using base::Failure;

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

Writer::Writer(store::Store& store, Tide& tide)
    : store_(store), tide_(tide), thread_([this] { run(); }) {}

Writer::~Writer() {
  {
    const std::lock_guard hold(lock_);
    closing_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

// Nothing under way: the caller commits its own record at once, which spares one client a hand-over
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
  if (nobody_waits()) store_.make_room();
  const std::lock_guard hold(lock_);
  committing_ = false;
  if (!queue_.empty() || closing_) wake_.notify_one();
}

bool Writer::nobody_waits() {
  const std::lock_guard hold(lock_);
  return queue_.empty() && !broken_;
}

std::optional<Failure> Writer::refusal(std::size_t bytes) const {
  if (broken_) return Failure::unavailable("V-DUR-1");
  if (queue_.size() >= base::limits::waiting_records ||
      queued_bytes_ + bytes > base::limits::waiting_bytes)
    return Failure::unavailable("te-druk");
  return std::nullopt;
}

void Writer::run() {
  std::unique_lock hold(lock_);
  while (true) {
    wake_.wait(hold, [this] { return !committing_ && (closing_ || !queue_.empty()); });
    if (queue_.empty()) return;
    std::vector<Write> batch;
    batch.swap(queue_);
    queued_bytes_ = 0;
    committing_ = true;
    hold.unlock();
    commit(std::move(batch));
    if (nobody_waits()) store_.make_room();
    hold.lock();
    committing_ = false;
  }
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

base::Status Writer::write(const std::vector<Write>& batch) {
  std::vector<Row> pending;
  pending.reserve(batch.size());
  for (const Write& one : batch)
    pending.push_back({one.table, &one.key, one.record, &one.seen});
  return store_.update([&](store::MutableRows& rows) -> base::Status {
    write_rows(rows, std::move(pending));
    return {};
  });
}

}  // namespace zegel::inhoud
