#include "tools/zegel/verdict.h"

#include <fmt/format.h>

#include <boost/json/array.hpp>

namespace zegel::cli {
namespace {

std::string_view mark(audit::Outcome outcome) {
  switch (outcome) {
    case audit::Outcome::goed: return "✔";
    case audit::Outcome::fout: return "✘";
    case audit::Outcome::niet_gecontroleerd: return "·";
  }
  return "?";
}

}  // namespace

void show_report(const Terminal& terminal, const audit::Report& report) {
  const auto steps = report.steps();
  for (std::size_t i = 0; i < steps.size(); ++i)
    terminal.data(fmt::format("{} {:<13} {}", mark(steps[i]->outcome), audit::step_rows[i].name,
                              steps[i]->sentence));
}

boost::json::object report_object(const audit::Report& report) {
  boost::json::array steps;
  const auto all = report.steps();
  for (std::size_t i = 0; i < all.size(); ++i)
    steps.push_back(boost::json::object{{"stap", audit::step_rows[i].name},
                                        {"uitkomst", audit::outcome_name(all[i]->outcome)},
                                        {"zin", all[i]->sentence}});
  return {{"goed", report.good()},          {"register", report.reg},
          {"volgnummer", report.index.value}, {"evt", report.evt},
          {"iss", report.iss},              {"stappen", steps}};
}

Exit exit_of(const audit::Report& report) { return report.good() ? Exit::yes : Exit::no; }

}  // namespace zegel::cli
