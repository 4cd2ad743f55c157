// Sealed records that another node published: highest generation per key, on a tie the first
// (kafka.md 6).
#include "ledger/inhoud/inhoud_state.h"
#include "ledger/inhoud/record.h"

namespace zegel::inhoud {
namespace {

enum class Step : std::uint8_t { nothing, put, erase, answer };

Step step_for(const store::Rows& rows, store::Table table, const InhoudStore::Incoming& one) {
  const auto stored = rows.get(table, raw_key(one.key));
  if (one.record.empty()) return stored ? Step::erase : Step::nothing;
  if (!stored || generation_of(*stored) < generation_of(one.record)) return Step::put;
  return generation_of(*stored) > generation_of(one.record) ? Step::answer : Step::nothing;
}

using Incoming = InhoudStore::Incoming;

// What the daybook has under the same generation is known. Anything else under a key of it is
// judged in the table.
base::Result<std::vector<Incoming>> unknown(const Daybook& daybook, Writer* writer,
                                            std::string_view reg,
                                            std::span<const Incoming> incoming) {
  std::vector<Incoming> out;
  for (const Incoming& one : incoming) {
    const auto entered = daybook.find(reg, one.key);
    if (!entered) {
      out.push_back(one);
      continue;
    }
    if (!one.record.empty() && generation_of(*entered) == generation_of(one.record)) continue;
    if (writer != nullptr) TRY_DO(writer->settle());
    return std::vector<Incoming>(incoming.begin(), incoming.end());
  }
  return out;
}

}  // namespace

base::Result<std::vector<Key>> InhoudStore::replicate(std::string_view reg,
                                                      std::span<const Incoming> all) {
  TRY(incoming, unknown(*state_->daybook, state_->writer.get(), reg, all));
  const store::Table table = state_->table(reg);
  std::vector<Key> ours_is_newer;
  // Looking first: what is known already costs no commit.
  const bool changes = state_->store->view([&](const store::Rows& rows) {
    bool any = false;
    for (const Incoming& one : incoming) {
      const Step step = step_for(rows, table, one);
      if (step == Step::answer) ours_is_newer.push_back(one.key);
      any = any || step == Step::put || step == Step::erase;
    }
    return any;
  });
  if (!changes) return ours_is_newer;
  ours_is_newer.clear();
  TRY_DO(state_->store->update([&](store::MutableRows& rows) -> base::Status {
    for (const Incoming& one : incoming) switch (step_for(rows, table, one)) {
        case Step::nothing: break;
        case Step::answer: ours_is_newer.push_back(one.key); break;
        case Step::put: rows.put(table, raw_key(one.key), one.record); break;
        case Step::erase: rows.erase(table, raw_key(one.key)); break;
      }
    return {};
  }));
  return ours_is_newer;
}

}  // namespace zegel::inhoud
