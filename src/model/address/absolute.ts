import { mapSrcset } from './srcset.ts';

/** Makes an address of the site absolute. An address that begins with `//` gets the site's scheme. */
export function absolute(href: string, origin: string): string {
  if (href.startsWith('//')) return origin.slice(0, origin.indexOf(':') + 1) + href;
  return href.startsWith('/') ? origin + href : href;
}

/**
 * Makes every address in HTML absolute, resolved against the absolute address `page`. The HTML is as the printer writes
 * it. An address with a scheme stays as it was written.
 */
export function withAbsoluteAddresses(html: string, page: string): string {
  return withAddresses(
    html,
    (address, name) => (name === 'href' && address.trim() === '' ? page : resolved(address, page)),
    RELATIVE,
  );
}

/**
 * Puts what `resolve` makes of it in the place of every address in HTML. The HTML is as the printer writes it. `resolve`
 * receives the name of the attribute in lower case, too. Tags that do not match `concerned` are left alone.
 */
export function withAddresses(
  html: string,
  resolve: (address: string, name: string) => string,
  concerned = ANY,
): string {
  return html.replace(TAG, (tag) =>
    concerned.test(tag)
      ? tag.replace(ATTRIBUTE, (whole, before: string, name: string, written: string) => {
          const value = plain(written);
          const right = allResolved(name.toLowerCase(), value, resolve);
          return right === value ? whole : `${before}${name}="${escaped(right)}"`;
        })
      : tag,
  );
}

const ANY = /^/;
/** A tag with addresses that may be relative: others than one of `https:` or `http:`. */
const RELATIVE =
  / (?:ping|srcset|imagesrcset)=| (?:href|src|poster|cite|data|action|formaction|background|longdesc|xlink:href)="(?!https?:)/i;

/** A tag with attributes whose values are in double quotes. */
const TAG = /<[a-z][^\s"<>/=]*(?: [^\s"<>/=]+(?:="[^"]*")?)+/gi;

/** Attributes that hold one or more addresses (HTML, "Attributes"; SVG 2, "Linking"). */
const ATTRIBUTE =
  /( )(href|src|poster|cite|data|action|formaction|background|longdesc|xlink:href|ping|srcset|imagesrcset)="([^"]*)"/gi;

function allResolved(
  name: string,
  value: string,
  resolve: (address: string, name: string) => string,
): string {
  if (name.endsWith('srcset')) return mapSrcset(value, (address) => resolve(address, name));
  if (name === 'ping') return value.replace(/\S+/g, (address) => resolve(address, name));
  return resolve(value, name);
}

function resolved(address: string, page: string): string {
  if (address.trim() === '' || /^[\0-\x20]*[a-z][a-z\d+.-]*:/i.test(address)) return address;
  return URL.canParse(address, page) ? new URL(address, page).href : address;
}

/** Decodes the value of an attribute that the HTML printer escaped. */
function plain(attribute: string): string {
  return attribute.replace(
    /&(?:#x([\dA-F]{1,6})|#(\d{1,7})|(amp|quot|lt|gt|apos));/gi,
    (_, hex, decimal, name) =>
      name
        ? NAMED[name.toLowerCase() as keyof typeof NAMED]
        : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );
}

const NAMED = { amp: '&', quot: '"', lt: '<', gt: '>', apos: "'" } as const;

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
