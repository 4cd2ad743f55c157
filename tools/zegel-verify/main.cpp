#include "tools/zegel-verify/run.h"

int main(int argc, char** argv) {
  const zegel::verify::Terminal terminal(stdout, stderr);
  const int given = argc > 0 ? 1 : 0;  // the name of the program
  return zegel::verify::run({argv + given, static_cast<std::size_t>(argc - given)}, terminal);
}
