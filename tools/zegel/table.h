// Rows as columns: on a terminal aligned below a heading, elsewhere one row per line with a tab
// between its cells, so that `cut` and `sort` can go on with it. With --json nothing: the verb
// gives its object. Threads: one.
#pragma once

#include <string>
#include <vector>

#include "tools/zegel/terminal.h"

namespace zegel::cli {

using Cells = std::vector<std::string>;

class Table {
 public:
  explicit Table(Cells heading) : heading_(std::move(heading)) {}
  void add(Cells row) { rows_.push_back(std::move(row)); }  // as many cells as the heading
  void print(const Terminal& terminal) const;
  // As it is printed, LF at the end of each line.
  std::string text(bool aligned) const;

 private:
  Cells heading_;
  std::vector<Cells> rows_;
};

}  // namespace zegel::cli
