import { createHash, createPrivateKey, scryptSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { UsageError } from '../program/usage-error.ts';

/** A secret key of minisign. */
type SecretKey = { readonly id: Buffer; readonly seed: Buffer };

/** The environment variable with the password of a key. */
export const PASSWORD = 'BACKFILE_SIGN_PASSWORD';

const [NO_PASSWORD, SCRYPT] = ['\0\0', 'Sc'];

/**
 * Reads a secret key as `minisign -G` writes it. A key with a password is opened with the one given. Throws a
 * `UsageError` if it is not such a key, or if the password is missing or wrong.
 */
export function readSecretKey(file: string, password: string | undefined): SecretKey {
  const line = textOf(file).split(/\r?\n/)[1] ?? '';
  const bytes = Buffer.from(line, 'base64');
  if (bytes.length !== 158 || bytes.toString('latin1', 0, 2) !== 'Ed')
    throw new UsageError(`${file} is not a secret key of minisign. Make one with: minisign -G -s ${file}`);
  const derivation = bytes.toString('latin1', 2, 4);
  const locked = bytes.subarray(54);
  if (derivation === NO_PASSWORD) return keyOf(locked);
  if (derivation !== SCRYPT)
    throw new UsageError(`${file} is locked in a way that is not known here (${derivation}).`);
  if (password === undefined || password === '')
    throw new UsageError(`${file} has a password. Give it in the environment variable ${PASSWORD}.`);
  const { cost, blocks, parallel } = parametersOf(bytes.readBigUInt64LE(38), bytes.readBigUInt64LE(46));
  const stream = scryptSync(password, bytes.subarray(6, 38), locked.length, {
    N: cost,
    r: blocks,
    p: parallel,
    maxmem: 130 * cost * blocks + 1024 * 1024,
  });
  const opened = Buffer.from(locked.map((byte, at) => byte ^ (stream[at] ?? 0)));
  // OpenSSL makes no BLAKE2b of the length that the checksum has. That the halves fit shows the same.
  const key = keyOf(opened);
  if (!publicHalf(key.seed).equals(opened.subarray(40, 72)))
    throw new UsageError(`The password in ${PASSWORD} does not open ${file}.`);
  return key;
}

/** A signature of a content as minisign writes it, with a comment that is signed, too. */
export function minisign(content: Uint8Array, comment: string, key: SecretKey): string {
  const digest = createHash('blake2b512').update(content).digest();
  const signature = signed(digest, key);
  const whole = signed(Buffer.concat([signature, Buffer.from(comment)]), key);
  const line = Buffer.concat([Buffer.from('ED'), key.id, signature]).toString('base64');
  return `untrusted comment: signature from a minisign secret key\n${line}\ntrusted comment: ${comment}\n${whole.toString('base64')}\n`;
}

function keyOf(opened: Buffer): SecretKey {
  return { id: opened.subarray(0, 8), seed: opened.subarray(8, 40) };
}

/** Head of an Ed25519 private key in PKCS #8 (RFC 8410), before its 32 bytes. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

function privateKey(seed: Buffer) {
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
}

function publicHalf(seed: Buffer): Buffer {
  const { x } = privateKey(seed).export({ format: 'jwk' });
  return Buffer.from(x ?? '', 'base64url');
}

function signed(content: Buffer, { seed }: SecretKey): Buffer {
  return sign(null, content, privateKey(seed));
}

/** The parameters of scrypt that libsodium derives from limits of work and memory (`pickparams`). */
function parametersOf(work: bigint, memory: bigint) {
  const blocks = 8;
  const operations = Number(work < 32_768n ? 32_768n : work);
  const most = Number(memory);
  const logOf = (limit: number) => {
    let log = 1;
    while (log < 63 && 2 ** log <= limit / 2) log++;
    return log;
  };
  if (operations < most / 32) return { cost: 2 ** logOf(operations / (blocks * 4)), blocks, parallel: 1 };
  const log = logOf(most / (blocks * 128));
  const parallel = Math.floor(Math.min(operations / 4 / 2 ** log, 0x3fffffff) / blocks);
  return { cost: 2 ** log, blocks, parallel };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`The key ${file} cannot be read. Name a secret key of minisign with --sign.`);
  }
}
