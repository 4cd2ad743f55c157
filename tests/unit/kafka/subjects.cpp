#include "tests/support/leaf_rows.h"
#include "tests/unit/kafka/subjects.h"

#include <catch2/catch.hpp>

#include "ledger/store/ledger_rows.h"
#include "tests/unit/kafka/real_broker.h"
#include "tests/unit/kafka/transaction.h"

namespace zegel::test {
namespace {

const std::string mock_topic = "z.regie.gebeurtenissen";

std::optional<log::Admitted> gate(base::ByteView bytes) {
  if (bytes.size() < 56 || bytes.size() > base::limits::leaf) return std::nullopt;
  return log::Admitted{*base::Jti::from(bytes.subspan(39, 16)), bytes[55] == 'G'};
}

}  // namespace

base::Bytes numbered_leaf(std::uint32_t number, std::size_t size) {
  base::Bytes bytes(size, static_cast<base::Byte>(number));
  for (std::size_t i = 0; i < 16; ++i) bytes[39 + i] = 0;
  for (std::size_t i = 0; i < 4; ++i)
    bytes[39 + i] = static_cast<base::Byte>(number >> (24 - 8 * i));
  bytes[55] = number == 0 ? 'G' : 'a';
  return bytes;
}

void Subject::append_all(const std::vector<base::Bytes>& leaves) {
  for (const base::Bytes& leaf : leaves) REQUIRE(log().append(leaf));
}

void OnMemory::narrow(std::size_t records) {
  log_.inject({log::Fault::full, records, 1});
}

std::vector<Subject::Damage> OnMemory::damage() {
  log_.inject({log::Fault::corrupt, 4});
  log_.inject({log::Fault::gap, 6, 2});
  return {{4, log::ReadFault::corrupt}, {6, log::ReadFault::gap}};
}

OnEmbedded::OnEmbedded() {
  store::StoreOptions how;
  how.create = true;
  how.map_bytes = 64u << 20;
  auto opened = store::Store::open(directory_ / "ledger", {"regie.leaf", "regie.jti"}, how);
  REQUIRE(opened);
  store_ = std::move(*opened);
  reopen();
}

void OnEmbedded::reopen() {
  log_ = std::make_unique<log::EmbeddedLog>(*store_, "regie", gate);
}

void OnEmbedded::narrow(std::size_t records) {
  log_ = std::make_unique<log::EmbeddedLog>(*store_, "regie", gate,
                                            log::EmbeddedOptions{.records = records});
}

void OnEmbedded::accept(std::uint64_t first, const std::vector<base::Bytes>& leaves) {
  REQUIRE(zegel::test::put_leaves(*store_, first, leaves));
}

std::vector<Subject::Damage> OnEmbedded::damage() {
  REQUIRE(store_->update([&](store::MutableRows& rows) -> base::Status {
    rows.erase(store_->table("regie.leaf"), store::key_u64(4));
    return {};
  }));
  return {{4, log::ReadFault::gap}};
}

Rig& OnKafka::rig() {
  if (!rig_) rig_ = std::make_unique<Rig>(settings_, topic_);
  return *rig_;
}

void OnKafka::narrow(std::size_t records) {
  log::KafkaLaneOptions lane;
  lane.records = records;
  rig_ = std::make_unique<Rig>(settings_, topic_, lane, log::KafkaProducerOptions{}, false);
}

OnMock::OnMock() {
  cluster_.topic(mock_topic);
  settings_ = cluster_.settings();
  topic_ = mock_topic;
}

OnReal::OnReal() {
  const auto settings = real_broker();
  present_ = settings.has_value();
  if (!present_) return;
  settings_ = *settings;
  topic_ = real_topic(settings_, log::KafkaTopicKind::gebeurtenissen);
}

// Its record has a position, and so has its marker, which nobody may see.
std::vector<Subject::Damage> OnReal::damage() {
  const std::uint64_t end = log().end()->value;
  commit_foreign_transaction(settings_.servers, topic_, numbered_leaf(900));
  // The marker is written after the commit was answered.
  REQUIRE(becomes([&] { return log().end()->value == end + 2; }));
  append_all({numbered_leaf(901)});
  CHECK(read_back(log(), end, 1).records.size() == 1);
  return {{end + 1, log::ReadFault::gap}};
}

}  // namespace zegel::test
