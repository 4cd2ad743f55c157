// Route x role x scope: an autorisatie narrows what a medewerker sees; outside it is 404, and lists
// say that they leave something out (api.md 1, 5.1).
#include "tests/unit/api/dossier_world.h"

namespace base = zegel::base;
namespace json = boost::json;
using zegel::tests::DossierWorld;
using zegel::tests::NodeWorld;

namespace {

// Two casussen; anna is authorised for the first alone, bert for the organisation that takes part
// in the second, cor once had the first.
class ScopeWorld : public DossierWorld {
 public:
  ScopeWorld() {
    first = casus;
    shared_first = disclose(boy, "geen-beroepsgeheim");
    casus = world.fresh<base::CasusId>();
    draft("casusregisseur", "casus-geopend.v1", opening_fields());
    const base::Pid pid = couple("Een Ander", "16-17", "onderwerp");
    shared_second = disclose(pid, "geen-beroepsgeheim");
    admit(NodeWorld::partner_oin);
    second = casus;
    for (const char* role : {"casusregisseur", "inzage-medewerker", "toezichthouder", "fg"}) {
      authorise("anna", role, {{"bereik", "casus"}, {"bereikCasus", first.text()}});
      authorise("bert", role,
                {{"bereik", "organisatie"}, {"bereikOrganisatie", NodeWorld::partner_oin}});
      authorise("cor", role, {{"bereik", "casus"}, {"bereikCasus", first.text()}}, -3'600);
    }
  }

  int status(const std::string& target, const std::string& role, const std::string& name) {
    return get(target, role + "; medewerker=" + name).status;
  }
  std::vector<std::string> casussen(const std::string& role, const std::string& name) {
    std::vector<std::string> out;
    for (const auto& row : rows("/v1/casussen", role + "; medewerker=" + name))
      out.emplace_back(row.at("casus").as_string());
    return out;
  }

  base::CasusId first, second;
  std::string shared_first, shared_second;
};

}  // namespace

TEST_CASE("een autorisatie bepaalt welke dossiers er voor iemand zijn", "[api][rechten]") {
  ScopeWorld api;
  const std::string first = api.first.text(), second = api.second.text();
  for (const std::string role : {"casusregisseur", "inzage-medewerker", "toezichthouder", "fg"}) {
    INFO(role);
    CHECK(api.casussen(role, "anna") == std::vector{first});
    CHECK(api.casussen(role, "bert") == std::vector{second});
    CHECK(api.casussen(role, "iemand-zonder").size() == 2);  // oefenmodus: the whole ledger
    for (const char* part : {"", "/gebeurtenissen", "/verstrekkingen"}) {
      INFO(part);
      const std::string path = "/v1/casussen/";
      CHECK(api.status(path + first + part, role, "anna") == 200);
      CHECK(api.status(path + second + part, role, "anna") == 404);
      CHECK(api.status(path + first + part, role, "bert") == 404);
      CHECK(api.status(path + second + part, role, "bert") == 200);
    }
    CHECK(api.status("/v1/gebeurtenissen/" + api.shared_first, role, "anna") == 200);
    CHECK(api.status("/v1/gebeurtenissen/" + api.shared_second, role, "anna") == 404);
    const auto shared = api.rows("/v1/verstrekkingen", role + "; medewerker=anna");
    REQUIRE(shared.size() == 1);
    CHECK(shared[0].at("jti").as_string() == api.shared_first);
  }
}

TEST_CASE("een lijst zegt dat iemands bereik haar korter maakt", "[api][rechten][I10]") {
  ScopeWorld api;
  const auto reasons = [&](const std::string& role) {
    const auto object = api.get("/v1/verstrekkingen", role).json();
    CHECK(object.at("volledigheid").at("compleet").as_bool() ==
          object.at("volledigheid").at("redenen").as_array().empty());
    return object.at("volledigheid").at("redenen").as_array();
  };
  CHECK(reasons("fg; medewerker=anna") == json::array{"gefilterd-op-recht"});
  CHECK(reasons("toezichthouder; medewerker=anna") == json::array{"buiten-mandaat"});
  CHECK(reasons("fg; medewerker=iemand-zonder").empty());
}

TEST_CASE("een verlopen autorisatie telt niet mee", "[api][rechten]") {
  ScopeWorld api;
  CHECK(api.casussen("fg", "cor").empty());
  CHECK(api.casussen("procesregisseur", "cor").size() == 2);  // never had one in this role
}

TEST_CASE("buiten het bereik wordt ook geen inhoud geopend", "[api][rechten]") {
  ScopeWorld api;
  const auto before = api.toezicht();
  const auto open = [&](const base::CasusId& casus) {
    const char* why = R"({"raadplegingsdoel":"casusregie","raadplegingsreden":"Overleg."})";
    return api.post("/v1/casussen/" + casus.text() + "/raadplegingen",
                    "casusregisseur; medewerker=anna", "application/json", why)
        .status;
  };
  CHECK(open(api.second) == 404);
  CHECK(api.toezicht() == before);
  CHECK(open(api.first) == 201);
}
