#include "ledger/event/content.h"

#include <boost/json/array.hpp>

#include "ledger/event/content_state.h"

namespace zegel::event {
namespace {

std::string_view view(const boost::json::string& text) { return {text.data(), text.size()}; }

}  // namespace

Content::Content() : state_(std::make_unique<State>()) {}
Content::~Content() = default;
Content::Content(Content&&) noexcept = default;
Content& Content::operator=(Content&&) noexcept = default;

const boost::json::value* Content::find(std::string_view key) const {
  for (const State::Key& one : state_->keys)
    if (one.name == key) return one.value;
  return nullptr;
}

std::optional<std::string_view> Content::text(std::string_view key) const {
  const auto* const value = find(key);
  if (!value || !value->is_string()) return std::nullopt;
  return view(value->get_string());
}

std::optional<bool> Content::flag(std::string_view key) const {
  const auto* const value = find(key);
  if (!value || !value->is_bool()) return std::nullopt;
  return value->get_bool();
}

std::optional<std::int64_t> Content::integer(std::string_view key) const {
  const auto* const value = find(key);
  if (!value || !value->is_int64()) return std::nullopt;
  return value->get_int64();
}

std::vector<std::string_view> Content::texts(std::string_view key) const {
  std::vector<std::string_view> out;
  const auto* const value = find(key);
  if (!value || !value->is_array()) return out;
  for (const auto& element : value->get_array())
    if (element.is_string()) out.push_back(view(element.get_string()));
  return out;
}

std::size_t Content::key_count() const { return state_->keys.size(); }
std::string_view Content::key(std::size_t i) const { return state_->keys[i].name; }
const boost::json::value& Content::value(std::size_t i) const { return *state_->keys[i].value; }

bool Content::has_betrokkenen() const { return state_->has_betrokkenen; }
std::size_t Content::betrokkenen() const { return state_->betrokkenen.size(); }
const boost::json::object& Content::betrokkene(std::size_t i) const {
  return *state_->betrokkenen[i];
}

std::optional<base::Pid> Content::pid(std::size_t i) const {
  const auto* const value = betrokkene(i).if_contains("pid");
  if (!value || !value->is_string()) return std::nullopt;
  return base::Pid::parse(view(value->get_string()));
}

bool Content::inhoud_opened() const { return state_->inhoud_opened; }
std::size_t Content::unopened_keys() const { return state_->unopened_keys; }
std::size_t Content::unopened_elements() const { return state_->unopened_elements; }

}  // namespace zegel::event
