#include "ledger/inhoud/inhoud_store.h"

#include <algorithm>

#include "ledger/base/check.h"
#include "ledger/inhoud/inhoud_state.h"
#include "ledger/inhoud/outlet.h"
#include "ledger/store/current.h"
#include "ledger/store/files.h"
#include "ledger/store/schema.h"

namespace zegel::inhoud {
namespace {

namespace fs = std::filesystem;
using base::Failure;
using base::Result;
using base::Status;

const std::string store_name = "inhoud";
constexpr std::string_view table_name = "inhoud";

// The live directory of the store, after what no name points to has been deleted.
Result<fs::path> live_directory(const fs::path& parent, bool create, bool read_only);
Result<fs::path> first_directory(const fs::path& parent);

Key key_of(base::ByteView raw) {
  return {*base::Jti::from(raw.first(16)), *base::JwsTag::from(raw.subspan(16))};
}

}  // namespace

InhoudStore::InhoudStore(std::unique_ptr<State> state) : state_(std::move(state)) {}
InhoudStore::~InhoudStore() = default;
void InhoudStore::finish() { state_->writer.reset(); }

Result<std::unique_ptr<InhoudStore>> InhoudStore::open(const fs::path& directory,
                                                       const std::vector<std::string>& registers,
                                                       bool create, bool read_only) {
  TRY(live, live_directory(directory, create, read_only));
  store::StoreOptions options;
  options.create = create;
  options.read_only = read_only;
  const auto tables = store::databases_of(store::Env::inhoud, registers);
  TRY(opened, store::Store::open(live, tables, options));
  const bool named = fs::exists(directory / (store_name + ".huidig"));
  if (!named && !read_only) TRY_DO(store::set_current(directory, store_name, 1));
  auto state = std::make_unique<State>();
  state->directory = live;
  state->store = std::move(opened);
  for (const std::string& reg : registers)
    state->tables.emplace(reg, state->store->table(store::database_name(reg, table_name)));
  if (!read_only) state->writer = std::make_unique<Writer>(*state->store, state->tide);
  return std::unique_ptr<InhoudStore>(new InhoudStore(std::move(state)));
}

void InhoudStore::keep(std::string_view reg, const Key& key, base::Bytes record, Begun begun,
                       Done done) {
  ZEGEL_CHECK(state_->writer && !record.empty() && done);
  if (state_->outlet != nullptr) {
    ZEGEL_CHECK(!begun);  // nothing goes ahead of a topic
    const auto both = state_->twice.begin_one(std::move(done));
    done = [this, both](Status kept) { state_->twice.ended(both, std::move(kept)); };
    state_->outlet->publish(reg, key, record, [this, both](Status sent) {
      state_->twice.ended(both, std::move(sent));
    });
  }
  state_->writer->push(
      {state_->table(reg), key, std::move(record), std::move(begun), std::move(done)});
}

void InhoudStore::publish_to(Outlet& outlet) { state_->outlet = &outlet; }
const fs::path& InhoudStore::directory() const { return state_->directory; }

Tide& InhoudStore::tide() const { return state_->tide; }

void InhoudStore::erase_orphan(std::string_view reg, const Key& key, const Sealing& seen,
                               Done done) {
  ZEGEL_CHECK(state_->writer && done);
  if (state_->outlet != nullptr)
    done = [this, name = std::string(reg), key, then = std::move(done)](Status erased) mutable {
      if (!erased || get(name, key)) return then(std::move(erased));  // kept again since
      state_->outlet->publish(name, key, {}, std::move(then));
    };
  state_->writer->push({state_->table(reg), key, {}, nullptr, std::move(done), seen});
}

std::optional<base::Bytes> InhoudStore::get(std::string_view reg, const Key& key) const {
  return state_->store->view([&](const store::Rows& rows) -> std::optional<base::Bytes> {
    const auto record = rows.get(state_->table(reg), raw_key(key));
    if (!record) return std::nullopt;
    return base::Bytes(record->begin(), record->end());
  });
}

void InhoudStore::scan(std::string_view reg, const std::optional<Key>& after,
                       const Visit& visit) const {
  const RawKey from = after ? raw_key(*after) : RawKey{};
  state_->store->view([&](const store::Rows& rows) {
    rows.scan(state_->table(reg), from, [&](base::ByteView key, base::ByteView record) {
      if (after && std::ranges::equal(key, from)) return true;
      return visit(key_of(key), record);
    });
  });
}

Status InhoudStore::keep_all(std::string_view reg,
                             std::span<const std::pair<Key, base::Bytes>> records) {
  ZEGEL_CHECK(state_->writer);
  std::vector<Row> pending;
  pending.reserve(records.size());
  for (const auto& [key, record] : records) {
    ZEGEL_CHECK(!record.empty());
    pending.push_back({state_->table(reg), &key, record});
  }
  const auto status = state_->store->update([&](store::MutableRows& rows) -> Status {
    write_rows(rows, std::move(pending));
    return {};
  });
  if (!status) return std::unexpected(Failure::unavailable("V-DUR-1", status.error().detail));
  return {};
}

Status InhoudStore::copy_compact(const fs::path& directory) const {
  return state_->store->copy_compact(directory);
}

namespace {

Result<fs::path> live_directory(const fs::path& parent, bool create, bool read_only) {
  if (create && !read_only) TRY_DO(store::make_directory(parent));
  TRY(named, store::current(parent, store_name));
  if (named) {
    if (!read_only) TRY_DO(store::delete_others(parent, store_name));
    return *named;
  }
  if (!create || read_only)
    return std::unexpected(Failure::fatal("inhoud.huidig is missing"));
  return first_directory(parent);
}

// A creation that was cut off left inhoud.1/ without a name: it is taken over. Any other directory
// means that the name was lost, and then nothing is deleted or guessed.
Result<fs::path> first_directory(const fs::path& parent) {
  const fs::path first = store::numbered(parent, store_name, 1);
  for (const fs::directory_entry& entry : fs::directory_iterator(parent))
    if (entry.is_directory() && entry.path() != first &&
        entry.path().filename().string().starts_with(store_name + "."))
      return std::unexpected(
          Failure::fatal("inhoud.huidig is missing, while inhoud.<n>/ exists"));
  return first;
}

}  // namespace
}  // namespace zegel::inhoud
