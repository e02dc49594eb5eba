import { decoded } from '../text/percent.ts';
import type { HostRules } from './hosts.ts';

/** A line of `_redirects`, the table of redirects that Netlify and Cloudflare Pages read. */
export type RedirectLine = {
  /** Counted from 1. */
  readonly line: number;
  /** As written. */
  readonly text: string;
  /** The old address, a path, as written. */
  readonly from: string;
  /** What the query must contain: a value, or `:name` for any value. */
  readonly query: ReadonlyMap<string, string>;
  readonly to: string;
  readonly status: number;
  /** Whether it takes precedence over a file (`301!`). */
  readonly forced: boolean;
  /** Other conditions: a country, a language, a role. */
  readonly conditions: readonly string[];
};

/** Reads `_redirects`: old address, required query, new address, status; `#` begins a comment. */
export function readRedirectTable(text: string): readonly RedirectLine[] {
  return text.split(/\r\n?|\n/).flatMap((written, index): readonly RedirectLine[] => {
    const plain = written.replace(/(?:^|\s)#.*$/, '').trim();
    const [from = '', ...rest] = plain.split(/\s+/);
    const target = rest.findIndex((part) => /^(?:\/|https?:\/\/)/i.test(part));
    const to = rest[target];
    if (!from.startsWith('/') || to === undefined) return [];
    const after = rest.slice(target + 1);
    const [, status = '301', forced] = /^(\d{3})(!?)$/.exec(after[0] ?? '') ?? [];
    return [
      {
        line: index + 1,
        text: plain,
        from,
        to,
        status: Number(status),
        forced: forced === '!',
        query: new Map(rest.slice(0, target).map(pair)),
        conditions: after.filter((part) => !/^\d{3}!?$/.test(part)),
      },
    ];
  });
}

/** Numbers of the lines that are not empty, not comments and cannot be read. */
export function unreadLines(text: string): readonly number[] {
  const read = new Set(readRedirectTable(text).map(({ line }) => line));
  return text
    .split(/\r\n?|\n/)
    .flatMap((written, index) => (read.has(index + 1) || /^\s*(?:#|$)/.test(written) ? [] : [index + 1]));
}

/** Whether an address has a placeholder: `*` or `:name`. */
export function hasPlaceholder(address: string): boolean {
  return /\*|\/:\w/.test(address);
}

/** Applies the first line that matches a request; undefined if none does. Path: decoded; query: with `?`, or ''. */
export function redirectFor(
  lines: readonly RedirectLine[],
  path: string,
  query: string,
  { slashless }: Pick<HostRules, 'slashless'>,
): { readonly location: string; readonly status: number } | undefined {
  const asked = new URLSearchParams(query);
  for (const line of lines) {
    if (!STATUSES.has(line.status) || line.conditions.length > 0) continue;
    const places = placesOf(line, path, slashless);
    if (!places || ![...line.query].every(([key, value]) => fits(asked.get(key), key, value, places)))
      continue;
    const target = line.to.replace(/:([a-z]\w*)/gi, (whole, name: string) => {
      const filled = places.get(name);
      return filled === undefined ? whole : encodeURI(filled);
    });
    // Two slashes would lead to another host.
    const location = target.replace(/^\/{2,}/, '/');
    const passed = line.query.size > 0 || /[?#]/.test(location) ? '' : query;
    return { location: location + passed, status: line.status };
  }
  return undefined;
}

const STATUSES = new Set([301, 302, 303, 307, 308]);

/** Values of a line's placeholders for a path; undefined if the line does not match. */
function placesOf({ from }: RedirectLine, path: string, slashless: boolean): Map<string, string> | undefined {
  const places = new Map<string, string>();
  const isOpen = from.endsWith('*');
  const without = (address: string) => (slashless && !isOpen ? address.replace(/(?<=.)\/$/, '') : address);
  // A percent-encoded `*` or `:` is not a placeholder.
  const parts = without(isOpen ? from.slice(0, -1) : from).split('/');
  const given = without(path).split('/');
  if (isOpen && slashless && given.length === parts.length - 1 && parts.at(-1) === '') given.push('');
  if (isOpen ? given.length < parts.length : given.length !== parts.length) return undefined;
  for (const [at, part] of parts.entries()) {
    const value = given[at] as string;
    const plain = decoded(part);
    if (/^:[a-z]\w*$/i.test(part) && value !== '') places.set(part.slice(1), value);
    else if (isOpen && at === parts.length - 1 && value.startsWith(plain)) {
      places.set('splat', [value.slice(plain.length), ...given.slice(at + 1)].join('/'));
    } else if (plain !== value) return undefined;
  }
  return places;
}

function fits(asked: string | null, key: string, value: string, places: Map<string, string>): boolean {
  if (asked === null) return false;
  if (!value.startsWith(':')) return asked === value;
  places.set(value.slice(1) || key, asked);
  return true;
}

function pair(part: string): [string, string] {
  const [key = '', ...value] = part.split('=');
  return [decoded(key), decoded(value.join('='))];
}
