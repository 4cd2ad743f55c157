// Where a file of this checkout is: tests read vectors and goldens from their source.
#pragma once

#include <string>
#include <string_view>

// "tests/golden/schema.txt" -> the absolute path.
std::string in_checkout(std::string_view path);
