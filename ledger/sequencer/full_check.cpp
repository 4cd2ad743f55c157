#include "ledger/sequencer/full_check.h"

#include <fmt/format.h>

#include <algorithm>

#include "ledger/crypto/hash.h"
#include "ledger/event/envelope.h"
#include "ledger/inhoud/record.h"
#include "ledger/sequencer/lane.h"
#include "ledger/sequencer/note_audit.h"
#include "ledger/sequencer/projection_check.h"
#include "ledger/sequencer/tree_audit.h"

namespace zegel::sequencer {
namespace {

using Kind = DifferenceKind;
constexpr std::uint64_t page = 1'000;      // leaves per snapshot
constexpr std::uint16_t first_generation = 1;

// One register, leaf by leaf.
class RegisterAudit {
 public:
  RegisterAudit(const FullCheck& check, const CheckedRegister& reg, FullReport& report,
                const std::function<void(const Difference&)>& found)
      : check_(check),
        reg_(reg),
        report_(report),
        found_(found),
        tables_(tables_of(check.ledger, reg.name)),
        notes_(reg, tables_) {}
  void run();

 private:
  bool read_page(const store::Rows& rows);                     // true: it was the last
  void leaf(std::uint64_t index, const store::LeafRow& row, const store::Rows& rows);
  void rule(std::uint64_t index, const Wellformed& record);
  void map_back(std::uint64_t index, const Wellformed& record, const store::Rows& rows);
  void signature(std::uint64_t index, const Wellformed& record);
  void content(std::uint64_t index, const Wellformed& record);
  void extra_jtis(const store::Rows& rows);
  void stand(const store::Rows& rows);
  void finish(const store::Rows& rows);
  void note_at_this_size(const store::Rows& rows);

  void differs(Kind kind, std::optional<std::uint64_t> index, std::string sentence);
  TreeAudit::Differs tree_differs();

