#include "tests/support/ledger_world.h"

#include <stdexcept>

#include "ledger/crypto/hash.h"
#include "ledger/event/issue.h"
#include "ledger/event/leaf.h"
#include "ledger/sequencer/digest.h"
#include "ledger/sequencer/embedded_gate.h"
#include "ledger/store/current.h"
#include "tests/support/envelop_vector.h"

namespace zegel::tests {
namespace {

constexpr std::string_view ledger_id = "zegel.proef.nl";

crypto::SigningKey key_from(std::string_view name) {
  crypto::Secret<32> seed;
  const base::Hash hash = crypto::sha256(base::as_bytes(name));
  std::copy(hash.begin(), hash.end(), seed.writable().begin());
  return crypto::SigningKey::from_seed(std::move(seed));
}

template <class Id>
Id id_from(std::string_view name) {
  const base::Hash hash = crypto::sha256(base::as_bytes(name));
  return *Id::from(base::ByteView(hash).first(16));
}

template <class Value>
Value must(base::Result<Value> result) {
  if (!result) throw std::runtime_error("ledger world: " + result.error().detail);
  return std::move(*result);
}

}  // namespace

LedgerWorld::LedgerWorld(WorldOptions o) : options(std::move(o)), huissleutel(key_from("huis")) {
  std::filesystem::create_directory(directory / "anker");
  for (const std::string& reg : options.registers) {
    checkpoint_keys.emplace(reg, key_from("controlepunt " + reg));
    if (options.memory_log) memories[reg] = std::make_unique<log::MemoryLog>();
  }
  opening = true;
  open();
  if (!options.genesis) return;
  for (const std::string& reg : options.registers)
    if (!append(genesis(reg))) throw std::runtime_error("ledger world: genesis");
  run();
  sequencer->stop();  // writes the anchors
  opening = false;
  reopen();
}

LedgerWorld::~LedgerWorld() { crash(); }

void LedgerWorld::open() {
  store::StoreOptions how;
  how.create = !std::filesystem::exists(directory / "ledger");
  how.map_bytes = options.map_bytes;
  ledger = must(store::Store::open(
      directory / "ledger", sequencer::Sequencer::tables(options.registers, applier), how));
  inhoud = must(inhoud::InhoudStore::open(
      directory.path(), options.registers,
      !std::filesystem::exists(directory / "inhoud.huidig")));
  waiters = std::make_unique<sequencer::Waiters>();
  std::vector<sequencer::RegisterConfig> configs;
  for (const std::string& reg : options.registers) {
    if (!options.memory_log && !options.broker)
      embedded[reg] = std::make_unique<log::EmbeddedLog>(
          *ledger, reg, sequencer::embedded_gate(origin(reg)), options.queue);
    configs.push_back(config(reg));
  }
  sequencer::Dependencies on{*ledger, *inhoud, opener, applier, *waiters, clock,
                             std::string(ledger_id)};
  if (options.anchors) on.anchors = directory / "anker";
  on.tuning = options.tuning;
  on.self.node = id_from<sequencer::NodeId>(options.node);
  on.self.process =
      id_from<sequencer::ProcessId>(options.node + " start " + std::to_string(starts_++));
  on.claims = options.claims;
  on.content = options.content;
  on.on_duty = [this](sequencer::Duty duty, std::uint32_t) { duties.push_back(duty); };
  on.on_fatal = [this](std::string_view why) { fatal.emplace_back(why); };
  sequencer = std::make_unique<sequencer::Sequencer>(std::move(on), std::move(configs));
}

void LedgerWorld::crash() {
  sequencer.reset();
  embedded.clear();
  waiters.reset();
  inhoud.reset();
  ledger.reset();
}

std::filesystem::path LedgerWorld::anchor_file(std::string_view reg) {
  return directory / "anker" / reg;
}

std::string LedgerWorld::anchor_note(std::string_view reg) {
  return store::read_file(anchor_file(reg), 1u << 20).value_or("");
}

sequencer::RegisterConfig LedgerWorld::config(std::string_view reg) {
  sequencer::RegisterConfig config;
  config.name = reg;
  config.origin = origin(reg);
  config.signing_key = &checkpoint_keys.at(config.name);
  config.sign_with = tlog::VerifierKey::log_key(config.origin, config.signing_key->public_key());
  config.known_keys = known_keys;
  if (known_keys.empty()) config.known_keys = {*config.sign_with};
  if (break_signing_key) config.signing_key = &huissleutel;
  if (without_key) config.sign_with.reset();
  if (without_key) config.signing_key = nullptr;
  config.log = &log_of(reg);
  if (options.broker) config.heads = &options.broker->heads[config.name];
  config.opening = opening;
  config.strict_offsets = strict_offsets;
  config.genesis_keys = {huissleutel.public_key()};
  return config;
}

event::Skelet LedgerWorld::skelet(std::string_view reg, std::string_view evt) {
  const base::Bytes random = example_bytes("wereld " + std::to_string(events_++), 32);
  event::Skelet out = example_skelet();
  out.aud = origin(reg);
  out.evt = evt;
  out.iat = clock.now() / 3600 * 3600;
  out.isn.reset();
  out.chk.reset();
  std::copy_n(random.begin(), 16, out.jti.raw.begin());
  std::copy_n(random.begin(), 32, out.inhoud.begin());
  return out;
}

WorldEvent LedgerWorld::make(std::string_view reg, event::Skelet made) {
  WorldEvent out;
  out.reg = reg;
  out.jws = event::sign_skelet(made, huissleutel);
  out.h = crypto::jws_tag(out.jws);
  out.skelet = std::move(made);
  const base::Bytes blind = example_bytes("blind " + std::to_string(events_++), 32);
  out.leaf = event::make_leaf(blind, base::hour_of(clock.now()), out.jws);
  return out;
}

WorldEvent LedgerWorld::event(std::string_view reg, std::string_view evt) {
  return make(reg, skelet(reg, evt));
}
WorldEvent LedgerWorld::genesis(std::string_view reg) {
  return event(reg, "register-geopend.v1");
}

base::Status LedgerWorld::append(std::string_view reg, base::Bytes leaf) {
  return log_of(reg).append(std::move(leaf));
}

void LedgerWorld::run() {
  const int quiet_turns = options.broker ? 4 : 1;
  for (int quiet = 0; quiet < quiet_turns;) quiet = turn() ? 0 : quiet + 1;
}

sequencer::Claim LedgerWorld::claim(const WorldEvent& event) {
  return waiters->claim(event.reg, event.skelet.jti, event.h,
                        [this, jti = event.skelet.jti](base::Result<sequencer::Outcome> outcome) {
                          answers[jti].push_back(std::move(outcome));
                        },
                        nullptr);
}

base::Result<sequencer::Outcome> LedgerWorld::post(const WorldEvent& event) {
  answers.erase(event.skelet.jti);
  if (claim(event) == sequencer::Claim::first) TRY_DO(append(event));
  run();
  if (answers[event.skelet.jti].empty())
    return std::unexpected(base::Failure::unavailable("geen-antwoord"));
  return answers[event.skelet.jti].front();
}

std::uint64_t LedgerWorld::size(std::string_view reg) {
  return sequencer->register_view(reg).size.value;
}

base::Hash LedgerWorld::digest(std::string_view reg) {
  std::vector<std::string> tables;
  for (const char* table : {"leaf", "jti", "tegel", "grens", "overgeslagen", "isn", "isn_gat"})
    tables.push_back(std::string(reg) + "." + table);
  for (const std::string& table : applier.tables())
    tables.push_back(std::string(reg) + "." + table);
  return sequencer::digest_of(*ledger, tables);
}

std::string LedgerWorld::origin(std::string_view reg) const {
  return std::string(ledger_id) + "/" + std::string(reg);
}

log::Log& LedgerWorld::log_of(std::string_view reg) {
  const std::string name(reg);
  if (options.broker) return options.broker->logs[name];
  if (options.memory_log) return *memories.at(name);
  return *embedded.at(name);
}

}  // namespace zegel::tests
