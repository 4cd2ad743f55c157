#include "ledger/keys/creation.h"

#include <algorithm>

#include "ledger/base/journal.h"
#include "ledger/keys/heks.h"

namespace zegel::keys {

using base::Failure;

Creation::Creation(store::Store& keystore, const EpochKeys& keys, const KeystoreTables& tables,
                   crypto::Random& random)
    : keystore_(keystore), keys_(keys), tables_(tables), blads_(keys, tables), random_(random),
      group_([this](std::span<CreationRequest* const> batch) { commit(batch); }) {}

// Durable after update() returned: the rows of every request that was not refused.
void Creation::commit(std::span<CreationRequest* const> batch) {
  base::Status status;
  std::vector<KeyRow> unpublished;
  if (healthy_) {
    status = keystore_.update([&](store::MutableRows& rows) -> base::Status {
      for (CreationRequest* request : batch) serve(rows, *request);
      for (const CreationRequest* request : batch) collect(rows, *request, unpublished);
      return {};
    });
  } else {
    status = std::unexpected(Failure::fatal("an earlier commit failed"));
  }
  if (status) return publish(batch, unpublished);
  if (status.error().code == base::Code::fatal) healthy_ = false;
  base::journal(base::Level::alarm, "nieuwe sleutels niet bewaard",
                {{"aantal", batch.size()}, {"oorzaak", status.error().detail}});
  for (CreationRequest* request : batch) {
    request->blads.clear();
    if (request->status) request->status = std::unexpected(Failure::unavailable("V-DUR-1"));
  }
}

// Durable here; now the topic. Who asked for a blad that it does not hold goes without.
void Creation::publish(std::span<CreationRequest* const> batch, std::span<const KeyRow> rows) {
  if (rows.empty()) return;
  outlet_->publish(rows);
  for (CreationRequest* request : batch) {
    const bool held = std::ranges::all_of(
        request->blads, [&](const OpenBlad& blad) { return outlet_->holds(blad.id); });
    if (held) continue;
    request->blads.clear();
    request->status = std::unexpected(Failure::unavailable("V-DUR-1", "not read back"));
  }
}

void Creation::collect(const store::Rows& rows, const CreationRequest& request,
                       std::vector<KeyRow>& out) const {
  if (outlet_ == nullptr) return;
  for (const OpenBlad& blad : request.blads) {
    const auto row = rows.get(tables_.blad, blad.id.view());
    if (outlet_->holds(blad.id) || !row || row->size() != wrapped_size) continue;
    KeyRow& made = out.emplace_back(KeyRow{keys_.epoch, blad.id, {}, false});
    std::ranges::copy(*row, made.row.begin());
  }
}

// First everything that can refuse, then the writing: a refused request leaves no row behind.
void Creation::serve(store::MutableRows& rows, CreationRequest& request) const {
  const auto refuse = [&](Failure failure) {
    request.blads.clear();
    request.status = std::unexpected(std::move(failure));
  };
  if (under_hek(rows, request)) return refuse(Failure::refused("V-DOS-1"));
  std::vector<std::size_t> absent;
  for (std::size_t i = 0; i < request.partijen.size(); ++i) {
    OpenBlad& place = request.blads.emplace_back();
    const auto id = blads_.find(rows, request.dossier, request.partijen[i]);
    if (!id) {
      absent.push_back(i);
      continue;
    }
    auto known = blads_.load(rows, *id);
    if (!known) return refuse(std::move(known).error());
    if (known->reg != request.reg) return refuse(Failure::refused("V-DOS-1"));
    place = std::move(*known);
  }
  for (const std::size_t i : absent) {
    const base::Pid& partij = request.partijen[i];
    if (const auto id = blads_.find(rows, request.dossier, partij)) {  // named twice
      auto made = blads_.load(rows, *id);
      if (!made) return refuse(std::move(made).error());
      request.blads[i] = std::move(*made);
      continue;
    }
    const Owner owner{request.reg, request.dossier, partij};
    request.blads[i] = blads_.make(rows, owner, request.hour, random_);
  }
  Persons(keys_, tables_).put(rows, request.links, request.hour);
}

bool Creation::under_hek(const store::Rows& rows, const CreationRequest& request) const {
  const auto fenced = [&](const base::Pid& partij) {
    const base::Hash token =
        hek_token({keys_.ledger_id, request.reg.text(), request.dossier, partij});
    return rows.get(tables_.hek, token).has_value();
  };
  if (fenced(everyone)) return true;
  for (const base::Pid& partij : request.partijen)
    if (fenced(partij)) return true;
  return false;
}

}  // namespace zegel::keys
