#include "ledger/keys/keeper.h"

#include "ledger/base/check.h"
#include "ledger/base/clock.h"
#include "ledger/base/journal.h"
#include "ledger/keys/keeper_state.h"

namespace zegel::keys {
namespace {

using base::Failure;
using base::Result;

Failure fenced_failure() { return Failure::refused("V-DOS-1"); }

Result<Lease> lease(Keeper::State& state, OpenBlad blad) {
  if (state.leased_keys >= keys_on_lease) return std::unexpected(Failure::unavailable("te-druk"));
  return Lease(blad.id, blad.dossier, blad.partij, std::move(blad.key),
               base::monotonic_ms() + lease_ms, Permit(state.permits), Permit(state.leased_keys));
}

Result<std::vector<Lease>> lease_all(Keeper::State& state, std::vector<OpenBlad> blads) {
  std::vector<Lease> leases;
  leases.reserve(blads.size());
  for (OpenBlad& blad : blads) {
    TRY(one, lease(state, std::move(blad)));
    leases.push_back(std::move(one));
  }
  return leases;
}

using Request = CreationRequest;

bool any_fenced(const Keeper::State& state, const Request& request);
// Fills request.blads from the cache, else from the keystore. False: one of them is not there yet.
Result<bool> find_known(Keeper::State& state, Request& request);
Result<std::optional<OpenBlad>> find_one(Keeper::State& state, const Request& request,
                                         const base::Pid& partij);
bool linked(const Keeper::State& state, const Request& request);

}  // namespace

bool Lease::expired() const { return base::monotonic_ms() >= expires_ms_; }

Keeper::Keeper(std::unique_ptr<State> state) : state_(std::move(state)) {}

// A permit that outlives its keeper would count in freed memory: whoever holds one ends first.
Keeper::~Keeper() { ZEGEL_CHECK(state_->permits == 0); }

Result<std::vector<Lease>> Keeper::blads_for(std::string_view reg, const base::CasusId& dossier,
                                             std::span<const base::Pid> partijen, base::Hour hour,
                                             const Link& link) {
  const auto name = RegisterName::from(reg);
  if (!name || !state_->may_seal())
    return std::unexpected(Failure::unavailable("V-DUR-1", "niet-gereed"));
  const std::vector<IdentityKey> links = state_->persons().keys_of(reg, dossier, link);
  Request request{*name, dossier, partijen, hour, links, {}, {}};
  if (any_fenced(*state_, request)) return std::unexpected(fenced_failure());
  TRY(known, find_known(*state_, request));
  if (!known || !linked(*state_, request) || !state_->held(request.blads)) {
    request.blads.clear();
    state_->creation->submit(request);
    TRY_DO(std::move(request.status));
    for (const OpenBlad& blad : request.blads) state_->cache.put(blad);
  }
  return lease_all(*state_, std::move(request.blads));
}

Result<Lease> Keeper::open(std::string_view reg, const base::BladId& id) {
  if (state_->closed) return std::unexpected(Failure::unavailable("V-DUR-1", "niet-gereed"));
  auto blad = state_->cache.find(id);
  const bool cached = blad.has_value();
  if (!cached) {
    auto loaded = state_->keystore->view([&](const store::Rows& rows) {
      return Blads(state_->keys, state_->tables).load(rows, id);
    });
    if (!loaded) return std::unexpected(std::move(loaded).error());
    blad = std::move(*loaded);
  }
  if (blad->reg.text() != reg) return std::unexpected(Failure::refused("onbekend"));
  const Place place{state_->keys.ledger_id, reg, blad->dossier, blad->partij};
  if (state_->heks.over(place) == HekState::definitive)  // R7: not even what is still here
    return std::unexpected(Failure::refused("omheind"));
  if (!cached) state_->cache.put(*blad);
  return lease(*state_, std::move(*blad));
}

void Keeper::close() {
  state_->closed = true;
  state_->cache.wipe();
}

bool Keeper::is_open() const { return !state_->closed && state_->creation->healthy(); }

KeeperStand Keeper::stand() const {
  KeeperStand stand;
  stand.epoch = state_->keys.epoch;
  stand.blads = state_->keystore->view(
      [&](const store::Rows& rows) { return rows.count(state_->tables.blad); });
  stand.leases = state_->permits;
  stand.open = state_->may_seal();
  stand.warnings = state_->warnings;
  return stand;
}

base::Status Keeper::verify_all() const {
  return state_->keystore->view([&](const store::Rows& rows) {
    return check_blads(rows, state_->tables, state_->keys);
  });
}

base::Status Keeper::copy_compact(const std::filesystem::path& directory) const {
  return state_->keystore->copy_compact(directory);
}

namespace {

bool any_fenced(const Keeper::State& state, const Request& request) {
  if (state.heks.empty()) return false;
  const auto fenced = [&](const base::Pid& partij) {
    return state.heks.over({state.keys.ledger_id, request.reg.text(), request.dossier, partij})
        .has_value();
  };
  if (fenced(everyone)) return true;
  for (const base::Pid& partij : request.partijen)
    if (fenced(partij)) return true;
  return false;
}

Result<bool> find_known(Keeper::State& state, Request& request) {
  request.blads.reserve(request.partijen.size());
  for (const base::Pid& partij : request.partijen) {
    TRY(blad, find_one(state, request, partij));
    if (!blad) {
      request.blads.clear();
      return false;
    }
    if (blad->reg != request.reg) return std::unexpected(fenced_failure());
    request.blads.push_back(std::move(*blad));
  }
  return true;
}

Result<std::optional<OpenBlad>> find_one(Keeper::State& state, const Request& request,
                                         const base::Pid& partij) {
  auto cached = state.cache.find(request.dossier, partij);
  if (cached) return cached;
  const Blads blads(state.keys, state.tables);
  auto stored = state.keystore->view(
      [&](const store::Rows& rows) -> Result<std::optional<OpenBlad>> {
        const auto id = blads.find(rows, request.dossier, partij);
        if (!id) return std::nullopt;
        TRY(blad, blads.load(rows, *id));
        return std::optional(std::move(blad));
      });
  if (stored && *stored) state.cache.put(**stored);
  return stored;
}

bool linked(const Keeper::State& state, const Request& request) {
  if (request.links.empty()) return true;
  return state.keystore->view([&](const store::Rows& rows) {
    return state.persons().fresh(rows, request.links, request.hour);
  });
}

}  // namespace
}  // namespace zegel::keys
