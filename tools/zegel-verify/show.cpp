#include "tools/zegel-verify/show.h"

#include <fmt/format.h>

#include <boost/json/array.hpp>

namespace zegel::verify {
namespace {

std::string_view mark(audit::Outcome outcome) {
  switch (outcome) {
    case audit::Outcome::goed: return "✔";
    case audit::Outcome::fout: return "✘";
    case audit::Outcome::niet_gecontroleerd: return "–";
  }
  return {};
}

std::string title(std::string_view name) {
  std::string out(name);
  out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

std::string_view sentence(const audit::Step& step) {
  return step.sentence.empty() ? "Niet gecontroleerd." : std::string_view(step.sentence);
}

}  // namespace

std::vector<std::string> lines_of(const audit::Report& report) {
  std::vector<std::string> out;
  const auto steps = report.steps();
  for (std::size_t i = 0; i < steps.size(); ++i)
    out.push_back(fmt::format("{} {} {:<13} {}", mark(steps[i]->outcome), i + 1,
                              title(audit::step_rows[i].name), sentence(*steps[i])));
  out.push_back(report.good() ? "Uitkomst: goed." : "Uitkomst: niet goed.");
  return out;
}

boost::json::object json_of(const audit::Report& report) {
  boost::json::array steps;
  for (std::size_t i = 0; i < report.steps().size(); ++i) {
    const audit::Step& step = *report.steps()[i];
    steps.push_back({{"stap", i + 1},
                     {"naam", audit::step_rows[i].name},
                     {"controles", audit::step_rows[i].checks},
                     {"uitkomst", audit::outcome_name(step.outcome)},
                     {"zin", sentence(step)}});
  }
  boost::json::object out{{"goed", report.good()}};
  if (report.logboek.outcome == audit::Outcome::goed) {
    out["register"] = report.reg;
    out["index"] = report.index.value;
    out["evt"] = report.evt;
    out["ontvangenUur"] = report.received.value;
    out["grootte"] = report.size.value;
  }
  out["stappen"] = std::move(steps);
  return out;
}

std::string first_fault(const audit::Report& report) {
  for (const audit::Step* step : report.steps())
    if (step->outcome == audit::Outcome::fout) return step->sentence;
  return {};
}

}  // namespace zegel::verify
