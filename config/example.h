// zegel.voorbeeld.toml from the rows: every setting with its sentence and its default, commented
// out. A test compares the file in this folder with it. Threads: pure.
#pragma once

#include <string>

namespace zegel::config {

std::string example();

}  // namespace zegel::config
