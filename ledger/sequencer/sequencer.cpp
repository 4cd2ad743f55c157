#include "ledger/sequencer/sequencer.h"

#include <unistd.h>

#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

#include "ledger/base/check.h"
#include "ledger/base/clock.h"
#include "ledger/sequencer/writer.h"
#include "ledger/tlog/proof.h"

namespace zegel::sequencer {
namespace {

constexpr std::chrono::milliseconds poll{100};        // logboek.md 7
constexpr std::int64_t drain_ms = 10'000;             // at stop: what was appended by then

enum class Order : std::uint8_t { run, drain, abandon };

Dependencies with_defaults(Dependencies on) {
  if (!on.on_fatal) on.on_fatal = [](std::string_view) { ::_exit(70); };
  return on;
}

}  // namespace

struct Sequencer::Impl {
  Dependencies on;
  Writer writer;
  std::thread thread;
  bool turned = false;                                // by turn(), on the owner's thread
  std::atomic<ContentUse> content;                    // on.content, for any thread

  // Wakes the writer: `arrived` alone on the fast path, the lock only while it may sleep.
  std::atomic<bool> arrived{false};
  std::mutex lock;                                    // guards what follows
  std::condition_variable changed;
  Order order = Order::run;
  bool running = false;                               // else a task runs on its caller's thread
  std::vector<std::move_only_function<void()>> inbox; // run by the writer between two turns

