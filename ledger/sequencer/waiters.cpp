#include "ledger/sequencer/waiters.h"

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <unordered_map>
#include <utility>

#include "ledger/base/clock.h"

namespace zegel::sequencer {
namespace {

struct Entry {
  base::JwsTag h;
  Waiters::Taken who;                       // first and joined; `at` unused
  std::unique_ptr<event::Content> content;  // until apply takes it
};
using Pending = std::unordered_map<base::Jti, Entry, base::IdHasher>;

}  // namespace

struct Waiters::State {
  mutable std::mutex lock;
  mutable std::condition_variable fewer;    // an entry was taken out
  std::map<std::string, Pending, std::less<>> registers;

  std::size_t count() const;
  Pending& pending(std::string_view reg);
  Entry* find(std::string_view reg, const base::Jti& jti);
};

Waiters::Waiters() : state_(std::make_unique<State>()) {}
Waiters::~Waiters() = default;

Claim Waiters::claim(std::string_view reg, const base::Jti& jti, const base::JwsTag& h,
                     Completion&& completion,
                     std::unique_ptr<event::Content> content) {
  const std::lock_guard hold(state_->lock);
  const auto [it, fresh] = state_->pending(reg).try_emplace(jti);
  Entry& entry = it->second;
  if (!fresh && entry.h != h) return Claim::conflict;
  if (!fresh) {
    entry.who.joined.push_back(std::move(completion));
    return Claim::joined;
  }
  entry.h = h;
  entry.who.since_ms = base::monotonic_ms();
  entry.who.first = std::move(completion);
  entry.content = std::move(content);
  return Claim::first;
}

std::optional<Claim> Waiters::join(std::string_view reg, const base::Jti& jti,
                                   const base::JwsTag& h, Completion completion) {
  const std::lock_guard hold(state_->lock);
  Entry* entry = state_->find(reg, jti);
  if (entry == nullptr) return std::nullopt;
  if (entry->h != h) return Claim::conflict;
  entry->who.joined.push_back(std::move(completion));
  return Claim::joined;
}

std::unique_ptr<event::Content> Waiters::take_content(std::string_view reg, const base::Jti& jti,
                                                      const base::JwsTag& h) {
  const std::lock_guard hold(state_->lock);
  Entry* entry = state_->find(reg, jti);
  if (entry == nullptr || entry->h != h) return nullptr;
  return std::move(entry->content);
}

std::vector<Waiters::Taken> Waiters::take(std::string_view reg, std::span<const Ref> refs) {
  std::vector<Taken> out;
  std::vector<Pending::node_type> freed;  // freed outside the lock
  const std::lock_guard hold(state_->lock);
  Pending& pending = state_->pending(reg);
  for (std::size_t i = 0; i < refs.size() && !pending.empty(); ++i) {
    const auto it = pending.find(refs[i].jti);
    if (it == pending.end() || it->second.h != refs[i].h) continue;
    out.push_back(std::move(it->second.who));
    out.back().at = i;
    freed.push_back(pending.extract(it));
  }
  state_->fewer.notify_all();
  return out;
}

void Waiters::Taken::answer(base::Result<Outcome> outcome) {
  for (Completion& completion : joined) {
    base::Result<Outcome> copy = outcome;
    if (copy) copy->replay = true;
    completion(std::move(copy));
  }
  if (first) first(std::move(outcome));
}

void Waiters::complete(std::string_view reg, const base::Jti& jti, const Outcome& outcome) {
  Pending::node_type entry;
  {
    const std::lock_guard hold(state_->lock);
    entry = state_->pending(reg).extract(jti);
  }
  state_->fewer.notify_all();
  if (entry) entry.mapped().who.answer(outcome);
}

void Waiters::fail(std::string_view reg, const base::Jti& jti, const base::Failure& failure) {
  Pending::node_type entry;
  {
    const std::lock_guard hold(state_->lock);
    entry = state_->pending(reg).extract(jti);
  }
  state_->fewer.notify_all();
  if (entry) entry.mapped().who.answer(std::unexpected(failure));
}

void Waiters::fail_all(std::string_view reg, const base::Failure& failure) {
  Pending all;
  {
    const std::lock_guard hold(state_->lock);
    std::swap(all, state_->pending(reg));
  }
  for (auto& [jti, entry] : all) entry.who.answer(std::unexpected(failure));
}

void Waiters::expire(std::int64_t older_than_ms) {
  const std::int64_t limit = base::monotonic_ms() - older_than_ms;
  std::vector<Pending::node_type> late;
  {
    const std::lock_guard hold(state_->lock);
    for (auto& [reg, pending] : state_->registers)
      for (auto it = pending.begin(); it != pending.end();) {
        const auto here = it++;
        if (here->second.who.since_ms <= limit) late.push_back(pending.extract(here));
      }
  }
  for (auto& entry : late)
    entry.mapped().who.answer(std::unexpected(base::Failure::unavailable("V-DUR-1")));
}

bool Waiters::wait_idle(std::int64_t milliseconds) const {
  std::unique_lock hold(state_->lock);
  return state_->fewer.wait_for(hold, std::chrono::milliseconds(milliseconds),
                                [&] { return state_->count() == 0; });
}

std::size_t Waiters::waiting() const {
  const std::lock_guard hold(state_->lock);
  return state_->count();
}

std::size_t Waiters::State::count() const {
  std::size_t all = 0;
  for (const auto& [reg, pending] : registers) all += pending.size();
  return all;
}

std::size_t Waiters::waiting(std::string_view reg) const {
  const std::lock_guard hold(state_->lock);
  const auto it = state_->registers.find(reg);
  return it == state_->registers.end() ? 0 : it->second.size();
}

Pending& Waiters::State::pending(std::string_view reg) {
  const auto it = registers.find(reg);
  if (it != registers.end()) return it->second;
  return registers[std::string(reg)];
}

Entry* Waiters::State::find(std::string_view reg, const base::Jti& jti) {
  const auto it = registers.find(reg);
  if (it == registers.end()) return nullptr;
  const auto entry = it->second.find(jti);
  return entry == it->second.end() ? nullptr : &entry->second;
}

}  // namespace zegel::sequencer
