#include "ledger/sequencer/projection_check.h"

#include "ledger/sequencer/digest.h"
#include "ledger/sequencer/rebuild.h"
#include "ledger/store/schema.h"

namespace zegel::sequencer {
namespace {

constexpr std::uint64_t page = 1'000;

// One register: where it is, and the tables that turned out to differ.
struct Register {
  std::string name;
  RegisterTables tables;
  std::uint64_t next = 0;
};

base::Status apply_page(Register& reg, const store::Rows& leaves, std::uint64_t to,
                        store::Store& scratch, const Dependencies& on) {
  const RegisterTables made = tables_of(scratch, reg.name);
  return scratch.update([&](store::MutableRows& rows) -> base::Status {
    IssuerNumbers numbers(made, rows);
    for (; reg.next < to; ++reg.next)
      TRY_DO(apply_leaf({reg.name, reg.tables.leaf, {reg.next}, &numbers}, leaves, rows, on));
    numbers.store();
    return {};
  });
}

std::vector<std::string> compare(const Register& reg, const store::Rows& live,
                                 const store::Store& scratch, const Dependencies& on,
                                 const store::Store& ledger) {
  std::vector<std::string> out;
  for (const std::string& table : compared_tables(on.applier)) {
    const std::string name = store::database_name(reg.name, table);
    if (digest_of(ledger, live, {&name, 1}) != digest_of(scratch, {&name, 1})) out.push_back(name);
  }
  return out;
}

// Pages until the end is near; the rest and the digests in one snapshot.
base::Result<std::vector<std::string>> check_register(Register& reg, const store::Store& ledger,
                                                      store::Store& scratch,
                                                      const Dependencies& on,
                                                      const std::atomic<bool>* stop) {
  std::vector<std::string> differing;
  for (bool last = false; !last;) {
    if (stop != nullptr && stop->load())
      return std::unexpected(base::Failure::unavailable("te-druk", "stopped"));
    const base::Status done = ledger.view([&](const store::Rows& live) -> base::Status {
      const std::uint64_t size = live.count(reg.tables.leaf);
      const std::uint64_t to = std::min(reg.next + page, size);
      TRY_DO(apply_page(reg, live, to, scratch, on));
      last = to == size;
      if (last) differing = compare(reg, live, scratch, on, ledger);
      return {};
    });
    if (!done) return std::unexpected(done.error());
  }
  return differing;
}

}  // namespace

std::vector<std::string> compared_tables(const Applier& applier) {
  std::vector<std::string> tables = applier.tables();
  tables.insert(tables.end(), {"isn", "isn_gat"});
  return tables;
}

ScratchDirectory::ScratchDirectory(std::filesystem::path path) : path_(std::move(path)) {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

ScratchDirectory::~ScratchDirectory() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

base::Result<std::vector<std::string>> projections_that_differ(const ProjectionCheck& check) {
  store::StoreOptions how;
  how.create = true;
  how.scratch = true;
  TRY(scratch,
      store::Store::open(check.scratch, table_names(check.registers, check.fresh.tables()), how));
  Waiters nobody;
  const base::SystemClock clock;
  Dependencies on{*scratch, check.inhoud, check.opener, check.fresh,
                  nobody,   clock,        check.ledger_id};
  if (check.opener == nullptr) on.content = ContentUse::none;
  check.fresh.bind(*scratch, check.registers);
  std::vector<std::string> differing;
  for (const std::string& name : check.registers) {
    Register reg{name, tables_of(check.ledger, name)};
    TRY(found, check_register(reg, check.ledger, *scratch, on, check.stop));
    differing.insert(differing.end(), found.begin(), found.end());
  }
  return differing;
}

}  // namespace zegel::sequencer
