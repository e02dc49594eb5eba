/** A line of `_redirects`, the table that Netlify and Cloudflare Pages read. */
export type Rule = {
  /** Decoded; ends with `*` where it stands for all that begins so. */
  readonly from: string;
  readonly conditions: ReadonlyMap<string, string>;
  readonly to: string;
  readonly status: number;
};

const STATUSES = new Set([301, 302, 303, 307, 308]);

/** Reads `_redirects`: old address, conditions on its query, new address, status; `#` begins a comment. */
export function readRedirects(text: string): readonly Rule[] {
  return text.split(/\r?\n/).flatMap((written) => {
    const [from, ...rest] = written
      .replace(/(?:^|\s)#.*$/, '')
      .trim()
      .split(/\s+/);
    const target = rest.findIndex((part) => /^(?:\/|https?:\/\/)/.test(part));
    const to = rest[target];
    if (!from?.startsWith('/') || to === undefined) return [];
    const status = Number(rest[target + 1]?.replace('!', '') ?? 301);
    const conditions = rest.slice(0, target).map((part): [string, string] => {
      const [key = '', value = ''] = part.split('=', 2);
      return [decoded(key), decoded(value)];
    });
    return STATUSES.has(status) ? [{ from: decoded(from), conditions: new Map(conditions), to, status }] : [];
  });
}

/** Where a request is sent on to by the first rule that fits; undefined where none does. */
export function redirectFor(
  rules: readonly Rule[],
  path: string,
  query: string,
): { readonly location: string; readonly status: number } | undefined {
  const asked = new URLSearchParams(query);
  for (const { from, conditions, to, status } of rules) {
    const splat = from.endsWith('*') ? splatOf(path, from.slice(0, -1)) : undefined;
    if (splat === undefined && !isSame(path, from)) continue;
    if (![...conditions].every(([key, value]) => asked.get(key) === value)) continue;
    const location = to.replaceAll(':splat', encodeURI(splat ?? ''));
    // Two slashes would lead to another host.
    return { location: location.replace(/^\/{2,}/, '/'), status };
  }
  return undefined;
}

function splatOf(path: string, start: string): string | undefined {
  if (path === start.replace(/\/$/, '')) return '';
  return path.startsWith(start) ? path.slice(start.length) : undefined;
}

/** Hosts take an address with and without a slash at its end for one. */
function isSame(path: string, from: string): boolean {
  return path.replace(/(?<=.)\/$/, '') === from.replace(/(?<=.)\/$/, '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
