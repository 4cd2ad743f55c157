// The floor of P5: one sync commit of the same disk in the same run (a record of 1 KiB).
//
//   commit --map DIR --aantal 200
#include <algorithm>

#include <fmt/format.h>

#include "ledger/store/lmdb.h"
#include "tests/bench/bench_io.h"

namespace base = zegel::base;
namespace store = zegel::store;

int main(int argc, char** argv) {
  const bench::Arguments args(argc, argv);
  store::StoreOptions options;
  options.create = true;
  auto opened = store::Store::open(args.text("--map", "commit"), {"rij"}, options);
  if (!opened) return bench::complain(opened.error().detail.c_str());
  const base::Bytes value(1'024, 7);
  std::vector<double> each;
  for (std::uint64_t i = 0; i < args.number("--aantal", 200); ++i) {
    const double began = bench::seconds_now();
    const auto done = (*opened)->update([&](store::MutableRows& rows) -> base::Status {
      base::Bytes key;
      base::ByteWriter(key).put(i);
      rows.put((*opened)->table("rij"), key, value);
      return {};
    });
    if (!done) return bench::complain("commit failed");
    each.push_back((bench::seconds_now() - began) * 1e6);
  }
  std::sort(each.begin(), each.end());
  bench::print(fmt::format("{{\"p50_us\":{:.1f},\"p99_us\":{:.1f}}}\n", each[each.size() / 2],
                           each[each.size() * 99 / 100]));
  return 0;
}
