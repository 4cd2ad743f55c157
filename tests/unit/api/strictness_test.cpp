// The table of api.md 4.2 against a live listener: raw bytes in, 400 and close out.
#include <catch2/catch.hpp>

#include "tests/unit/api/echo_application.h"
#include "tests/unit/api/raw_client.h"

namespace {

struct Row {
  const char* situation;
  std::string bytes;
  int status = 400;
};

std::string get(std::string_view target, std::string_view fields = "Host: localhost\r\n") {
  return "GET " + std::string(target) + " HTTP/1.1\r\n" + std::string(fields) + "\r\n";
}
std::string post(std::string_view fields, std::string_view body = "") {
  return "POST /x HTTP/1.1\r\nHost: localhost\r\n" + std::string(fields) + "\r\n" +
         std::string(body);
}

// Answers and closes; nothing reaches the handlers.
void refused(const Row& row) {
  INFO(row.situation);
  echo::Running running;
  raw::Client client(running.address());
  client.send(row.bytes);
  CHECK(client.status() == row.status);
  CHECK(client.closed());
}

}  // namespace

TEST_CASE("Host is exactly one name of ours", "[api]") {
  refused({"missing", get("/x", "")});
  refused({"empty", get("/x", "Host: \r\n")});
  refused({"repeated", get("/x", "Host: localhost\r\nHost: localhost\r\n")});
  refused({"another name", get("/x", "Host: zegel.example\r\n")});
}

TEST_CASE("framing has one reading", "[api]") {
  const std::string chunk = "1\r\na\r\n0\r\n\r\n";
  refused({"chunked twice", post("Transfer-Encoding: chunked, chunked\r\n", chunk)});
  refused({"another coding", post("Transfer-Encoding: gzip, chunked\r\n", chunk)});
  refused({"identity", post("Transfer-Encoding: identity\r\n")});
  const std::string coding = "Transfer-Encoding: chunked\r\n";
  refused({"two fields", post(coding + coding, chunk)});
  refused({"length and chunked", post("Content-Length: 1\r\n" + coding, chunk)});
  refused({"two lengths", post("Content-Length: 1\r\nContent-Length: 2\r\n", "ab")});
  refused({"length in a list", post("Content-Length: 1, 1\r\n", "a")});
  refused({"signed length", post("Content-Length: +1\r\n", "a")});
  refused({"chunk size overflow", post(coding, "fffffffffffffffff\r\na")});
  refused({"chunk size no number", post(coding, "zz\r\na\r\n0\r\n\r\n")});
}

TEST_CASE("lines and fields have one reading", "[api]") {
  refused({"obs-fold", get("/x", "Host: localhost\r\nX: a\r\n b\r\n")});
  refused({"bare LF", "GET /x HTTP/1.1\nHost: localhost\n\n"});
  refused({"bare LF after a field", "GET /x HTTP/1.1\r\nHost: localhost\nX: a\r\n\r\n"});
  refused({"bare CR", get("/x", "Host: localhost\r\nX: a\rb\r\n")});
  refused({"space before the colon", get("/x", "Host : localhost\r\n")});
  refused({"no colon", get("/x", "Host: localhost\r\nX\r\n")});
  refused({"control byte in a value", get("/x", "Host: localhost\r\nX: a\x01\r\n")});
  refused({"DEL in a value", get("/x", "Host: localhost\r\nX: a\x7f\r\n")});
  refused({"no ASCII in a value", get("/x", "Host: localhost\r\nX: caf\xc3\xa9\r\n")});
  refused({"no version", "GET /x\r\nHost: localhost\r\n\r\n"});
  refused({"HTTP/2.0", "GET /x HTTP/2.0\r\nHost: localhost\r\n\r\n"});
  refused({"two spaces", "GET  /x HTTP/1.1\r\nHost: localhost\r\n\r\n"});
  refused({"an empty line first", "\r\n" + get("/x")});
}

TEST_CASE("a repeat that says something else is refused", "[api]") {
  for (const std::string name :
       {"Content-Type", "Authorization", "Cookie", "Client-Cert", "Prefer"})
    refused({name.c_str(),
             get("/x", "Host: localhost\r\n" + name + ": a\r\n" + name + ": b\r\n")});
}

TEST_CASE("a repeat that says the same is read", "[api]") {
  echo::Running running;
  raw::Client client(running.address());
  client.send(get("/x", "Host: localhost\r\nPrefer: wait=1\r\nprefer: wait=1\r\n"));
  CHECK(client.status() == 200);
}

TEST_CASE("a target has origin form and one spelling", "[api]") {
  refused({"absolute form", get("http://localhost/x")});
  refused({"asterisk form", get("*")});
  refused({"authority form", "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n"});
  refused({"NUL", get("/x%00")});
  refused({"slash", get("/x%2Fy")});
  refused({"slash, lower case", get("/x%2fy")});
  refused({"dot segment", get("/x/./y")});
  refused({"dot dot segment", get("/x/../y")});
  refused({"encoded dot segment", get("/x/%2e%2e/y")});
  refused({"invalid UTF-8", get("/%c3%28")});
  refused({"overlong UTF-8", get("/%c0%af")});
  refused({"surrogate in UTF-8", get("/%ed%a0%80")});
  refused({"broken escape", get("/x%4")});
  refused({"no hex", get("/x%zz")});
  refused({"raw byte", get("/caf\xc3\xa9")});
  refused({"fragment", get("/x#y")});
  refused({"query with NUL", get("/x?a=%00")});
  refused({"query name twice", get("/x?a=1&a=2")});
}

TEST_CASE("a GET carries no body", "[api]") {
  refused({"by length", get("/x", "Host: localhost\r\nContent-Length: 1\r\n") + "a"});
  const std::string chunked = "Host: localhost\r\nTransfer-Encoding: chunked\r\n";
  refused({"chunked", get("/x", chunked) + "0\r\n\r\n"});
}

TEST_CASE("what is too long has its own status", "[api]") {
  refused({"target", get("/" + std::string(4'096, 'a')), 414});
  refused({"target without an end", "GET /" + std::string(5'000, 'a'), 414});
  refused({"headers", get("/x", "Host: localhost\r\nX: " + std::string(8'192, 'a') + "\r\n"), 431});
  refused({"headers without an end", "GET /x HTTP/1.1\r\nX: " + std::string(9'000, 'a'), 431});
  refused({"65 fields", [] {
             std::string fields = "Host: localhost\r\n";
             for (int i = 0; i < 64; ++i) fields += "X: a\r\n";
             return get("/x", fields);
           }(), 431});
  refused({"body by its length", post("Content-Length: 4097\r\n"), 413});
  refused({"body in chunks", post("Transfer-Encoding: chunked\r\n",
                                  "1001\r\n" + std::string(4'097, 'a') + "\r\n0\r\n\r\n"), 413});
}

TEST_CASE("the longest target and body are read", "[api]") {
  echo::Running running;
  raw::Client client(running.address());
  client.send(get("/" + std::string(4'095, 'a')));
  CHECK(client.status() == 200);
  client.send(post("Content-Length: 4096\r\n", std::string(4'096, 'b')));
  CHECK(client.answer().ends_with(std::string(4'096, 'b')));
}
