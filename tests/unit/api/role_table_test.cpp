// Route x role x reach (api.md 6). What is expected is written here by hand from api.md 1, 3 and
// 5.1, not asked of the tables of the product: a route that is added without a row fails.
#include "api/router.h"
#include "tests/unit/api/role_world.h"

namespace api = zegel::api;
namespace http = zegel::http;
using zegel::tests::NodeWorld;
using zegel::tests::Reader;
using zegel::tests::readers;
using zegel::tests::RoleWorld;

namespace {

enum class Kind : std::uint8_t {
  open,     // public
  signed_,  // everybody who is signed in, whatever the reach
  office,   // by role only: organisations, keys, the machine
  one,      // one thing of a dossier: outside the reach 404
  list,     // what is outside the reach is left out
  post,     // the door of events: the draft of a role that may draft
};
// on: c console, p partners, s socket, b beheer (api.md 1).
// who: F O R C I B T (api.md 3); small: may ask, but this one is not for it.
// partner: sender, who it is addressed to, a stranger: y yes, n 404 or left out; empty: 403.
struct Row {
  const char* route;
  const char* on;
  Kind kind;
  const char* who;
  const char* partner = "";
};
// clang-format off
constexpr Row table[] = {
    {"gebeurtenis-indienen",        "cps", Kind::post,   "FORCIB"},
    {"gebeurtenissen-lezen",        "cps", Kind::list,   "FOT",     "yyn"},
    {"gebeurtenis-lezen",           "cps", Kind::one,    "FORCIbT", "yyn"},
    {"ontvangstbewijs-lezen",       "cps", Kind::one,    "FORCIbT", "yyn"},
    {"bewijspakket-lezen",          "cps", Kind::one,    "FORCIbT", "yyn"},
    {"gebeurtenis-raadplegen",      "c",   Kind::one,    "FOCIT"},
    {"gebeurtenistypen-lezen",      "cps", Kind::open,   ""},
    {"gebeurtenistype-lezen",       "cps", Kind::open,   ""},
    {"codelijsten-lezen",           "cps", Kind::open,   ""},
    {"codelijst-lezen",             "cps", Kind::open,   ""},
    {"bewaartermijnen-lezen",       "cps", Kind::signed_, "FORCIBT", "yyy"},
    {"registers-lezen",             "cps", Kind::open,   ""},
    {"register-lezen",              "cps", Kind::open,   ""},
    {"verstrekkingen-lezen",        "cps", Kind::list,   "FORCIT"},
    {"casussen-lezen",              "cps", Kind::list,   "FORCIT"},
    {"casus-lezen",                 "cps", Kind::one,    "FORCIT"},
    {"casus-raadplegen",            "c",   Kind::one,    "FOCIT"},
    {"casusgebeurtenissen-lezen",   "cps", Kind::one,    "FORCIT"},
    {"casusverstrekkingen-lezen",   "cps", Kind::one,    "FORCIT"},
    {"casusconflicten-lezen",       "cps", Kind::one,    "FOCT"},
    {"casustoestemmingen-lezen",    "cps", Kind::one,    "FOCIT"},
    {"toestemmingen-lezen",         "cps", Kind::list,   "FOCIT"},
    {"conflicten-lezen",            "cps", Kind::list,   "FOCT"},
    {"conflict-lezen",              "cps", Kind::one,    "FOCT"},
    {"betrokkenen-zoeken",          "c",   Kind::list,   "FOCI"},     // F: besluit 0017
    {"raadplegingen-lezen",         "cps", Kind::list,   "FOrciT"},   // R C I: their own
    {"partners-lezen",              "cps", Kind::office, "FOBT",    "nyn"},
    {"partner-lezen",               "cps", Kind::office, "FOBT",    "nyn"},
    {"partnersleutels-lezen",       "cps", Kind::office, "FOBT",    "nyn"},
    {"sleutelaanvraag-maken",       "cps", Kind::office, "B"},
    {"sleutelaanvraag-controleren", "cps", Kind::office, "B"},
    {"openapi-lezen",               "cps", Kind::open,   ""},
    {"probleem-lezen",              "cps", Kind::open,   ""},
    {"controlepunt-lezen",          "cps", Kind::open,   ""},
    {"tegel-lezen",                 "cps", Kind::open,   ""},
    {"regels-lezen",                "cps", Kind::office, "FT"},
    {"levend",                      "bs",  Kind::open,   ""},
    {"gereed",                      "bs",  Kind::open,   ""},
    {"versie",                      "bs",  Kind::open,   ""},
    {"metingen",                    "bs",  Kind::open,   ""},
    {"registers-controleren",       "s",   Kind::office, "B"},
    {"oefenklok-zetten",            "s",   Kind::office, "B"},
    {"oefenkopie-maken",            "s",   Kind::office, "B"},
};

// api.md 5.1, columns F O R C I B T: an event of each subject of one dossier, in the order there.
// R its codes, O also its content; r only what the reader did (here: somebody else did it).
struct SubjectRow {
  const char* subject;
  const char* cells[7];
  bool of_dossier = true;  // else of an organisation: no dossier narrows it
  bool shared = true;      // the organisation of the readers' reach takes part in the dossier
};
constexpr SubjectRow subjects[] = {
    {"verstrekkingen",    {"RO", "RO", "R", "RO", "RO", "-", "RO"}},
    {"casus",             {"RO", "RO", "R", "RO", "RO", "-", "R"}},
    {"toestemmingen",     {"R",  "RO", "-", "RO", "R",  "-", "R"}},
    {"conflicten",        {"RO", "RO", "-", "RO", "-",  "-", "RO"}},
    {"rechtenverzoeken",  {"R",  "RO", "-", "-",  "RO", "-", "R"}, true, false},
    {"bewaren",           {"R",  "R",  "R", "R",  "-",  "R", "R"}},
    {"partners",          {"R",  "R",  "-", "-",  "-",  "R", "R"}, false},
    {"raadplegingen",     {"R",  "R",  "r", "r",  "r",  "-", "R"}},
    {"bevindingen",       {"R",  "R",  "R", "R",  "R",  "-", "R"}},
};
// clang-format on

bool reaches(const Reader& reader, const SubjectRow& row) {
  if (!row.of_dossier) return true;
  const bool by_organisation = reader.reach == zegel::tests::Reach::organisatie ||
                               reader.reach == zegel::tests::Reach::verband;
  return reader.sees() && (row.shared || !by_organisation);
}

const Row* row_of(std::string_view route) {
  for (const Row& row : table)
    if (row.route == route) return &row;
  return nullptr;
}
bool has(const char* letters, char letter) { return std::string_view(letters).contains(letter); }

class Asker : public RoleWorld {
 public:
  Answer ask_route(const api::Route& route, const Row& row, const std::string& role) {
    std::string path = address(route);
    if (!has(row.on, 'c')) path = (has(row.on, 'b') ? "#" : "!") + path;
    if (route.method == api::Method::get) return get(path, role);
    const auto body = bodies.find(route.name);
    return post(path, role, std::string(route.bodies[route.name == "gebeurtenis-indienen" ? 3 : 0]
                                            .media),
                body == bodies.end() ? "{" : body->second);
  }
  // Of a list: does it hold the thing that this world has for it?
  bool shows(const api::Route& route, const Answer& answer) {
    const auto mark = marks.find(route.name);
    REQUIRE(mark != marks.end());
    return answer.body.contains(mark->second);
  }
  Answer open(const std::string& jti, const std::string& role) {
    return post("/v1/gebeurtenissen/" + jti + "/raadplegingen", role, "application/json",
                bodies.at("gebeurtenis-raadplegen"));
  }

