import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** What a request asks for: a decoded path that begins with `/`, and its query with `?` (or ''). */
export type Target = { readonly path: string; readonly query: string };

/** A request that may be answered, or the reason why not. */
type Verdict = { readonly target: Target } | { readonly status: 400 | 403 | 405; readonly why: string };

/**
 * Checks a request before anything else reads it. A request is answered if it names this server (not a foreign name that
 * was rebound to this machine, GHSA-vg6x) and does not come from a page of another site. `hosts`: names of this server
 * besides localhost and IP addresses. `posts`: the paths that accept POST, only from the server's own pages.
 */
export function judge(
  request: IncomingMessage,
  hosts: ReadonlySet<string>,
  posts: readonly string[] = [],
): Verdict {
  const target = targetOf(request.url ?? '');
  if (!target) return { status: 400, why: 'The address is malformed' };
  const names = request.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host');
  const host = request.headers.host ?? '';
  if (names.length !== 1 || !isName(host)) return { status: 400, why: 'The Host header is malformed' };
  if (!isOurs(host, hosts)) return { status: 403, why: `This server does not answer to ${host}` };
  if (isForeign(request, host)) return { status: 403, why: 'Other sites may not read this one' };
  const isPost = request.method === 'POST' && posts.includes(target.path);
  if (isPost && request.headers.origin === undefined)
    return { status: 403, why: 'Only pages of this site may ask for that' };
  if (isPost || request.method === 'GET' || request.method === 'HEAD') return { target };
  return { status: 405, why: 'Only GET and HEAD are answered here' };
}

/** Headers that keep pages of other sites from reading what is served. There is no CORS header, on purpose. */
export const GUARDED: { readonly [name: string]: string } = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'SAMEORIGIN',
  'Referrer-Policy': 'same-origin',
};

/** The decoded path of a request line in origin form (RFC 9112, 3.2.1); undefined for any other form. */
function targetOf(url: string): Target | undefined {
  if (!/^\/[\x21-\x7e]*$/.test(url) || /[#\\<>"^`{|}]/.test(url)) return undefined;
  const mark = url.indexOf('?');
  const [raw, query] = mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark)];
  try {
    const path = decodeURIComponent(raw);
    const segments = path.split('/');
    if (/[\0-\x1f\x7f\\]/.test(path) || segments.includes('..') || segments.includes('.')) return undefined;
    // Some readers take an escaped slash for the end of a folder's name, others do not.
    return /%2f/i.test(raw) ? undefined : { path, query };
  } catch {
    return undefined;
  }
}

function isName(host: string): boolean {
  return /^(?:[a-z\d._-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i.test(host);
}

/** An IP address cannot be rebound; a name can, unless it always means this machine. */
function isOurs(host: string, hosts: ReadonlySet<string>): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return (
    isIP(name.replace(/^\[|\]$/g, '')) !== 0 ||
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    hosts.has(name)
  );
}

/** Whether a page of another site made the request. Following a link from there to a page here does not count. */
function isForeign(request: IncomingMessage, host: string): boolean {
  const { origin } = request.headers;
  if (origin !== undefined) return origin !== `http://${host}`;
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return false;
  return request.headers['sec-fetch-mode'] !== 'navigate' || request.headers['sec-fetch-dest'] !== 'document';
}
