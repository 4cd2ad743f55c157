"""A partner of the practice ledger: its key, its OIN, and events by what the service itself says.

Row, keys, classes and the clock come from /v1, so nothing of the catalogue is written here twice.
"""
from pathlib import Path

from sdjwt import Signer, random_id

FG = "Bearer oefen-fg"


class Partner:
    def __init__(self, service, folder, code):
        pem = Path(folder) / "partners" / f"{code}.pem"
        kid = Signer(pem, "").kid
        for row in service.json("/v1/partners", Authorization=FG)["rijen"]:
            path = f"/v1/partners/{row['oin']}/sleutels"
            keys = service.json(path, Authorization=FG)["rijen"]
            if any(key["kid"] == kid for key in keys):
                self.service, self.oin = service, row["oin"]
                self.signer = Signer(pem, self.oin)
                return
        raise RuntimeError(f"no partner has the key of {code}")

    def event(self, evt, casus, inhoud, register="regie", **claims):
        """(jti, bytes) of one signed event, not yet posted."""
        known = self.service.json(f"/v1/registers/{register}")
        row = self.service.json(f"/v1/gebeurtenistypen/{evt}")
        moment = known["klok"]
        jti = random_id()
        skelet = {"aud": known["oorsprong"], "jti": jti, "iat": hour_of(moment), "evt": evt,
                  "bkl": row["opentKlasse"] or "regie-5j",
                  "vwa": row["verwerkingsactiviteiten"][register]} | claims
        keys = [field["naam"] for field in row["velden"]]
        if row["betrokkenen"] != "geen" and "betrokkenen" not in keys:
            keys.append("betrokkenen")
        return jti, self.signer.event(skelet, keys, {"tijdstip": moment, "casus": casus} | inhoud)

    def post(self, evt, casus, inhoud, **claims):
        """(jti, status, body) of one event signed and posted."""
        jti, data = self.event(evt, casus, inhoud, **claims)
        status, _, body = self.service.request("POST", "/v1/gebeurtenissen", data,
                                               {"Content-Type": "application/sd-jwt"})
        return jti, status, body


def hour_of(moment):
    """Seconds since 1970 of the whole hour, from RFC 3339 in UTC."""
    from datetime import datetime
    seconds = int(datetime.fromisoformat(moment.replace("Z", "+00:00")).timestamp())
    return seconds - seconds % 3600
