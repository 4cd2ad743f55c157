#include "ledger/log/kafka_producer.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "ledger/base/check.h"
#include "ledger/base/clock.h"
#include "ledger/base/journal.h"
#include "ledger/log/kafka_delivery.h"
#include "ledger/log/kafka_session.h"

namespace zegel::log {
namespace {

using base::Level;

constexpr std::int64_t poll_ms = 50;
constexpr std::int64_t gathering_ms = 1;   // the shortest that the library waits
constexpr std::size_t fatal_most = 3;      // in five minutes
constexpr std::int64_t fatal_window_ms = 300'000;

}  // namespace

struct KafkaProducer::Impl final : KafkaSession::Sink {
  Impl(KafkaSettings s, KafkaReaper& r, KafkaProducerOptions o)
      : settings(std::move(s)), reaper(r), options(std::move(o)) {}

  const KafkaSettings settings;
  KafkaReaper& reaper;
  const KafkaProducerOptions options;
  std::vector<std::unique_ptr<KafkaLane>> lanes;
  std::thread thread;

  std::atomic<bool> woken{false};
  std::atomic<bool> stopped{false};
  std::atomic<bool> halted{false};         // it died too often: one attempt a minute
  std::atomic<std::uint64_t> fatal_total{0}, again_total{0}, refused_total{0};

  std::mutex lock;                         // guards session against wake()
  std::condition_variable changed;
  std::unique_ptr<KafkaSession> session;   // written by the sender, under the lock

  // The sender's.
  bool fatal = false;
  std::int64_t no_broker_since_ms = 0;     // 0: there is one
  std::int64_t attempt_at_ms = 0;
  std::deque<std::int64_t> deaths_ms;

  base::Status open_session();
  void run();
  void turn();
  bool finished(std::int64_t since_ms) const;
  void hand_over(std::size_t number);
  void renew(const std::string& why);
  void drain();
  void count_death(std::int64_t now_ms);
  void wait_for_attempt();
  void wake();

