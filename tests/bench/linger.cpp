// What linger.ms and batch.size do to a lane: group commits of N records to one topic on a real
// broker, each waited for (kafka.md 4, 16). The sender is the product's own.
//
//   linger --servers 127.0.0.1:9092 --topic t --linger 0 --omvang 262144 --records 64 --reeksen 500
#include <fmt/format.h>

#include <algorithm>
#include <latch>

#include "ledger/crypto/random.h"
#include "ledger/log/kafka_admin.h"
#include "ledger/log/kafka_handles.h"
#include "ledger/log/kafka_producer.h"
#include "tests/bench/bench_io.h"

namespace base = zegel::base;
namespace zlog = zegel::log;

namespace {

constexpr std::size_t record_bytes = 700;    // about a leaf of klein

struct Lane {
  zlog::KafkaReaper reaper;
  zlog::KafkaProducer producer;
  zlog::KafkaProducer::Lane lane;

  Lane(const zlog::KafkaSettings& settings, const std::string& topic) : producer(settings, reaper) {
    zlog::KafkaLaneOptions options;
    options.topic = topic;
    options.compression = zlog::KafkaCompression::zstd;
    lane = producer.add_lane(options);
  }
};

zlog::KafkaSettings settings_of(const bench::Arguments& args) {
  zlog::KafkaSettings settings;
  settings.servers = args.text("--servers", "");
  settings.adjust = [linger = args.text("--linger", "0"),
                     size = args.text("--omvang", "262144")](rd_kafka_conf_t* conf) {
    rd_kafka_conf_set(conf, "linger.ms", linger.c_str(), nullptr, 0);
    rd_kafka_conf_set(conf, "batch.size", size.c_str(), nullptr, 0);
  };
  return settings;
}

bool make_topic(const zlog::KafkaSettings& settings, const std::string& topic) {
  zlog::KafkaReaper reaper;
  auto admin = zlog::KafkaAdmin::open({settings.servers}, reaper);
  const zlog::KafkaTopicSpec spec{topic, zlog::KafkaTopicKind::gebeurtenissen};
  return admin && (*admin)->create({&spec, 1}, zlog::one_broker);
}

// Seconds until all of them have landed; negative: one was not taken.
double send(Lane& to, std::size_t records, const base::Bytes& value) {
  std::latch landed(static_cast<std::ptrdiff_t>(records));
  const double began = bench::seconds_now();
  for (std::size_t i = 0; i < records; ++i) {
    zlog::KafkaOutgoing record;
    record.value = value;
    record.done = [&](zlog::KafkaLanding) { landed.count_down(); };
    if (!to.producer.append(to.lane, std::move(record))) return -1;
  }
  landed.wait();
  return bench::seconds_now() - began;
}

}  // namespace

int main(int argc, char** argv) {
  const bench::Arguments args(argc, argv);
  const zlog::KafkaSettings settings = settings_of(args);
  const std::string topic = args.text("--topic", "linger");
  if (!make_topic(settings, topic)) return bench::complain("no topic");
  Lane lane(settings, topic);
  if (!lane.producer.start()) return bench::complain("no producer");
  const std::size_t records = args.number("--records", 64), count = args.number("--reeksen", 500);
  base::Bytes value(record_bytes);
  zegel::crypto::SystemRandom().fill(value);
  std::vector<double> each;
  double all = 0;
  for (std::size_t i = 0; i < count + count / 5; ++i) {  // a fifth more, to warm up
    const double took = send(lane, records, value);
    if (took < 0) return bench::complain("not taken");
    if (i < count / 5) continue;
    each.push_back(took * 1e3);
    all += took;
  }
  std::ranges::sort(each);
  bench::print(fmt::format("{{\"per_seconde\":{:.0f},\"p50_ms\":{:.2f},\"p99_ms\":{:.2f}}}\n",
                           static_cast<double>(records * count) / all, each[count / 2],
                           each[count * 99 / 100]));
  return 0;
}