  const FullCheck& check_;
  const CheckedRegister& reg_;
  FullReport& report_;
  const std::function<void(const Difference&)>& found_;
  RegisterTables tables_;
  TreeAudit tree_;
  NoteAudit notes_;
  std::string aud_;                                            // of index 0
  std::optional<base::Hash> genesis_;                          // leaf hash of index 0
  std::optional<std::uint64_t> offset_;                        // of the leaf before
};

void compare_projections(const FullCheck& check, FullReport& report,
                         const std::function<void(const Difference&)>& found);

}  // namespace

std::string_view kind_name(DifferenceKind kind) {
  switch (kind) {
    case Kind::stand: return "stand";
    case Kind::blad: return "blad";
    case Kind::jti: return "jti";
    case Kind::tegel: return "tegel";
    case Kind::controlepunt: return "controlepunt";
    case Kind::handtekening: return "handtekening";
    case Kind::inhoud: return "inhoud";
    case Kind::projectie: return "projectie";
  }
  return {};
}

FullReport full_check(const FullCheck& check, const std::function<void(const Difference&)>& found) {
  FullReport report;
  for (const CheckedRegister& reg : check.registers)
    RegisterAudit(check, reg, report, found).run();
  if (check.fresh != nullptr && check.inhoud != nullptr && report.differences == 0)
    compare_projections(check, report, found);
  return report;
}

namespace {

void compare_projections(const FullCheck& check, FullReport& report,
                         const std::function<void(const Difference&)>& found) {
  const ScratchDirectory scratch(check.scratch);
  std::vector<std::string> registers;
  for (const CheckedRegister& reg : check.registers) registers.push_back(reg.name);
  const auto differing = projections_that_differ({check.ledger, *check.inhoud, check.opener,
                                                  *check.fresh, check.ledger_id, registers,
                                                  scratch.path(), check.stop});
  report.projections_unchecked = !differing;
  if (!differing) return;
  report.projection_tables = registers.size() * compared_tables(*check.fresh).size();
  for (const std::string& name : *differing) {
    const std::size_t dot = name.find('.');
    ++report.differences;
    found({Kind::projectie, name.substr(0, dot), std::nullopt,
           fmt::format("Tabel {} zegt iets anders dan de berichten.", name.substr(dot + 1))});
  }
}

void RegisterAudit::run() {
  const auto stopped = [&] { return check_.stop != nullptr && check_.stop->load(); };
  bool last = false;
  while (!last && !stopped())
    last = check_.ledger.view([&](const store::Rows& rows) { return read_page(rows); });
}

bool RegisterAudit::read_page(const store::Rows& rows) {
  notes_.new_snapshot();
  const std::uint64_t from = tree_.size();
  std::uint64_t next = from;
  rows.scan(tables_.leaf, store::key_u64(from), [&](base::ByteView key, base::ByteView value) {
    if (next == from + page) return false;
    const std::uint64_t index = store::read_u64(key).value_or(next);
    for (; next < index && next < from + page; ++next) {       // a hole: the tree goes on, wrong
      differs(Kind::blad, next, "Dit bericht ontbreekt.");
      tree_.add({}, rows, tables_, tree_differs());
      note_at_this_size(rows);
    }
    if (next == from + page) return false;
    leaf(next++, store::decode_leaf(value).value_or(store::LeafRow{}), rows);
    return true;
  });
  if (check_.progress) check_.progress(reg_.name, next, rows.count(tables_.leaf));
  if (next == from + page) return false;
  finish(rows);
  return true;
}

void RegisterAudit::leaf(std::uint64_t index, const store::LeafRow& row, const store::Rows& rows) {
  ++report_.leaves;
  const bool in_order = !offset_ || row.offset.value > *offset_;
  if (!in_order || (reg_.positions_are_indices && row.offset.value != index))
    differs(Kind::blad, index, "De plaats in het logboek klopt niet.");
  offset_ = row.offset.value;
  const base::Hash hash = event::leaf_hash(row.leaf);
  if (index == 0) genesis_ = hash;
  tree_.add(hash, rows, tables_, tree_differs());
  note_at_this_size(rows);
  const auto verdict = check_record(row.leaf);
  const auto* record = std::get_if<Wellformed>(&verdict);
  if (record == nullptr) {
    const auto why = reject_name(std::get<Reject>(verdict));
    return differs(Kind::blad, index, fmt::format("Dit bericht past niet bij de regel: {}.", why));
  }
  rule(index, *record);
  map_back(index, *record, rows);
  signature(index, *record);
  content(index, *record);
}

// L7 but for the jti, which map_back() answers, and L8.
void RegisterAudit::rule(std::uint64_t index, const Wellformed& record) {
  const Before before{{index}, aud_, [](const base::Jti&) { return std::nullopt; }};
  if (const auto reject = check_place(record, before))
    differs(Kind::blad, index,
            fmt::format("Dit bericht past niet op deze plaats: {}.", reject_name(*reject)));
  if (index == 0) aud_ = record.skelet.aud;
  if (index == 0 && aud_ != reg_.origin)
    differs(Kind::blad, index, "Bericht 0 hoort bij een ander register.");
}

void RegisterAudit::map_back(std::uint64_t index, const Wellformed& record,
                             const store::Rows& rows) {
  const auto row = rows.get(tables_.jti, record.skelet.jti.view());
  if (!row || store::read_u64(*row) != index)
    differs(Kind::jti, index, "Het kenmerk van dit bericht wijst niet naar dit bericht.");
}

void RegisterAudit::signature(std::uint64_t index, const Wellformed& record) {
  if (!check_.key_of) return;
  ++report_.signatures;
  const auto key = check_.key_of(reg_.name, record);
  if (!key) return differs(Kind::handtekening, index, "De sleutel van dit bericht is onbekend.");
  const auto envelope = event::parse_jws(record.leaf.jws);
  if (!envelope || crypto::thumbprint(*key) != envelope->kid ||
      !crypto::verify(*key, base::as_bytes(envelope->signed_part), envelope->signature))
    differs(Kind::handtekening, index, "De handtekening van dit bericht klopt niet.");
}

void RegisterAudit::content(std::uint64_t index, const Wellformed& record) {
  if (check_.inhoud == nullptr || check_.opener == nullptr) return;
  const base::Jti& jti = record.skelet.jti;
  const auto sealed =
      check_.inhoud->get(reg_.name, {jti, crypto::jws_tag(record.leaf.jws)});
  const auto view = sealed ? std::optional<base::ByteView>(*sealed) : std::nullopt;
  const auto fenced = [](const base::BladId&) { return false; };  // no run before version 0.5
  const auto opened = inhoud::open_record({check_.ledger_id, reg_.name, jti, record.leaf.jws}, view,
                                          *check_.opener, fenced);
  if (opened.unavailable) {
    ++report_.inhoud_unchecked;
    return;
  }
  const inhoud::Toestand toestand = opened.toestand();
  ++report_.inhoud[static_cast<std::size_t>(toestand)];
  const bool part_missing = std::any_of(
      opened.parts.begin(), opened.parts.end(),
      [](inhoud::Part part) { return part == inhoud::Part::ontbreekt; });
  if (toestand == inhoud::Toestand::ontbreekt || part_missing)
    return differs(Kind::inhoud, index, "De inhoud ontbreekt of gaat niet open.");
  // No key and no associated data depends on the generation (envelop.md 9), so a changed one opens
  // as well; but it would keep the stomp of a later destruction out.
  if (inhoud::generation_of(*view) != first_generation)  // nothing is sealed again before 0.5
    differs(Kind::inhoud, index, "De inhoud zegt dat zij vaker is verzegeld. Dat is niet zo.");
}

void RegisterAudit::note_at_this_size(const store::Rows& rows) {
  notes_.at(tree_.size(), [&] { return tree_.root(); }, rows,
            [&](std::uint64_t size, std::string sentence) {
              differs(Kind::controlepunt, size, std::move(sentence));
            });
}

// In the snapshot of the last page.
void RegisterAudit::finish(const store::Rows& rows) {
  tree_.finish(rows, tables_, tree_differs());
  notes_.finish(tree_.size(), rows, [&](std::uint64_t size, std::string sentence) {
    differs(Kind::controlepunt, size, std::move(sentence));
  });
  report_.tiles += tree_.tiles();
  report_.checkpoints += notes_.count();
  stand(rows);
  extra_jtis(rows);
}

void RegisterAudit::stand(const store::Rows& rows) {
  using store::Stand;
  const auto get = [&](Stand code) { return rows.get(tables_.stand, store::key_of(code)); };
  const auto row = get(Stand::head);
  const auto head = row ? store::decode_head(*row) : std::nullopt;
  if (!head || head->size.value != tree_.size() || head->root != tree_.root())
    differs(Kind::stand, std::nullopt, "De stand noemt een andere grootte of wortel.");
  const auto next = get(Stand::next_offset);
  const std::uint64_t skipped = rows.count(tables_.overgeslagen);
  const auto offset = next ? store::read_u64(*next) : std::nullopt;
  if (!offset || *offset < tree_.size() + skipped ||
      (reg_.positions_are_indices && *offset != tree_.size()))
    differs(Kind::stand, std::nullopt, "De stand noemt een andere plaats in het logboek.");
  if (!genesis_) return;
  const auto genesis = get(Stand::genesis);
  if (!genesis || !std::ranges::equal(*genesis, *genesis_))
    differs(Kind::stand, std::nullopt, "De stand noemt een ander eerste bericht.");
  const auto known_rule = get(Stand::index_rule);
  if (!known_rule || store::read_u16(*known_rule) != 1)
    differs(Kind::stand, std::nullopt, "De stand noemt een andere regel voor de volgorde.");
}

void RegisterAudit::extra_jtis(const store::Rows& rows) {
  rows.scan(tables_.jti, {}, [&](base::ByteView key, base::ByteView value) {
    const auto index = store::read_u64(value);
    const auto row = index ? rows.get(tables_.leaf, store::key_u64(*index)) : std::nullopt;
    const auto stored = row ? store::decode_leaf(*row) : std::nullopt;
    const auto verdict = check_record(stored ? stored->leaf : base::ByteView());
    const auto* record = std::get_if<Wellformed>(&verdict);
    if (record == nullptr || record->skelet.jti != base::Jti::from(key))
      differs(Kind::jti, index, "Er staat een kenmerk dat bij geen bericht hoort.");
    return true;
  });
}

void RegisterAudit::differs(Kind kind, std::optional<std::uint64_t> index, std::string sentence) {
  ++report_.differences;
  Difference row{kind, reg_.name, std::nullopt, std::move(sentence)};
  if (index) row.index = base::LeafIndex{*index};
  found_(row);
}

TreeAudit::Differs RegisterAudit::tree_differs() {
  return [this](std::uint64_t first_leaf, std::string sentence) {
    differs(Kind::tegel, first_leaf, std::move(sentence));
  };
}

}  // namespace
}  // namespace zegel::sequencer
