// The OpenAPI 3.1 document, made from the rows of routes, catalogue, problems and roles (api.md 6).
// The served bytes are those of tests/golden/openapi.json while the publisher is the default one.
// Threads: pure.
#pragma once

#include <span>
#include <string>

#include "api/routes.h"

namespace zegel::openapi {

struct Publisher {
  std::string server = "/v1";  // ends in /v1
  std::string name = "Beheer Zegel";
  std::string email = "beheer@zegel.example";
  std::string url = "https://zegel.example";
};

std::string openapi_document(const Publisher& publisher, std::span<const api::Route> routes);

}  // namespace zegel::openapi
