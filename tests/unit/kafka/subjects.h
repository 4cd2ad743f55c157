// The four drivers as subjects of one conformance suite (kafka.md 11): each starts empty.
//
// A leaf here is 39 bytes of head, 16 of jti, a letter ('G' opens the register), and filling.
#pragma once

#include <memory>
#include <optional>

#include "ledger/log/embedded.h"
#include "ledger/log/memory.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/kafka/mock_cluster.h"
#include "tests/unit/kafka/rig.h"

namespace zegel::test {

base::Bytes numbered_leaf(std::uint32_t number, std::size_t size = 56);

class Subject {
 public:
  virtual ~Subject() = default;
  virtual bool present() { return true; }        // false: no broker; the test is skipped
  virtual log::Log& log() = 0;
  // As another process would find it. Memory and mock hold what they held.
  virtual void reopen() {}
  // As the sequencer does with what it read: committed, these positions on.
  virtual void accept(std::uint64_t, const std::vector<base::Bytes>&) {}
  // Empty, with room for `records`, none of which goes before widen().
  virtual void narrow(std::size_t records) = 0;
  virtual void widen() {}
  // What an accepted log of ten leaves meets where it is broken; empty: not on this driver.
  struct Damage {
    std::uint64_t position;
    log::ReadFault fault;
  };
  virtual std::vector<Damage> damage() = 0;

  void append_all(const std::vector<base::Bytes>& leaves);
};

class OnMemory final : public Subject {
 public:
  log::Log& log() override { return log_; }
  void narrow(std::size_t records) override;
  std::vector<Damage> damage() override;

 private:
  log::MemoryLog log_;
};

class OnEmbedded final : public Subject {
 public:
  OnEmbedded();
  log::Log& log() override { return *log_; }
  void reopen() override;
  void accept(std::uint64_t first, const std::vector<base::Bytes>& leaves) override;
  void narrow(std::size_t records) override;
  std::vector<Damage> damage() override;

 private:
  TempDir directory_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<log::EmbeddedLog> log_;
  std::uint64_t accepted_ = 0;
};

// Of a cluster that is there, mock or real.
class OnKafka : public Subject {
 public:
  log::Log& log() override { return rig().log(); }
  void reopen() override { rig_.reset(); }
  void narrow(std::size_t records) override;
  void widen() override { rig().start(); }

 protected:
  Rig& rig();
  log::KafkaSettings settings_;
  std::string topic_;
  std::unique_ptr<Rig> rig_;
};

class OnMock final : public OnKafka {
 public:
  OnMock();
  std::vector<Damage> damage() override { return {}; }

 private:
  MockCluster cluster_;
};

class OnReal final : public OnKafka {
 public:
  OnReal();
  bool present() override { return present_; }
  std::vector<Damage> damage() override;  // a transaction of somebody else

 private:
  bool present_ = false;
};

}  // namespace zegel::test