 private:
  std::string address(const api::Route& route) {
    const std::string leaves =
        std::to_string(world.node().sequencer().register_view("regie").size.value);
    const std::map<std::string, std::string> known = {
        {"{casus}", casus.text()},      {"{oin}", NodeWorld::partner_oin},
        {"{evt}", "casus-geopend.v1"},  {"{lijst}", "doel"},
        {"{register}", "regie"},        {"{slug}", "geen-toegang"},
        {"{pad*}", (route.name == "tegel-lezen" ? "0/000.p/" : "000.p/") + leaves},
        {"{jti}", route.name == "conflict-lezen"           ? decided
                  : route.name == "gebeurtenis-raadplegen" ? shared  // T opens no other kind
                                                           : admitted}};
    std::string path(route.pattern);
    for (const auto& [name, value] : known)
      if (const auto at = path.find(name); at != std::string::npos)
        path.replace(at, name.size(), value);
    if (route.name == "gebeurtenissen-lezen") path += "?register=regie&limiet=200";
    if (route.name == "raadplegingen-lezen") path += "?sorteer=oudste";  // the test itself reads
    return path;
  }

  static constexpr const char* why =
      R"("raadplegingsdoel":"toezicht-fg","raadplegingsreden":"Een klacht.")";
  const std::map<std::string_view, std::string> bodies = {
      {"gebeurtenis-raadplegen", "{" + std::string(why) + "}"},
      {"casus-raadplegen", "{" + std::string(why) + "}"},
      {"betrokkenen-zoeken", R"({"geslachtsnaam":"Noël Šegelaar","geboorteDatum":"2011-01-30",)" +
                                 std::string(why) + "}"}};
  const std::map<std::string_view, std::string> marks = {
      {"gebeurtenissen-lezen", admitted}, {"verstrekkingen-lezen", shared},
      {"casussen-lezen", casus.text()},   {"toestemmingen-lezen", consented},
      {"conflicten-lezen", decided},      {"betrokkenen-zoeken", casus.text()},
      {"raadplegingen-lezen", looked},    {"partners-lezen", NodeWorld::partner_oin}};
};

bool good(const api::Route& route, int status) {
  if (route.method == api::Method::get) return status == 200;
  return status != 401 && status != 403 && status != 404;  // its body may still be wrong
}

void check_staff(Asker& api, const api::Route& route, const Row& row, std::size_t role,
                 const Reader& reader) {
  const char letter = RoleWorld::letters[role];
  const std::string who = std::string(RoleWorld::staff[role]) + "; medewerker=" + reader.name;
  const auto answer = api.ask_route(route, row, who);
  INFO(who << " " << answer.status << " " << answer.body);
  const bool yes = has(row.who, letter);
  const bool may_ask = yes || has(row.who, static_cast<char>(letter + ('a' - 'A')));
  if (row.kind == Kind::open) {
    CHECK(good(route, answer.status));
  } else if (!may_ask) {
    CHECK(answer.status == 403);
  } else if (row.kind == Kind::one) {
    CHECK((yes && reader.sees() ? good(route, answer.status) : answer.status == 404));
  } else if (row.kind == Kind::list) {
    CHECK(answer.status == 200);
    CHECK(api.shows(route, answer) == (yes && reader.sees()));
  } else {
    CHECK(good(route, answer.status));
  }
}

void check_partner(Asker& api, const api::Route& route, const Row& row) {
  const char* const oins[] = {NodeWorld::own_oin, NodeWorld::partner_oin, "00000099000000009000"};
  for (std::size_t i = 0; i < std::size(oins); ++i) {
    const auto answer = api.ask_route(route, row, std::string("partner; oin=") + oins[i]);
    INFO("partner " << oins[i] << " " << answer.status << " " << answer.body);
    if (row.kind == Kind::open) {
      CHECK(good(route, answer.status));
    } else if (row.kind == Kind::post) {
      CHECK(answer.status == 403);  // a draft is of staff; a partner signs
    } else if (row.partner[0] == '\0') {
      CHECK(answer.status == 403);
    } else if (row.kind == Kind::list || route.name == "partners-lezen") {
      CHECK(answer.status == 200);
      CHECK(api.shows(route, answer) == (row.partner[i] == 'y'));
    } else {
      CHECK(answer.status == (row.partner[i] == 'y' ? 200 : 404));
    }
  }
}

}  // namespace