  Impl(Dependencies d, std::vector<RegisterConfig> registers)
      : on(with_defaults(std::move(d))), writer(on, std::move(registers)), content(on.content) {
    on.on_duty = [this, told = std::move(on.on_duty)](Duty duty, std::uint32_t termijn) {
      if (duty == Duty::follower && on.content == ContentUse::open) use(ContentUse::dropped);
      if (told) told(duty, termijn);
    };
  }
  void use(ContentUse what) { content = on.content = what; }
  void loop();
  Order rest();
  void drain();
  void end(Order how);
  void post(std::move_only_function<void()> task);
};

Sequencer::Sequencer(Dependencies dependencies, std::vector<RegisterConfig> registers) {
  std::vector<std::string> names;
  for (const RegisterConfig& config : registers) names.push_back(config.name);
  dependencies.applier.bind(dependencies.ledger, names);
  impl_ = std::make_unique<Impl>(std::move(dependencies), std::move(registers));
  impl_->on.inhoud.tide().watch([this](inhoud::Tide::Turn turn, std::uint64_t commit) {
    if (turn == inhoud::Tide::Turn::failed) return impl_->writer.inhoud_failed(commit);
    wake();  // there is something to prepare, or to commit
  });
  for (const std::string& name : names) {
    const RegisterConfig& config = impl_->writer.lane(name).config;
    config.log->on_arrival([this] { wake(); });
    if (config.heads != nullptr) config.heads->on_arrival([this] { wake(); });
  }
}

Sequencer::~Sequencer() {
  impl_->end(Order::abandon);
  impl_->on.inhoud.tide().watch(nullptr);
  for (const RegisterView& view : impl_->writer.board().views()) {
    const RegisterConfig& config = impl_->writer.lane(view.name).config;
    config.log->on_arrival(nullptr);
    if (config.heads != nullptr) config.heads->on_arrival(nullptr);
  }
}

std::vector<std::string> Sequencer::tables(const std::vector<std::string>& registers,
                                           const Applier& applier) {
  return table_names(registers, applier.tables());
}

std::expected<void, StartFault> Sequencer::start_checks() { return impl_->writer.check_all(); }

base::Status Sequencer::rebuild_projections_if_needed() { return impl_->writer.rebuild_all(); }

void Sequencer::open_contents(keys::BladOpener& opener) {
  impl_->on.opener = &opener;
  impl_->use(ContentUse::open);
}

void Sequencer::skelets_only() { impl_->use(ContentUse::none); }

ContentUse Sequencer::content() const { return impl_->content; }

void Sequencer::start() {
  ZEGEL_CHECK(!impl_->thread.joinable() && impl_->writer.sound());
  impl_->order = Order::run;
  impl_->running = true;
  impl_->thread = std::thread([impl = impl_.get()] { impl->loop(); });
}

void Sequencer::stop() {
  if (impl_->thread.joinable()) return impl_->end(Order::drain);
  if (impl_->turned) impl_->drain();
}

bool Sequencer::turn() {
  ZEGEL_CHECK(!impl_->thread.joinable() && impl_->writer.sound());
  impl_->turned = true;
  return impl_->writer.turn();
}

void Sequencer::await_arrival(std::int64_t most_ms) {
  std::unique_lock hold(impl_->lock);
  impl_->changed.wait_for(hold, std::chrono::milliseconds(most_ms),
                          [&] { return impl_->arrived.exchange(false); });
}

void Sequencer::wake() {
  if (impl_->arrived.exchange(true)) return;
  { const std::lock_guard hold(impl_->lock); }  // the writer is before its wait, or in it
  impl_->changed.notify_one();
}

Duty Sequencer::duty() const { return impl_->writer.duty(); }

State Sequencer::state(std::string_view reg) const { return impl_->writer.board().state(reg); }

RegisterView Sequencer::register_view(std::string_view reg) const {
  return impl_->writer.board().view(reg);
}

std::vector<RegisterView> Sequencer::register_views() const {
  return impl_->writer.board().views();
}

void Sequencer::freeze(std::string_view reg, State state, std::string code, std::string sentence) {
  impl_->writer.board().freeze(reg, state, code, sentence);
  impl_->post([writer = &impl_->writer, name = std::string(reg),
               hold = Hold{state, {std::move(code), std::move(sentence)}}]() mutable {
    writer->freeze(name, std::move(hold));
  });
}

base::Status Sequencer::resume(std::string_view reg) {
  std::promise<base::Status> answer;
  auto outcome = answer.get_future();
  impl_->post([&, writer = &impl_->writer] { answer.set_value(writer->resume(reg)); });
  return outcome.get();
}

std::optional<Sequencer::Found> Sequencer::find(std::string_view reg, const base::Jti& jti) const {
  const RegisterTables& tables = impl_->writer.lane(reg).tables;
  return impl_->on.ledger.view([&](const store::Rows& rows) -> std::optional<Found> {
    const auto index = rows.get(tables.jti, jti.view());
    if (!index) return std::nullopt;
    const auto row = rows.get(tables.leaf, *index);  // both are a u64 index
    const auto stored = row ? store::decode_leaf(*row) : std::nullopt;
    const auto number = store::read_u64(*index);
    if (!stored || !number) throw store::StoreError("a jti row names a leaf that is not there");
    return Found{{*number}, {stored->leaf.begin(), stored->leaf.end()}};
  });
}

std::optional<base::Bytes> Sequencer::leaf(std::string_view reg, base::LeafIndex index) const {
  const RegisterTables& tables = impl_->writer.lane(reg).tables;
  return impl_->on.ledger.view([&](const store::Rows& rows) -> std::optional<base::Bytes> {
    const auto row = rows.get(tables.leaf, store::key_of(index));
    const auto stored = row ? store::decode_leaf(*row) : std::nullopt;
    if (!stored) return std::nullopt;
    return base::Bytes(stored->leaf.begin(), stored->leaf.end());
  });
}

base::Result<std::string> Sequencer::receipt(std::string_view reg, base::LeafIndex index) const {
  const RegisterView view = register_view(reg);
  if (index.value >= view.checkpoint_size.value)
    return std::unexpected(base::Failure::unavailable("nog-niet-verwerkt"));
  return impl_->on.ledger.view([&](const store::Rows& rows) -> base::Result<std::string> {
    const Lane& lane = impl_->writer.lane(reg);
    const auto row = rows.get(lane.tables.leaf, store::key_of(index));
    const auto stored = row ? store::decode_leaf(*row) : std::nullopt;
    const auto parsed = stored ? event::parse_leaf(stored->leaf) : std::nullopt;
    if (!parsed) return std::unexpected(base::Failure::fatal("a leaf is damaged"));
    TRY(proof, lane.tree.inclusion(rows, index, view.checkpoint_size));
    return tlog::receipt_text(parsed->head, index, proof, view.checkpoint);
  });
}

const tlog::TreeStore& Sequencer::tree(std::string_view reg) const {
  return impl_->writer.lane(reg).tree;
}

const Sequencer::Metrics& Sequencer::metrics() const { return impl_->writer.metrics(); }

std::int64_t Sequencer::last_turn_ms() const { return impl_->writer.last_turn_ms(); }

// ---- the thread -------------------------------------------------------------------------------

void Sequencer::Impl::loop() {
  while (true) {
    switch (rest()) {
      case Order::run: writer.turn(); break;
      case Order::drain: return drain();
      case Order::abandon: return;
    }
  }
}

// Sleeps until a record arrives, an order comes, or the poll time is over; then runs the inbox.
Order Sequencer::Impl::rest() {
  std::vector<std::move_only_function<void()>> tasks;
  std::unique_lock hold(lock);
  if (!writer.more())
    changed.wait_for(hold, poll, [&] {
      return arrived.load() || order != Order::run || !inbox.empty();
    });
  arrived.store(false);  // before the logs are read: what comes later wakes again
  std::swap(tasks, inbox);
  const Order now = order;
  hold.unlock();
  for (auto& task : tasks) task();
  return now;
}

void Sequencer::Impl::drain() {
  const std::int64_t until = base::monotonic_ms() + drain_ms;
  while (base::monotonic_ms() < until) {
    if (writer.turn()) continue;
    if (!writer.unfinished()) break;
    std::unique_lock hold(lock);
    changed.wait_for(hold, poll, [&] { return arrived.exchange(false); });
  }
  writer.finish();
}

void Sequencer::Impl::end(Order how) {
  if (!thread.joinable()) return;
  {
    const std::lock_guard hold(lock);
    order = how;
  }
  changed.notify_one();
  thread.join();
  std::vector<std::move_only_function<void()>> tasks;
  {
    const std::lock_guard hold(lock);
    running = false;
    std::swap(tasks, inbox);
  }
  for (auto& task : tasks) task();
}

void Sequencer::Impl::post(std::move_only_function<void()> task) {
  std::unique_lock hold(lock);
  if (!running) {
    hold.unlock();
    return task();
  }
  inbox.push_back(std::move(task));
  hold.unlock();
  changed.notify_one();
}

}  // namespace zegel::sequencer
