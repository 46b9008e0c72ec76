// Reads {vkey, notes: [{envelope, index, leaf, hashes}]} and says of each whether Sigstore's verifier accepts it.
const { createPublicKey } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const tlog = join(__dirname, 'node_modules/@sigstore/verify/dist/tlog');
const { verifyCheckpoint } = require(join(tlog, 'checkpoint.js'));
const { verifyMerkleInclusion } = require(join(tlog, 'merkle.js'));

const { vkey, notes } = JSON.parse(readFileSync(0, 'utf8'));
const [name, id, key] = split(vkey);
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const raw = Buffer.from(key, 'base64').subarray(1);
const log = {
  logID: Buffer.from(id, 'hex'),
  baseURL: name,
  publicKey: createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' }),
};

// base64 may hold a plus too
function split(text) {
  const first = text.indexOf('+');
  const second = text.indexOf('+', first + 1);
  return [text.slice(0, first), text.slice(first + 1, second), text.slice(second + 1)];
}

function judge({ envelope, index, leaf, hashes }) {
  try {
    const entry = {
      canonicalizedBody: Buffer.from(leaf, 'base64'),
      inclusionProof: {
        logIndex: index,
        hashes: hashes.map((hash) => Buffer.from(hash, 'hex')),
        checkpoint: { envelope },
      },
    };
    verifyMerkleInclusion(entry, verifyCheckpoint(entry, [log]));
    return 'accepted';
  } catch (refused) {
    return String(refused.message);
  }
}

process.stdout.write(JSON.stringify(notes.map(judge)));
