// An empty practice ledger for the scenarios: three registers, opened at the genesis moment of the
// casus, with the first beheerder and privacy-officer, and nothing else.
//
//   practice_open DIR
#include <cstdio>

#include "tools/zegel/oefen/opening.h"

namespace oefen = zegel::cli::oefen;

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const oefen::Practice practice{argv[1]};
  auto opened = oefen::make_directories(practice);
  if (opened) opened = oefen::open_registers(practice);
  if (opened) return 0;
  std::fprintf(stderr, "%s %s\n", opened.error().what.c_str(), opened.error().why.c_str());
  return 1;
}
