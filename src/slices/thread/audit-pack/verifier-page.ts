/** The script of the page: it has to say what `verify-pack.ts` says. Kept plain, so that an auditor can read it. */
const script = String.raw`
'use strict';
function sha256(bytes) {
  const k = [], h = [];
  const fraction = (x) => ((x - Math.floor(x)) * 4294967296) | 0;
  for (let n = 2; k.length < 64; n += 1) {
    let prime = true;
    for (let d = 2; d * d <= n; d += 1) if (n % d === 0) { prime = false; break; }
    if (!prime) continue;
    if (h.length < 8) h.push(fraction(Math.sqrt(n)));
    k.push(fraction(Math.cbrt(n)));
  }
  const turn = (x, n) => (x >>> n) | (x << (32 - n));
  const length = bytes.length;
  const padded = new Uint8Array((((length + 8) >> 6) + 1) << 6);
  padded.set(bytes);
  padded[length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(length / 536870912));
  view.setUint32(padded.length - 4, (length << 3) >>> 0);
  const w = new Int32Array(64);
  for (let at = 0; at < padded.length; at += 64) {
    for (let i = 0; i < 16; i += 1) w[i] = view.getInt32(at + 4 * i);
    for (let i = 16; i < 64; i += 1) {
      const a = w[i - 15], b = w[i - 2];
      w[i] = (w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10))) | 0;
    }
    let [a, b, c, d, e, f, g, z] = h;
    for (let i = 0; i < 64; i += 1) {
      const one = (z + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + k[i] + w[i]) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      z = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
    }
    [a, b, c, d, e, f, g, z].forEach((value, i) => { h[i] = (h[i] + value) | 0; });
  }
  return h.map((value) => (value >>> 0).toString(16).padStart(8, '0')).join('');
}
const text = (bytes) => new TextDecoder().decode(bytes);
function readZip(zip) {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const files = [];
  let at = 0;
  while (at + 30 <= zip.length && view.getUint32(at, true) === 0x04034b50) {
    const size = view.getUint32(at + 18, true);
    const from = at + 30 + view.getUint16(at + 26, true);
    if (from + size > zip.length) return null;
    files.push({ path: text(zip.subarray(at + 30, from)), bytes: zip.subarray(from, from + size) });
    at = from + size;
  }
  return files.length > 0 ? files : null;
}
function parsed(bytes) {
  try { return bytes ? JSON.parse(text(bytes)) : null; } catch { return null; }
}
const columns = ['seq', 'at', 'actorId', 'action', 'objectKind', 'objectId', 'caseId', 'fields', 'contentHash', 'previousHash'];
const entryHash = (entry) => sha256(new TextEncoder().encode(JSON.stringify(columns.map((name) => entry[name]))));
function verify(zip) {
  const files = readZip(zip);
  if (!files) return { seal: null, faults: ['This is not a pack as it was written.'] };
  const bytesOf = (path) => (files.find((file) => file.path === path) || {}).bytes;
  const manifest = parsed(bytesOf('manifest.json'));
  if (!manifest || manifest.format !== 'commonweal audit pack 1' || !Array.isArray(manifest.files))
    return { seal: null, faults: ['It has no manifest that can be read.'] };
  const faults = [];
  const seal = sha256(bytesOf('manifest.json'));
  const kept = bytesOf('manifest.sha256');
  if (!kept || text(kept) !== seal + '\n') faults.push('The manifest does not match its seal.');
  const there = files.filter((file) => file.path !== 'manifest.json' && file.path !== 'manifest.sha256');
  for (const file of there) {
    const known = manifest.files.find((one) => one.path === file.path);
    if (!known) faults.push(file.path + ' is not in the manifest.');
    else if (known.sha256 !== sha256(file.bytes)) faults.push(file.path + ' has been changed.');
  }
  for (const one of manifest.files) if (!there.some((file) => file.path === one.path)) faults.push(one.path + ' is missing.');
  const entries = parsed(bytesOf('chain.json'));
  if (!Array.isArray(entries)) faults.push('The audit’s entries cannot be read.');
  else {
    entries.forEach((entry, at) => {
      const before = entries[at - 1];
      if (entryHash(entry) !== entry.hash) faults.push('Entry ' + entry.seq + ' of the audit has been changed.');
      else if (before && entry.seq <= before.seq) faults.push('Entry ' + entry.seq + ' of the audit is out of its order.');
      else if (before && entry.seq === before.seq + 1 && entry.previousHash !== before.hash)
        faults.push('Entry ' + entry.seq + ' of the audit does not follow from the one before it.');
    });
    const last = entries[entries.length - 1];
    if (entries.length !== manifest.chain.entries || (last ? last.hash : null) !== (manifest.chain.last ? manifest.chain.last.hash : null))
      faults.push('The audit’s entries are not those that the manifest counts.');
  }
  return { files: manifest.files.length, entries: Array.isArray(entries) ? entries.length : 0, seal, faults };
}
`;

const page = `
document.getElementById('pack').addEventListener('change', async (event) => {
  const file = event.target.files[0];
  if (!file) return;
  const found = verify(new Uint8Array(await file.arrayBuffer()));
  const lines = found.faults.length === 0
    ? ['Nothing was changed. ' + found.files + ' files and ' + found.entries + ' entries of the audit are as they were written.', 'Seal: ' + found.seal, 'Compare the seal with the one that the installation shows.']
    : ['Something is wrong.'].concat(found.faults);
  document.getElementById('answer').replaceChildren(...lines.map((line) => Object.assign(document.createElement('p'), { textContent: line })));
});
`;

/** Opens from a disk, asks no network, and checks the pack that somebody chooses. */
export const verifierPage = `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'"><title>Check an audit pack</title></head>
<body><h1>Check an audit pack</h1>
<p>Choose the pack as it was given to you, as one file. Nothing is sent anywhere.</p>
<p><label for="pack">The pack</label> <input type="file" id="pack" accept=".zip"></p>
<div id="answer" role="status"></div>
<script>${script}${page}</script>
</body></html>
`;

/** For checking that the page says what the command says. */
export const verifierScript = script;
