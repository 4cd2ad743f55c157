#include "ledger/sequencer/board.h"

#include "ledger/base/check.h"

namespace zegel::sequencer {
namespace {

int gravity(State state) {
  if (state == State::stilstand) return 2;
  return state == State::bevroren ? 1 : 0;
}

}  // namespace

void Board::add(RegisterView first) {
  auto row = std::make_unique<Row>();
  row->name = first.name;
  row->state = first.state;
  row->view = std::move(first);
  rows_.push_back(std::move(row));
}

void Board::publish(const RegisterView& view) {
  Row& target = row(view.name);
  const std::lock_guard hold(target.lock);
  RegisterView shown = view;
  if (target.not_taken != 0 && gravity(target.view.state) > gravity(view.state)) {
    shown.state = target.view.state;
    shown.code = target.view.code;
    shown.sentence = target.view.sentence;
  }
  target.view = std::move(shown);
  target.state = target.view.state;
}

void Board::freeze(std::string_view reg, State state, std::string code, std::string sentence) {
  Row& target = row(reg);
  const std::lock_guard hold(target.lock);
  ++target.not_taken;
  if (gravity(state) <= gravity(target.view.state)) return;
  target.view.state = state;
  target.view.code = std::move(code);
  target.view.sentence = std::move(sentence);
  target.state = state;
}

void Board::taken(std::string_view reg) {
  Row& target = row(reg);
  const std::lock_guard hold(target.lock);
  ZEGEL_CHECK(target.not_taken != 0);
  --target.not_taken;
}

State Board::state(std::string_view reg) const { return row(reg).state; }

RegisterView Board::view(std::string_view reg) const {
  const Row& from = row(reg);
  const std::lock_guard hold(from.lock);
  return from.view;
}

std::vector<RegisterView> Board::views() const {
  std::vector<RegisterView> out;
  for (const auto& from : rows_) out.push_back(view(from->name));
  return out;
}

Board::Row& Board::row(std::string_view reg) const {
  for (const auto& candidate : rows_)
    if (candidate->name == reg) return *candidate;
  ZEGEL_CHECK(!"a register that this node does not have");
  return *rows_.front();
}

}  // namespace zegel::sequencer
