// The command line as a whole: parses, runs the one chosen verb, prints what went wrong.
// Habits of api.md 8: Dutch, "bedoelde u ...?", exit codes. Threads: one.
#pragma once

namespace zegel::cli {

int run(int argc, const char* const* argv);

}  // namespace zegel::cli
