// Catch2's main, compiled once (10 s).
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
