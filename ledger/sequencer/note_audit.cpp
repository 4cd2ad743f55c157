#include "ledger/sequencer/note_audit.h"

#include "ledger/store/ledger_rows.h"

namespace zegel::sequencer {

void NoteAudit::at(std::uint64_t size, const Root& root, const store::Rows& rows,
                   const Differs& differs) {
  check(own_, true, size, root, rows, differs);
  check(witnessed_, false, size, root, rows, differs);
}

// A note is put with the leaves that it covers, so new ones are larger than all that were there.
void NoteAudit::new_snapshot() {
  for (Series* series : {&own_, &witnessed_})
    if (series->ended) series->known = false;
}

void NoteAudit::look(Series& series, std::uint64_t size, const store::Rows& rows) const {
  if (series.known && (series.ended || series.next >= size)) return;
  series.ended = true;
  rows.scan(series.table, store::key_u64(size), [&](base::ByteView key, base::ByteView) {
    const auto next = store::read_u64(key);
    if (next) series.next = *next;
    series.ended = !next;
    return false;
  });
  series.known = true;
}

void NoteAudit::check(Series& series, bool own, std::uint64_t size, const Root& root,
                      const store::Rows& rows, const Differs& differs) {
  look(series, size, rows);
  if (series.ended || series.next != size) return;
  series.known = false;
  ++count_;
  const auto row = rows.get(series.table, store::key_u64(size));
  if (!row) return;
  const auto decoded = own ? store::decode_checkpoint(*row) : std::nullopt;
  const std::string_view note = own ? (decoded ? decoded->note : "") : base::as_text(*row);
  const auto head = tlog::open_checkpoint(note, reg_.known_keys);
  if (!head || head->origin != reg_.origin)
    return differs(size, "De handtekening van dit controlepunt klopt niet.");
  if (head->size.value != size || head->root != root())
    differs(size, "Dit controlepunt noemt een andere wortel dan de berichten geven.");
}

void NoteAudit::finish(std::uint64_t size, const store::Rows& rows, const Differs& differs) {
  for (const Series* series : {&own_, &witnessed_}) {
    const auto last = rows.last(series->table);
    const auto of = last ? store::read_u64(last->first) : std::nullopt;
    if (last && (!of || *of > size || *of == 0))
      differs(of.value_or(0), "Dit controlepunt is groter dan het register.");
  }
}

}  // namespace zegel::sequencer