TEST_CASE("elke route staat met de hand in de tabel van wie wat mag", "[api][rechten]") {
  CHECK(std::size(table) == api::routes().size());
  for (const api::Route& route : api::routes()) {
    INFO(route.name);
    CHECK(row_of(route.name) != nullptr);
  }
}

TEST_CASE("elke route bestaat alleen waar zij hoort", "[api][rechten]") {
  const api::Router router(api::routes());
  const std::pair<char, http::Listener> places[] = {{'c', http::Listener::console},
                                                    {'p', http::Listener::partners},
                                                    {'s', http::Listener::sok},
                                                    {'b', http::Listener::beheer}};
  for (const api::Route& route : api::routes()) {
    const Row* const row = row_of(route.name);
    REQUIRE(row);
    for (const auto& [letter, listener] : places) {
      INFO(route.name << " " << letter);
      const char* const verb = route.method == api::Method::get ? "GET" : "POST";
      const auto match = router.find(verb, route.pattern, listener);
      CHECK((match.route != nullptr) == has(row->on, letter));
    }
  }
}

TEST_CASE("elke rol krijgt van elke route wat haar toekomt, met elk bereik", "[api][rechten]") {
  Asker api;
  for (const api::Route& route : api::routes()) {
    const Row* const row = row_of(route.name);
    REQUIRE(row);
    INFO(route.name);
    if (has(row->on, 'c')) {  // the socket knows who is at the other end
      const int nobody = api.ask_route(route, *row, "").status;
      CHECK((row->kind == Kind::open ? nobody == 200 : nobody == 401));
    }
    for (std::size_t role = 0; role < std::size(RoleWorld::staff); ++role)
      for (const Reader& reader : readers) check_staff(api, route, *row, role, reader);
    check_partner(api, route, *row);
  }
}

TEST_CASE("elke rol leest en opent van elk onderwerp wat haar toekomt, met elk bereik",
          "[api][rechten]") {
  Asker api;
  const auto jtis = api.subjects();
  REQUIRE(jtis.size() == std::size(subjects));
  for (std::size_t i = 0; i < jtis.size(); ++i) {
    for (std::size_t role = 0; role < std::size(RoleWorld::staff); ++role) {
      const std::string_view cell = subjects[i].cells[role];
      for (const Reader& reader : readers) {
        const std::string who =
            std::string(RoleWorld::staff[role]) + "; medewerker=" + reader.name;
        INFO(subjects[i].subject << " " << who);
        const bool reads = cell.contains('R') && reaches(reader, subjects[i]);
        CHECK(api.get("/v1/gebeurtenissen/" + jtis[i], who).status == (reads ? 200 : 404));
        const int opened = api.open(jtis[i], who).status;
        if (reads && cell.contains('O')) {
          CHECK(opened == 201);
        } else {
          CHECK((opened == 403 || opened == 404));
          CHECK((opened == 404) == (!reads && has("FOCIT", RoleWorld::letters[role])));
        }
      }
    }
  }
}
