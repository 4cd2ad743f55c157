#include "config/values.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "ledger/base/check.h"

namespace zegel::config {

const Values::Kept& Values::at(std::string_view name) const {
  const auto found = kept_.find(name);
  ZEGEL_CHECK(found != kept_.end());
  return found->second;
}

std::string_view Values::text(std::string_view name) const {
  return std::get<std::string>(at(name).value);
}

std::filesystem::path Values::path(std::string_view name) const {
  return std::filesystem::path(text(name));
}

std::int64_t Values::integer(std::string_view name) const {
  return std::get<std::int64_t>(at(name).value);
}

bool Values::flag(std::string_view name) const { return std::get<bool>(at(name).value); }

const std::vector<std::string>& Values::list(std::string_view name) const {
  return std::get<std::vector<std::string>>(at(name).value);
}

std::string Values::shown(std::string_view name) const {
  struct Show {
    std::string operator()(const std::string& value) const { return fmt::format("\"{}\"", value); }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(const std::vector<std::string>& value) const {
      return value.empty() ? "[]" : fmt::format("[\"{}\"]", fmt::join(value, "\", \""));
    }
  };
  return std::visit(Show{}, at(name).value);
}

Origin Values::origin(std::string_view name) const { return at(name).origin; }
std::string_view Values::place(std::string_view name) const { return at(name).place; }

}  // namespace zegel::config
