// The JavaScript half of the interop with @sd-jwt/core, unmodified (envelop.md 1, 14).
//
//   node interop.mjs verify < events.jsonl           verifies what C++ issued, compares the claims,
//                                                    presents without one person and verifies that
//   node interop.mjs foreign > out.jsonl   issues the library's own test claims: not ours to take
//   node interop.mjs issue < frames.jsonl > out.jsonl   issues the same content with the library
import crypto from "node:crypto";
import fs from "node:fs";
import readline from "node:readline";
import { SDJwtInstance } from "@sd-jwt/core";
import { isDeepStrictEqual } from "node:util";

const hasher = (data) => crypto.createHash("sha256").update(data).digest();
const saltGenerator = () => crypto.randomBytes(32).toString("base64url");

function instance(x, pem) {
  const key = { kty: "OKP", crv: "Ed25519", x };
  const publicKey = crypto.createPublicKey({ format: "jwk", key });
  return new SDJwtInstance({
    omitTyp: true,
    signAlg: "Ed25519",
    hashAlg: "sha-256",
    hasher,
    saltGenerator,
    signer:
      pem && (async (data) => crypto.sign(null, Buffer.from(data), pem).toString("base64url")),
    verifier: async (data, signature) =>
      crypto.verify(null, Buffer.from(data), publicKey, Buffer.from(signature, "base64url")),
  });
}

async function verify(line) {
  const sdjwt = instance(line.x);
  const { payload, header } = await sdjwt.verify(line.sdjwt);
  if (header.alg !== "Ed25519") return "alg";
  if (!isDeepStrictEqual(payload, { ...line.claims, inhoud: line.inhoud })) return "other claims";
  return await presented(sdjwt, line);
}

// Everything but the last person, as an inzage bundle shows it to another.
async function presented(sdjwt, line) {
  const people = line.inhoud.betrokkenen ?? [];
  if (people.length === 0) return "";
  const frame = { inhoud: Object.fromEntries(Object.keys(line.inhoud).map((key) => [key, true])) };
  frame.inhoud.betrokkenen = Object.fromEntries(people.slice(1).map((_, i) => [i, true]));
  const { payload } = await sdjwt.verify(await sdjwt.present(line.sdjwt, frame));
  const expected = { ...line.inhoud, betrokkenen: people.slice(0, -1) };
  return isDeepStrictEqual(payload.inhoud, expected) ? "" : "other presentation";
}

async function issue(line) {
  const frame = { _sd: ["inhoud"], inhoud: { _sd: Object.keys(line.inhoud) } };
  const people = line.inhoud.betrokkenen ?? [];
  if (people.length > 0) frame.inhoud.betrokkenen = { _sd: people.map((_, i) => i) };
  const payload = { ...line.claims, inhoud: line.inhoud };
  return await instance(line.x, line.pem).issue(payload, frame, { header: line.header });
}

// The library's own test claims and frames, in our header and by our key: SD-JWTs that are sound
// and not ours. Written as events are, for `interop refuse`.
async function foreign() {
  const folder = "node_modules/@sd-jwt/core/test";
  const { privateKey, publicKey } = crypto.generateKeyPairSync("ed25519");
  const { x } = publicKey.export({ format: "jwk" });
  const jwk = JSON.stringify({ crv: "Ed25519", kty: "OKP", x });
  const header = { kid: hasher(jwk).toString("base64url"), typ: "zegel-gebeurtenis+sd-jwt" };
  for (const file of fs.readdirSync(folder).filter((name) => name.endsWith(".json"))) {
    const { claims, disclosureFrame } = JSON.parse(fs.readFileSync(`${folder}/${file}`, "utf8"));
    const sdjwt = instance(x, privateKey);
    const text = await sdjwt.issue(claims, disclosureFrame, { header });
    await sdjwt.verify(text);
    console.log(JSON.stringify({ x, name: file, sdjwt: text }));
  }
}

if (process.argv[2] === "foreign") await foreign();
const lines = process.argv[2] === "foreign" ? [] :
  readline.createInterface({ input: process.stdin, crlfDelay: Infinity });
let passed = 0, failed = 0;
for await (const text of lines) {
  const line = JSON.parse(text);
  try {
    if (process.argv[2] === "issue") {
      const { x, claims, inhoud } = line;
      console.log(JSON.stringify({ x, claims, inhoud, sdjwt: await issue(line) }));
      continue;
    }
    const fault = await verify(line);
    if (fault) throw new Error(fault);
    passed++;
  } catch (error) {
    failed++;
    if (failed <= 10) console.error(`FOUT ${line.claims.evt}: ${error.message}`);
  }
}
if (process.argv[2] === "verify") console.log(`${passed} passed, ${failed} failed, 0 skipped`);
process.exitCode = failed > 0 ? 1 : 0;  // never exit(): it cuts off what a pipe has not taken yet
