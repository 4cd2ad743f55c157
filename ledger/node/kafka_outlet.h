// The topics inhoud as the outlet of the inhoud store: a sealed record goes to the topic of its
// register, under (jti, h) as key (kafka.md 4, 6).
//
// Invariants: `done` is told once: persisted on all replicas in sync, or why not. Timestamps are
// whole hours (D16). Threads: add before the first publish; publish any, `done` on the sender's
// thread or, when nothing was taken, inside publish. Errors: as KafkaProducer::append; V-DUR-1 when
// the sender stopped: it may have landed or not. The producer and the clock outlive this.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "ledger/base/clock.h"
#include "ledger/inhoud/outlet.h"
#include "ledger/log/kafka_producer.h"

namespace zegel::node {

class KafkaOutlet final : public inhoud::Outlet {
 public:
  KafkaOutlet(log::KafkaProducer& producer, const base::Clock& clock)
      : producer_(producer), clock_(clock) {}

  static log::KafkaLaneOptions lane_of(std::string topic);
  void add(std::string reg, log::KafkaProducer::Lane lane);
  void publish(std::string_view reg, const inhoud::Key& key, base::Bytes record,
               inhoud::InhoudStore::Done done) override;

 private:
  log::KafkaProducer& producer_;
  const base::Clock& clock_;
  std::vector<std::pair<std::string, log::KafkaProducer::Lane>> lanes_;
};

}  // namespace zegel::node
