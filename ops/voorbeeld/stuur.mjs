#!/usr/bin/env node
// Een gebeurtenis ondertekenen en versturen met alleen Node (18 of nieuwer), zonder pakketten.
// The recipe of envelop.md 12 in a language that a partner may use: read it as a description.
//
//   node stuur.mjs sleutel partner.pem
//   node stuur.mjs aanvraag partner.pem --oin OIN --code CODE --url URL > aanvraag.jws
//   node stuur.mjs onderteken gebeurtenis.json partner.pem --oin OIN --url URL > gebeurtenis.sd-jwt
//   node stuur.mjs stuur gebeurtenis.sd-jwt --url URL        (schrijft gebeurtenis.tlog-proof)
//
// gebeurtenis.json: {"register": "regie", "evt": "casus-geopend.v1", "inhoud": {...}}, and where it
// applies "bkl" (the class of the dossier), "jti", "iat", "chk", "isn".
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign }
  from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";

const base64url = (bytes) => Buffer.from(bytes).toString("base64url");
const sha256 = (text) => createHash("sha256").update(text, "ascii").digest("base64url");

// ---- keys

function makeKey(file) {
  const { privateKey } = generateKeyPairSync("ed25519");
  const pem = privateKey.export({ type: "pkcs8", format: "pem" });
  writeFileSync(file, pem, { mode: 0o600, flag: "wx" });
  return `kid ${kidOf(privateKey)}`;
}

const jwkOf = (key) => {
  const { crv, kty, x } = createPublicKey(key).export({ format: "jwk" });
  return { crv, kty, x }; // in this order: RFC 7638
};
const kidOf = (key) => sha256(JSON.stringify(jwkOf(key)));

function signJws(header, payload, key) {
  const text = `${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(payload))}`;
  return `${text}.${base64url(sign(null, Buffer.from(text, "ascii"), key))}`;
}

// K3: the one-time code of the ledger, signed by the new key.
function keyRequest(key, ledgerId, oin, code) {
  const header = { alg: "Ed25519", jwk: jwkOf(key), typ: "zegel-sleutelaanvraag+jwt" };
  return signJws(header, { aud: ledgerId, oin, kid: kidOf(key), nonce: code }, key);
}

// ---- one event: SD-JWT with a fixed shape (envelop.md 3)

const salt = () => base64url(randomBytes(32));
const disclose = (...parts) => base64url(JSON.stringify([salt(), ...parts]));
const digest = (disclosure) => sha256(disclosure);

function makeEvent(input, row, ledger, oin, key) {
  const elements = (input.inhoud.betrokkenen ?? []).map((given) => disclose(
    Object.fromEntries(row.elementKeys.map((name) => [name, given[name] ?? null]))));
  const unknown = Object.keys(input.inhoud).filter((name) =>
    name !== "betrokkenen" && !row.keys.includes(name));
  if (unknown.length > 0) throw new Error(`deze velden horen niet bij ${row.evt}: ${unknown}`);

  const values = { tijdstip: ledger.clock, ...input.inhoud };
  const keys = row.keys.map((name) => disclose(name, values[name] ?? null)); // absent = null
  if (row.persons) keys.push(disclose("betrokkenen", elements.map((e) => ({ "...": digest(e) }))));
  const inhoud = disclose("inhoud", { _sd: keys.map(digest).sort() });

  const now = Date.parse(ledger.clock) / 1000;
  const payload = {
    iss: `urn:oin:${oin}`, aud: `${ledger.id}/${input.register}`,
    jti: input.jti ?? base64url(randomBytes(16)), iat: input.iat ?? now - (now % 3600),
    evt: row.evt, bkl: input.bkl ?? row.bkl, vwa: row.vwa,
    ...(input.isn === undefined ? {} : { isn: input.isn }),
    ...(input.chk === undefined ? {} : { chk: input.chk }),
    _sd_alg: "sha-256", _sd: [digest(inhoud)],
  };
  const header = { alg: "Ed25519", kid: kidOf(key), typ: "zegel-gebeurtenis+sd-jwt" };
  return `${[signJws(header, payload, key), inhoud, ...keys, ...elements].join("~")}~`;
}

// ---- the ledger over HTTP

async function ask(url, options) {
  const answer = await fetch(url, options);
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => ({}));
  const faults = (problem.fouten ?? []).map((f) => `\n  ${f.code} ${f.uitleg} -> ${f.oplossing}`);
  throw new Error(`${answer.status} ${problem.title ?? ""}${faults.join("")}`);
}

async function ledgerOf(url, register) {
  const facts = await (await ask(`${url}/v1/registers/${register}`)).json();
  return { id: facts.oorsprong.slice(0, facts.oorsprong.lastIndexOf("/")), clock: facts.klok };
}

async function rowOf(url, evt, register) {
  const row = await (await ask(`${url}/v1/gebeurtenistypen/${evt}`)).json();
  const names = (fields) => fields.map((field) => field.naam);
  return {
    evt: row.evt, vwa: row.verwerkingsactiviteiten[register], bkl: row.opentKlasse,
    keys: names(row.velden), elementKeys: names(row.betrokkene),
    persons: row.betrokkenen !== "geen",
  };
}

async function send(file, url) {
  const event = readFileSync(file, "ascii").trim();
  const answer = await ask(`${url}/v1/gebeurtenissen`, {
    method: "POST", body: event,
    headers: { "Content-Type": "application/zegel-gebeurtenis+sd-jwt", Prefer: "wait=10" },
  });
  const receipt = await answer.json();
  if (!receipt.ontvangstbewijs) return `${receipt.jti}: vastgelegd, het bewijs volgt`;
  const kept = file.replace(/\.[^.]*$/, "") + ".tlog-proof";
  writeFileSync(kept, receipt.ontvangstbewijs);
  return `${receipt.jti} ${receipt.register} ${receipt.volgnummer} ${receipt.stand} ${kept}`;
}

// ---- command line

function optionsOf(words) {
  const options = {};
  const rest = [];
  for (let i = 0; i < words.length; i++) {
    if (words[i].startsWith("--")) options[words[i].slice(2)] = words[++i];
    else rest.push(words[i]);
  }
  return { options, rest };
}

async function main([verb, ...words]) {
  const { options, rest } = optionsOf(words);
  const url = (options.url ?? process.env.ZEGEL_URL ?? "http://127.0.0.1:8080").replace(/\/$/, "");
  const keyFrom = (file) => createPrivateKey(readFileSync(file));
  if (verb === "sleutel") return makeKey(rest[0]);
  if (verb === "aanvraag") {
    const ledger = await ledgerOf(url, "toezicht");
    return keyRequest(keyFrom(rest[0]), ledger.id, options.oin, options.code);
  }
  if (verb === "onderteken") {
    const input = JSON.parse(readFileSync(rest[0], "utf8"));
    const ledger = await ledgerOf(url, input.register);
    const row = await rowOf(url, input.evt, input.register);
    return makeEvent(input, row, ledger, options.oin, keyFrom(rest[1]));
  }
  if (verb === "stuur") return send(rest[0], url);
  throw new Error("gebruik: node stuur.mjs sleutel|aanvraag|onderteken|stuur ... (zie het begin)");
}

main(process.argv.slice(2)).then(
  (text) => console.log(text),
  (error) => { console.error(`stuur.mjs: ${error.message}`); process.exitCode = 1; });
