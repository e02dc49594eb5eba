import { lookup as resolveName } from 'node:dns';
import { get as getPlain, type IncomingMessage } from 'node:http';
import { get as getSecure } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Fetched, Wanted, Web } from '../../import/found/outside.ts';

type WebOptions = {
  readonly offline: boolean;
  /** Whether private networks may be asked: never, unless the operator says so. */
  readonly allowPrivate: boolean;
  /** Milliseconds that one request may take from its beginning to its last byte. */
  readonly patience: number;
};

const LIMITS = {
  redirects: 5,
  document: 20_000_000,
  picture: 40_000_000,
  file: 200_000_000,
  failures: 5,
} as const;

/**
 * The web as an import may ask it: one request at a time for each host, few redirects, and limits of time and size.
 * Every address is resolved first, and the connection goes to that very address, so that no name and no redirect leads
 * into a private network. A host that fails again and again is asked no more.
 */
export function openWeb(options: WebOptions): Web {
  const queues = new Map<string, Promise<unknown>>();
  const failures = new Map<string, number>();
  return {
    fetch: (url, wanted) => {
      if (options.offline) return Promise.resolve({ ok: false, why: 'not asked for: --offline' });
      if (!URL.canParse(url)) return Promise.resolve({ ok: false, why: 'it is not an address' });
      const { host } = new URL(url);
      const turn = (queues.get(host) ?? Promise.resolve()).then(async (): Promise<Fetched> => {
        if ((failures.get(host) ?? 0) >= LIMITS.failures)
          return { ok: false, why: `${host} did not answer ${LIMITS.failures} times and is asked no more` };
        const fetched = await follow(url, wanted, options);
        if (fetched.ok) failures.delete(host);
        else if (/did not answer|cannot be reached/.test(fetched.why))
          failures.set(host, (failures.get(host) ?? 0) + 1);
        return fetched;
      });
      queues.set(host, turn);
      return turn;
    },
  };
}

async function follow(url: string, wanted: Wanted, options: WebOptions): Promise<Fetched> {
  let at = url;
  const seen = new Set<string>();
  for (let step = 0; step <= LIMITS.redirects; step++) {
    if (seen.has(at)) return { ok: false, why: 'its redirects go in a circle' };
    seen.add(at);
    const answer = await ask(at, wanted, options);
    if (!('redirect' in answer)) return answer;
    if (!URL.canParse(answer.redirect, at))
      return { ok: false, why: 'it redirects to something that is not an address' };
    at = new URL(answer.redirect, at).href;
    if (!/^https?:/.test(at)) return { ok: false, why: `it redirects to ${at.slice(0, 60)}` };
  }
  return { ok: false, why: `it redirects more than ${LIMITS.redirects} times` };
}

function ask(
  address: string,
  wanted: Wanted,
  options: WebOptions,
): Promise<Fetched | { readonly redirect: string }> {
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol))
    return Promise.resolve({ ok: false, why: `addresses that begin with ${url.protocol} are not asked` });
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!options.allowPrivate && isIP(host) !== 0 && isPrivate(host))
    return Promise.resolve({ ok: false, why: PRIVATE });
  return new Promise((resolve) => {
    const done = (answer: Fetched | { readonly redirect: string }) => {
      clearTimeout(timer);
      request.destroy();
      resolve(answer);
    };
    const headers = {
      'user-agent': 'Backfile import (+https://www.npmjs.com/package/backfile)',
      accept: wanted === 'picture' ? 'image/*,*/*;q=0.5' : '*/*',
      'accept-encoding': 'gzip, deflate, br',
    };
    const request = (url.protocol === 'https:' ? getSecure : getPlain)(
      url,
      { headers, lookup: guarded(options.allowPrivate), agent: false },
      (response) => {
        const status = response.statusCode ?? 0;
        if (status >= 300 && status < 400 && response.headers.location)
          return done({ redirect: response.headers.location });
        if (status !== 200) return done({ ok: false, why: `the server answered ${status}` });
        readBody(response, LIMITS[wanted]).then(
          (body) => done({ ok: true, url: address, type: response.headers['content-type'] ?? '', body }),
          (error: Error) => done({ ok: false, why: error.message }),
        );
      },
    );
    const timer = setTimeout(
      () =>
        done({
          ok: false,
          why: `${url.host} did not answer in ${Math.round(options.patience / 1000)} seconds`,
        }),
      options.patience,
    );
    request.on('error', (error: NodeJS.ErrnoException) =>
      done({
        ok: false,
        why:
          error.message === PRIVATE
            ? PRIVATE
            : `${url.host} cannot be reached (${error.code ?? error.message})`,
      }),
    );
  });
}

async function readBody(response: IncomingMessage, limit: number): Promise<Uint8Array> {
  const coding = (response.headers['content-encoding'] ?? '').toLowerCase();
  const unpacker =
    coding === 'gzip' || coding === 'x-gzip'
      ? createGunzip()
      : coding === 'br'
        ? createBrotliDecompress()
        : coding === 'deflate'
          ? createInflate()
          : null;
  if (Number(response.headers['content-length'] ?? 0) > limit)
    throw new Error(`it is larger than ${limit / 1e6} MB`);
  response.on('error', (error) => unpacker?.destroy(error));
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (unpacker ? response.pipe(unpacker) : response) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > limit) throw new Error(`it is larger than ${limit / 1e6} MB`);
    chunks.push(chunk);
  }
  if (!response.complete) throw new Error('the connection broke off');
  return Buffer.concat(chunks);
}

const PRIVATE = 'it leads to a private network, which is not asked unless --allow-private is given';

/**
 * Resolves names, and refuses those that lead to private addresses; the connection is made to the address that it
 * returns.
 */
function guarded(allowPrivate: boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolveName(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const open = allowPrivate ? addresses : addresses.filter(({ address }) => !isPrivate(address));
      if (open.length === 0) return callback(new Error(PRIVATE), '', 0);
      if (options.all) return callback(null, open);
      callback(null, open[0]!.address, open[0]!.family);
    });
  };
}

/** Private networks (RFC 6890 and its successors). */
const PRIVATE_NETWORKS = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/128',
  '::1/128',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/32',
  '2001:db8::/32',
  '2002::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
];

function isPrivate(address: string): boolean {
  const list = new BlockList();
  for (const network of PRIVATE_NETWORKS) {
    const [base, bits] = network.split('/') as [string, string];
    list.addSubnet(base, Number(bits), base.includes(':') ? 'ipv6' : 'ipv4');
  }
  const plain = address.replace(/%.*$/, '');
  const mapped = /^(?:::ffff:|64:ff9b::)(?:(\d+\.\d+\.\d+\.\d+)|([\da-f]{1,4}):([\da-f]{1,4}))$/i.exec(plain);
  if (mapped) {
    const [high, low] = [Number.parseInt(mapped[2] ?? '0', 16), Number.parseInt(mapped[3] ?? '0', 16)];
    return list.check(mapped[1] ?? [high >> 8, high & 255, low >> 8, low & 255].join('.'), 'ipv4');
  }
  return list.check(plain, plain.includes(':') ? 'ipv6' : 'ipv4');
}
