// Expected failures: std::expected with a closed Code and the list of refusals (I8).
//
// refused: the caller is wrong, `refusals` says in what, all at once. unavailable: try again later.
// fatal: a defect or a damaged store; the process or the register stops. `detail` is for the
// journal: it never holds a value that a caller sent, nor anything personal (I6).
// Threads: values. Specification: stijl.md 2 (Failures), domein.md 4.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zegel::base {

enum class Code : std::uint8_t { refused, unavailable, fatal };

// One refusal. `code` points into static storage: a V-code ("V-ENV-1") or the slug of a problem row
// ("te-druk"). `veld` is a JSON Pointer, `?query`, a header name, or empty.
struct Refusal {
  std::string_view code;
  std::string veld;
  auto operator<=>(const Refusal&) const = default;
};
using Refusals = std::vector<Refusal>;

struct Failure {
  Code code = Code::fatal;
  Refusals refusals;
  std::string detail;

  static Failure refused(std::string_view v_code, std::string veld = {}) {
    return {Code::refused, {{v_code, std::move(veld)}}, {}};
  }
  static Failure refused(Refusals all) { return {Code::refused, std::move(all), {}}; }
  static Failure unavailable(std::string_view slug, std::string why = {}) {
    return {Code::unavailable, {{slug, {}}}, std::move(why)};
  }
  static Failure fatal(std::string why) { return {Code::fatal, {}, std::move(why)}; }
};

template <class T>
using Result = std::expected<T, Failure>;
using Status = Result<void>;

}  // namespace zegel::base

#define ZEGEL_CONCAT_INNER(a, b) a##b
#define ZEGEL_CONCAT(a, b) ZEGEL_CONCAT_INNER(a, b)
// TRY(name, expr): declares `name` from the value of expr, or returns its failure.
#define TRY(name, expr) TRY_INTO(ZEGEL_CONCAT(try_, __LINE__), name, expr)
#define TRY_INTO(temp, name, expr)                                \
  auto temp = (expr);                                             \
  if (!temp) return std::unexpected(std::move(temp).error());     \
  auto name = std::move(*temp)
// TRY_DO(expr): the same for a Status.
#define TRY_DO(expr)                                                                       \
  do {                                                                                     \
    if (auto status_ = (expr); !status_) return std::unexpected(std::move(status_).error()); \
  } while (false)
