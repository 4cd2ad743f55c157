#include "tools/zegel-verify/many.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <thread>

#include "ledger/audit/verify_event.h"
#include "ledger/base/limits.h"
#include "tools/zegel-verify/files.h"
#include "tools/zegel-verify/show.h"

namespace zegel::verify {
namespace {

// Neighbours mostly share a checkpoint, so a core takes a run of them.
constexpr std::size_t run = 256;

struct Found {
  std::size_t at;
  WrongPair pair;
};

void verify_one(audit::Examiner& examiner, std::size_t at, const std::string& path,
                std::vector<Found>& out) {
  const auto event = read_file(path + ".sd-jwt", base::limits::event_body + 1);
  const auto receipt = read_file(path + ".tlog-proof", base::limits::receipt);
  if (!event || !receipt) {
    out.push_back({at, {path, "De bestanden zijn niet te lezen.", true}});
    return;
  }
  const audit::Report report = audit::verify_event(examiner, *event, *receipt);
  if (!report.good()) out.push_back({at, {path, first_fault(report), false}});
}

}  // namespace

Tally verify_pairs(std::span<const std::string> paths, const tlog::Policy& policy, unsigned cores) {
  if (cores == 0) cores = std::max(1u, std::thread::hardware_concurrency());
  const std::size_t runs = (paths.size() + run - 1) / run;
  cores = static_cast<unsigned>(std::clamp<std::size_t>(runs, 1, cores));
  std::atomic<std::size_t> next{0};
  std::vector<std::vector<Found>> found(cores);
  const auto work = [&](std::vector<Found>& out) {
    audit::Examiner examiner(policy);
    for (std::size_t start = next.fetch_add(run); start < paths.size(); start = next.fetch_add(run))
      for (std::size_t i = start; i < std::min(paths.size(), start + run); ++i)
        verify_one(examiner, i, paths[i], out);
  };
  {
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < cores; ++i) threads.emplace_back(work, std::ref(found[i]));
    work(found[0]);
  }
  std::vector<Found> all;
  for (auto& some : found) std::ranges::move(some, std::back_inserter(all));
  std::ranges::sort(all, {}, &Found::at);
  Tally tally;
  tally.total = paths.size();
  for (Found& one : all) {
    ++(one.pair.unreadable ? tally.unreadable : tally.wrong);
    tally.pairs.push_back(std::move(one.pair));
  }
  return tally;
}

}  // namespace zegel::verify