  void reported(std::size_t lane, std::size_t slot, rd_kafka_resp_err_t error,
                rd_kafka_msg_status_t status) override;
  void failed(rd_kafka_resp_err_t error) override;
};

KafkaProducer::KafkaProducer(KafkaSettings settings, KafkaReaper& reaper,
                             KafkaProducerOptions options)
    : impl_(std::make_unique<Impl>(std::move(settings), reaper, std::move(options))) {}
KafkaProducer::~KafkaProducer() { stop(); }

KafkaProducer::Lane KafkaProducer::add_lane(KafkaLaneOptions options) {
  ZEGEL_CHECK(!impl_->thread.joinable());
  const std::size_t number = impl_->lanes.size();
  impl_->lanes.push_back(std::make_unique<KafkaLane>(std::move(options)));
  return {number};
}

base::Status KafkaProducer::start() {
  ZEGEL_CHECK(!impl_->thread.joinable() && !impl_->stopped);
  TRY_DO(impl_->open_session());
  impl_->thread = std::thread([impl = impl_.get()] { impl->run(); });
  return {};
}

void KafkaProducer::stop() {
  impl_->stopped = true;
  impl_->wake();
  if (impl_->thread.joinable()) impl_->thread.join();
  for (const auto& lane : impl_->lanes) lane->abandon();  // also what came after the last look
}

base::Status KafkaProducer::append(Lane lane, KafkaOutgoing&& record) {
  if (impl_->stopped) return std::unexpected(unreachable("the sender has stopped"));
  TRY(due, impl_->lanes[lane.number]->push(std::move(record), base::monotonic_ms()));
  if (due) impl_->wake();
  return {};
}

KafkaLaneHealth KafkaProducer::health(Lane lane) const {
  KafkaLaneHealth health;
  health.load = impl_->lanes[lane.number]->load();
  const std::int64_t since = health.load.unanswered_since_ms;
  if (health.load.held)
    health.reason = "Het topic ontbreekt bij Kafka, of wij mogen er niet in schrijven.";
  else if (impl_->halted)
    health.reason = "De verbinding met Kafka raakt telkens ontregeld; elke minuut een poging.";
  else if (since != 0 && base::monotonic_ms() - since > impl_->options.unanswered_ms)
    health.reason = "Kafka bevestigt niet wat wij sturen.";
  health.reachable = health.reason.empty();
  return health;
}

KafkaProducerMetrics KafkaProducer::metrics() const {
  return {impl_->fatal_total, impl_->again_total, impl_->refused_total};
}

base::Status KafkaProducer::Impl::open_session() {
  TRY(opened, KafkaSession::open(settings, reaper, lanes));
  if (options.opened) options.opened(opened->raw());
  if (!opened->warm(options.warm_ms))
    base::journal(Level::warning, "Kafka antwoordt nog niet", {{"stroom", "zender"}});
  const std::lock_guard hold(lock);
  session = std::move(opened);
  fatal = false;
  no_broker_since_ms = 0;
  return {};
}

// One signal while the sender has not looked yet is enough.
void KafkaProducer::Impl::wake() {
  if (woken.exchange(true)) return;
  const std::lock_guard hold(lock);
  if (session) session->wake();
  changed.notify_one();
}

void KafkaProducer::Impl::run() {
  std::int64_t stopped_ms = 0;
  while (true) {
    if (stopped && stopped_ms == 0) stopped_ms = base::monotonic_ms();
    if (stopped && finished(stopped_ms)) break;
    turn();
  }
  if (session) session->purge();
  drain();
  {
    const std::lock_guard hold(lock);
    session.reset();
  }
}

bool KafkaProducer::Impl::finished(std::int64_t since_ms) const {
  if (base::monotonic_ms() - since_ms > options.flush_ms) return true;
  for (const auto& lane : lanes)
    if (!lane->is_idle()) return false;
  return true;
}

void KafkaProducer::Impl::turn() {
  woken = false;
  if (!session) return wait_for_attempt();
  for (std::size_t number = 0; number < lanes.size(); ++number) hand_over(number);
  const bool gathers =
      std::ranges::any_of(lanes, [](const auto& lane) { return lane->gathers(); });
  if (!fatal) session->poll(gathers ? gathering_ms : poll_ms, *this);
  const std::int64_t now = base::monotonic_ms();
  if (fatal) {
    count_death(now);
    renew(session->fatal_reason());
  } else if (no_broker_since_ms != 0 && now - no_broker_since_ms > options.no_broker_ms) {
    renew("no broker answers");
  }
}

// All that waits on a lane without an outstanding batch. A full queue of the library stops it until
// the next report.
void KafkaProducer::Impl::hand_over(std::size_t number) {
  KafkaLane& lane = *lanes[number];
  const std::int64_t now = base::monotonic_ms();
  lane.fill(now);
  while (const auto slot = lane.next_to_hand(now)) {
    const auto error = session->produce(number, *slot, lane.at(*slot));
    if (error == RD_KAFKA_RESP_ERR_NO_ERROR) {
      lane.handed(*slot);
      continue;
    }
    if (error == RD_KAFKA_RESP_ERR__QUEUE_FULL) return;
    if (error == RD_KAFKA_RESP_ERR__FATAL) {
      fatal = true;
      return;
    }
    reported(number, *slot, error, RD_KAFKA_MSG_STATUS_NOT_PERSISTED);
  }
}

void KafkaProducer::Impl::reported(std::size_t number, std::size_t slot, rd_kafka_resp_err_t error,
                                   rd_kafka_msg_status_t status) {
  if (number >= lanes.size()) return;
  KafkaLane& lane = *lanes[number];
  const std::int64_t now = base::monotonic_ms();
  switch (verdict_of(error, status)) {
    case Verdict::landed:
      no_broker_since_ms = 0;
      halted = false;
      return lane.report(slot, KafkaLane::Answer::landed, now);
    case Verdict::again:
      again_total.fetch_add(1);
      return lane.report(slot, KafkaLane::Answer::again, now);
    case Verdict::held:
      if (!lane.load().held)
        base::journal(Level::alarm, "Kafka neemt niets aan op dit topic",
                      {{"stroom", lane.options().topic}, {"oorzaak", error_text(error)}});
      return lane.report(slot, KafkaLane::Answer::held, now);
    case Verdict::defect:
      refused_total.fetch_add(1);
      base::journal(Level::alarm, "Kafka weigert een bericht van ons",
                    {{"stroom", lane.options().topic}, {"oorzaak", error_text(error)}});
      return lane.report(slot, KafkaLane::Answer::defect, now);
  }
}

void KafkaProducer::Impl::failed(rd_kafka_resp_err_t error) {
  if (error == RD_KAFKA_RESP_ERR__FATAL) fatal = true;
  if (error == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN && no_broker_since_ms == 0)
    no_broker_since_ms = base::monotonic_ms();
}

// kafka.md 5: the reports that still come, then a new producer, then everything again in its order.
// The tail is not read first: a request of the dead one can still land, nothing fences it.
void KafkaProducer::Impl::renew(const std::string& why) {
  base::journal(Level::alarm, "zender begint opnieuw", {{"oorzaak", why}});
  session->purge();
  drain();
  {
    const std::lock_guard hold(lock);
    session.reset();
  }
  for (const auto& lane : lanes) lane->session_ended();
  wait_for_attempt();
}

void KafkaProducer::Impl::drain() {
  if (!session) return;
  const std::int64_t until = base::monotonic_ms() + options.drain_ms;
  const auto outstanding = [this] {
    std::size_t count = 0;
    for (const auto& lane : lanes) count += lane->outstanding();
    return count;
  };
  while (outstanding() > 0 && base::monotonic_ms() < until) session->poll(poll_ms, *this);
}

void KafkaProducer::Impl::count_death(std::int64_t now_ms) {
  fatal_total.fetch_add(1);
  deaths_ms.push_back(now_ms);
  while (deaths_ms.front() + fatal_window_ms < now_ms) deaths_ms.pop_front();
  halted = deaths_ms.size() > fatal_most;
  attempt_at_ms = halted ? now_ms + options.attempt_ms : now_ms;
}

void KafkaProducer::Impl::wait_for_attempt() {
  const std::int64_t now = base::monotonic_ms();
  if (now < attempt_at_ms) {
    std::unique_lock hold(lock);
    changed.wait_for(hold, std::chrono::milliseconds(poll_ms));
    return;
  }
  attempt_at_ms = now + 1'000;             // when it cannot even be opened
  if (const auto opened = open_session(); !opened)
    base::journal(Level::alarm, "zender kan niet beginnen", {{"oorzaak", opened.error().detail}});
}

}  // namespace zegel::log
