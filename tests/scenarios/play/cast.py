"""Who speaks: an organisation by its two letters, a role of staff, or nobody."""
import re
from typing import NamedTuple

ROLES = ("fg", "privacy-officer", "procesregisseur", "casusregisseur", "inzage-medewerker",
         "beheerder", "toezichthouder")
WHO = re.compile(r"([A-Z]{2})|[Dd]e ([a-z-]+)(?: ([a-z0-9-]+))?|(Iedereen)")


class Who(NamedTuple):
    partner: str = ""      # code of the organisation
    role: str = ""
    medewerker: str = ""
    oin: str = ""

    @property
    def headers(self):
        """To read with."""
        if self.partner:
            return {"Zegel-Rol": f"partner; oin={self.oin}"}
        if not self.role:
            return {}
        return {"Zegel-Rol": self.role + (f"; medewerker={self.medewerker}" if self.medewerker
                                          else "")}

    @property
    def headers_to_post(self):
        """The signature of a partner's event admits it."""
        return {} if self.partner else self.headers


def who_of(text, organisations):
    """None when the words name nobody."""
    match = WHO.fullmatch(text)
    if not match:
        return None
    code, role, medewerker, _ = match.groups()
    if code:
        return Who(partner=code, oin=organisations[code]) if code in organisations else None
    if role and role not in ROLES:
        return None
    return Who(role=role or "", medewerker=medewerker or "")
