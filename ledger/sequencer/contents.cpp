#include "ledger/sequencer/contents.h"

namespace zegel::sequencer {

std::expected<ContentPtr, NoContent> Contents::of(const Record& record) const {
  if (!wanted(record)) return nullptr;
  if (auto waiting = on_.waiters.take_content(record.reg, record.skelet.jti, record.h))
    return waiting;
  if (record.ahead) return std::unexpected(NoContent::not_yet);
  return stored(record);
}

std::expected<ContentPtr, NoContent> Contents::stored(const Record& record) const {
  if (on_.opener == nullptr || !wanted(record)) return nullptr;
  const auto sealed = on_.inhoud.get(record.reg, {record.skelet.jti, record.h});
  if (!sealed && record.position && on_.inhoud_arrived &&
      !on_.inhoud_arrived(record.reg, *record.position))
    return std::unexpected(NoContent::not_yet);
  if (!sealed) return nullptr;
  const inhoud::EventRef ref{on_.ledger_id, record.reg, record.skelet.jti, record.jws};
  const auto fenced = [](const base::BladId&) { return false; };  // no run before version 0.5
  auto opened = inhoud::open_record(ref, base::ByteView(*sealed), *on_.opener, fenced);
  if (opened.unavailable) return std::unexpected(NoContent::keeper_closed);
  if (!opened.content) return nullptr;
  return std::make_unique<event::Content>(std::move(*opened.content));
}

bool Contents::wanted(const Record& record) const {
  return on_.content == ContentUse::open && on_.applier.wants_content(record.skelet.evt);
}

}  // namespace zegel::sequencer
