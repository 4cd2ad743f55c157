// `inhoudschrijver`: the one thread that brings the inhoud of all registers from Kafka into inhoud/
// (kafka.md 3). A register that cannot be read holds up no other.
//
// Threads: its own; add before start(); start and stop the owner. `progress` is called on its
// thread when something was stored, or an end that was asked for was reached: it must not block.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "ledger/log/kafka_inhoud.h"

namespace zegel::log {

class KafkaInhoudThread {
 public:
  explicit KafkaInhoudThread(std::function<void()> progress) : progress_(std::move(progress)) {}
  ~KafkaInhoudThread();                    // stop()

  void add(KafkaInhoud& inhoud);           // outlives this
  void start();
  void stop();
  void wake();                             // after KafkaInhoud::ask(); any thread

 private:
  void run();
  bool turn_all();

  const std::function<void()> progress_;
  std::vector<KafkaInhoud*> registers_;
  std::thread thread_;
  std::mutex lock_;                        // guards what follows
  std::condition_variable changed_;
  bool woken_ = false;
  bool stopping_ = false;
};

}  // namespace zegel::log
