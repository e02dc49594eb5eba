import { encodePath } from '../model/address/paths.ts';
import type { Dispatch } from '../model/dispatch.ts';
import { withoutMarkdown } from '../model/markdown-names.ts';
import type { Site } from '../model/site.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The identifier that feeds and citations use and that survives a change of address: `id` of the front matter as an
 * IRI, else a tag URI (RFC 4151) made of the day and the source path without its extension, in NFC.
 */
export function permanentId(
  { id, source, filed }: Pick<Dispatch, 'id' | 'source' | 'filed'>,
  site: Pick<Site, 'origin' | 'base'>,
): string {
  if (id !== null && UUID.test(id)) return `urn:uuid:${id.toLowerCase()}`;
  if (id !== null && /^(?:https?|urn|tag):[^\s<>"]+$/i.test(id)) return validUri(id);
  const own = id === null ? withoutMarkdown(source) : `id/${id}`;
  return siteTag(filed?.day ?? '1970-01-01', own, site);
}

/** The identifier of a correction, by its number: a fragment of the dispatch's identifier if that can have one. */
export function correctionId(dispatch: string, number: number, site: Pick<Site, 'origin' | 'base'>): string {
  // URNs (RFC 8141) get no fragment, and an identifier with a fragment cannot get a second one.
  return /^urn:|#/i.test(dispatch)
    ? siteTag('2000', `correction/${dispatch}/${number}`, site)
    : `${dispatch}#correction-${number}`;
}

/**
 * A tag URI (RFC 4151) for something of the site; `date` is a day or a year. It contains the base path of the site, since
 * two archives can share a host. The slash in front distinguishes it from a path of a site without a base path.
 */
export function siteTag(date: string, own: string, { origin, base }: Pick<Site, 'origin' | 'base'>): string {
  const path = base === '' ? own : `${base}/${own}`;
  return `tag:${hostOf(origin)},${date}:${encodePath(path.normalize('NFC'))}`;
}

/** Makes a writer's identifier a valid URI by percent-encoding. Letters of an `http:` one stay, since it may be an IRI. */
function validUri(id: string): string {
  if (/^http/i.test(id)) return id.replace(/[\\^`{|}]|%(?![\da-f]{2})/gi, encodeURIComponent);
  const never = /[\\^`{|}]|[^\x21-\x7e]|%(?![\da-f]{2})/giu;
  return id.toWellFormed().normalize('NFC').replace(never, encodeURIComponent);
}

function hostOf(origin: string): string {
  return /^\w+:\/\/(\[[^\]]*\]|[^:/]+)/.exec(origin)?.[1] ?? 'localhost';
}
