#include "tools/zegel/app.h"

int main(int argc, char** argv) { return zegel::cli::run(argc, argv); }
