#include "ledger/inhoud/inhoud_store.h"

#include <algorithm>

#include "ledger/base/check.h"
#include "ledger/base/journal.h"
#include "ledger/crypto/random.h"
#include "ledger/inhoud/inhoud_state.h"
#include "ledger/inhoud/outlet.h"
#include "ledger/store/current.h"
#include "ledger/store/files.h"
#include "ledger/store/schema.h"
#include "ledger/store/tables.h"

namespace zegel::inhoud {
namespace {

namespace fs = std::filesystem;
using base::Failure;
using base::Result;
using base::Status;

const std::string store_name = "inhoud";
constexpr std::string_view table_name = "inhoud";
const std::string daybook_table = "dagboek";

// The live directory of the store, after what no name points to has been deleted.
Result<fs::path> live_directory(const fs::path& parent, bool create, bool read_only);
Result<fs::path> first_directory(const fs::path& parent);
// A store of before there was a daybook gets its table.
Status add_daybook_table(const fs::path& directory);
// Of the daybook; made together with its file when there is none yet.
Result<DaybookStand> daybook_stand(store::Store& store, bool read_only);

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
  if (!create && !read_only) TRY_DO(add_daybook_table(live));
  TRY(opened, store::Store::open(live, tables, options));
  const bool named = fs::exists(directory / (store_name + ".huidig"));
  if (!named && !read_only) TRY_DO(store::set_current(directory, store_name, 1));
  auto state = std::make_unique<State>();
  state->directory = live;
  state->store = std::move(opened);
  for (const std::string& reg : registers)
    state->tables.emplace(reg, state->store->table(store::database_name(reg, table_name)));
  TRY_DO(state->begin(read_only));
  return std::unique_ptr<InhoudStore>(new InhoudStore(std::move(state)));
}

// What a stop left in the daybook is taken over. No room for it: it stays readable, and the writer
// tries again.
Status InhoudStore::State::begin(bool read_only) {
  TRY(stand, daybook_stand(*store, read_only));
  TRY(book, Daybook::open(store->directory(), stand, read_only));
  daybook = std::move(book);
  for (const Entry* entry : daybook->pending())
    if (!tables.contains(entry->reg))
      return std::unexpected(Failure::fatal("dagboek: an entry of an unknown register"));
  if (read_only) return {};
  const store::Table row = store->table(daybook_table);
  writer = std::make_unique<Writer>(Shelf{*store, tables, row, *daybook}, tide);
  const Status taken = writer->clear();
  if (taken || taken.error().code == base::Code::fatal) return taken;
  base::journal(base::Level::alarm, "inhoud blijft in het dagboek",
                {{"oorzaak", taken.error().detail}});
  return {};
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
      {state_->name(reg), key, std::move(record), std::move(begun), std::move(done)});
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
  state_->writer->push({state_->name(reg), key, {}, nullptr, std::move(done), seen});
}

// The daybook first: what leaves it stands in the table before.
std::optional<base::Bytes> InhoudStore::get(std::string_view reg, const Key& key) const {
  if (auto entered = state_->daybook->find(reg, key)) return entered;
  return state_->store->view([&](const store::Rows& rows) -> std::optional<base::Bytes> {
    const auto record = rows.get(state_->table(reg), raw_key(key));
    if (!record) return std::nullopt;
    return base::Bytes(record->begin(), record->end());
  });
}

// Both in one order; an entry that was taken over meanwhile stands in both, once visited.
void InhoudStore::scan(std::string_view reg, const std::optional<Key>& after,
                       const Visit& visit) const {
  const RawKey from = after ? raw_key(*after) : RawKey{};
  const std::vector<Entry> entries = state_->daybook->pending_of(reg, after);
  auto entry = entries.begin();
  bool goes_on = true;
  const auto visit_entries = [&](const Key* before) {
    for (; goes_on && entry != entries.end() && (!before || entry->key < *before); ++entry)
      goes_on = visit(entry->key, entry->record);
  };
  state_->store->view([&](const store::Rows& rows) {
    rows.scan(state_->table(reg), from, [&](base::ByteView raw, base::ByteView record) {
      if (after && std::ranges::equal(raw, from)) return true;
      const Key key = key_of(raw);
      visit_entries(&key);
      if (goes_on && entry != entries.end() && entry->key == key) ++entry;
      if (goes_on) goes_on = visit(key, record);
      return goes_on;
    });
  });
  visit_entries(nullptr);
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
  const auto status = state_->writer->settle(std::move(pending));
  if (!status) return std::unexpected(Failure::unavailable("V-DUR-1", status.error().detail));
  return {};
}

Status InhoudStore::empty_daybook() {
  ZEGEL_CHECK(state_->writer);
  return state_->writer->clear();
}

Status InhoudStore::copy_compact(const fs::path& directory) const {
  if (state_->writer) TRY_DO(state_->writer->settle());
  TRY_DO(state_->store->copy_compact(directory));
  if (state_->writer) return DaybookFile::create(directory, state_->daybook->id());
  return DaybookFile::copy(state_->store->directory(), directory);
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

Status add_daybook_table(const fs::path& directory) {
  TRY(present, store::tables_in(directory));
  if (std::ranges::find(present, daybook_table) != present.end()) return {};
  if (DaybookFile::exists(directory))
    return std::unexpected(Failure::fatal("table dagboek is missing"));
  return store::change_tables(directory, {daybook_table}, {});
}

// The file first: a row whose file is missing is a store that lost something.
Result<DaybookStand> daybook_stand(store::Store& store, bool read_only) {
  const store::Table table = store.table(daybook_table);
  const auto row = store.view([&](const store::Rows& rows) -> std::optional<base::Bytes> {
    const auto found = rows.get(table, daybook_stand_key);
    return found ? std::optional(base::Bytes(found->begin(), found->end())) : std::nullopt;
  });
  const auto known = row ? decode_daybook_stand(*row) : std::nullopt;
  if (known) return *known;
  const fs::path& directory = store.directory();
  const bool half_made = !DaybookFile::exists(directory) || DaybookFile::blank(directory);
  if (row || read_only || !half_made)
    return std::unexpected(Failure::fatal("the store does not know its daybook"));
  crypto::SystemRandom random;
  const DaybookStand fresh{random.bytes<16>(), 0};
  TRY_DO(DaybookFile::create(directory, fresh.id));
  TRY_DO(store.update([&](store::MutableRows& rows) -> Status {
    rows.put(table, daybook_stand_key, encode(fresh));
    return {};
  }));
  return fresh;
}

}  // namespace
}  // namespace zegel::inhoud
