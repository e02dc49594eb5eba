import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** What a request asks for: a decoded path that begins with `/`, and its query with `?`, or ''. */
export type Target = { readonly path: string; readonly query: string };

/** A request that may be answered, or why not. */
type Verdict = { readonly target: Target } | { readonly status: 400 | 403 | 405; readonly why: string };

/**
 * Judges a request before anything looks at it. Answered are requests that name this very server (a name that was
 * rebound to this machine is another, GHSA-vg6x) and that no other site's page has made; `hosts` are the names it
 * answers to beside localhost and plain addresses. `posts`: the paths that take POST, from its own pages alone.
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

/** Headers that keep what is served from other sites' pages. There is no CORS header, on purpose. */
export const GUARDED: { readonly [name: string]: string } = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'SAMEORIGIN',
  'Referrer-Policy': 'same-origin',
};

/** A path as RFC 9112 has it in a request line (origin form), its escapes undone; undefined for anything else. */
function targetOf(url: string): Target | undefined {
  if (!/^\/[\x21-\x7e]*$/.test(url) || /[#\\<>"^`{|}]/.test(url)) return undefined;
  const mark = url.indexOf('?');
  const [raw, query] = mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark)];
  try {
    const path = decodeURIComponent(raw);
    const segments = path.split('/');
    if (/[\0-\x1f\x7f\\]/.test(path) || segments.includes('..') || segments.includes('.')) return undefined;
    // An escaped slash would be a border between folders for one reader and none for another.
    return /%2f/i.test(raw) ? undefined : { path, query };
  } catch {
    return undefined;
  }
}

function isName(host: string): boolean {
  return /^(?:[a-z\d._-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i.test(host);
}

/** A plain address cannot be rebound; a name can, save those that always mean this machine. */
function isOurs(host: string, hosts: ReadonlySet<string>): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return (
    isIP(name.replace(/^\[|\]$/g, '')) !== 0 ||
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    hosts.has(name)
  );
}

/** Whether another site's page made the request; following a link from there to a page here is no such thing. */
function isForeign(request: IncomingMessage, host: string): boolean {
  const { origin } = request.headers;
  if (origin !== undefined) return origin !== `http://${host}`;
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return false;
  return request.headers['sec-fetch-mode'] !== 'navigate' || request.headers['sec-fetch-dest'] !== 'document';
}
