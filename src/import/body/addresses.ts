import { decoded } from '../../model/text/percent.ts';
/**
 * An address made absolute against a base; null if it cannot be one. An address with a scheme that runs code is not
 * one.
 */
export function absolute(written: string, base: string | null): string | null {
  const plain = written
    .replace(/[\u0000-\u0020\u007f]+/g, (run) => (/[\t\r\n\0]/.test(run) ? '' : ' '))
    .trim();
  const full = plain.startsWith('//') ? `https:${plain}` : plain;
  const url = URL.parse(full, base ?? undefined);
  return url && /^(?:https?|mailto|tel|ftp|sms|xmpp|irc|magnet|feed|news|geo):$/.test(url.protocol)
    ? url.href
    : null;
}

/** Whether an address, once a browser has dropped its white space, would run a script or show foreign markup. */
export function isDangerous(written: string): boolean {
  const scheme = /^([a-z][a-z0-9+.-]*):/i
    .exec(written.replace(/[\u0000-\u0020\u007f\u00a0\u200b-\u200f\ufeff]/g, ''))?.[1]
    ?.toLowerCase();
  return (
    scheme === 'javascript' ||
    scheme === 'vbscript' ||
    scheme === 'data' ||
    scheme === 'livescript' ||
    scheme === 'file'
  );
}

/**
 * The key under which addresses count as equal: scheme, `www.`, letter case of the host, the slash at the end,
 * percent-encoding and the parameters of campaigns are ignored. A path alone is its own key.
 */
export function addressKey(address: string): string {
  const url = URL.parse(address);
  const host = url ? url.host.toLowerCase().replace(/^www\./, '') : '';
  const path = url ? url.pathname : address.replace(/[?#].*$/s, '');
  const search = url ? url.search : (/\?[^#]*/.exec(address)?.[0] ?? '');
  return (
    host +
    decoded(path)
      .normalize('NFC')
      .replace(/\/(?:index\.(?:html?|php))?$/i, '')
      .toLowerCase() +
    parameters(search)
  );
}

/** The path and query of an address, as an alias stands in front matter, slashes one by one; null for the root of a site. */
export function aliasOf(address: string): string | null {
  if (/^(?!https?:)[a-z][a-z0-9+.-]*:/i.test(address)) return null;
  const base = 'https://site.invalid/';
  if (!URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  const path = decoded(url.pathname).replace(/\/{2,}/g, '/') + parameters(url.search);
  if (path === '/' || path === '' || /[\u0000-\u001f]/.test(path)) return null;
  return path.replace(UNSEEN, encodeURIComponent);
}

/** Characters that nobody sees, some of which front matter may not contain: in an address, they stay encoded. */
const UNSEEN = /[\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

function parameters(search: string): string {
  const kept = search
    .slice(1)
    .split('&')
    .filter(
      (pair) =>
        pair !== '' &&
        !/^(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|ref|source|share|nb|replytocom|amp)(?:=|$)/i.test(pair),
    );
  return kept.length === 0 ? '' : `?${kept.map(decoded).join('&')}`;
}

/** The page of the code that a script of GitHub shows; null for any other script. */
export function codeOfScript(source: string): string | null {
  return GIST.test(source) ? source.replace(/^(?:https?:)?/i, 'https:').replace(/\.js(?:\?.*)?$/, '') : null;
}

const GIST = /^(?:https?:)?\/\/gist\.github\.com\/[^?#]+\.js(?:$|\?)/i;
