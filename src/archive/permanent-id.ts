import type { Dispatch } from '../model/dispatch.ts';
import { withoutMarkdown } from '../model/markdown-names.ts';
import { encodePath } from '../model/paths.ts';
import type { Site } from '../model/site.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The identifier that feeds and citations use and that outlives a change of address: `id` of the front matter
 * as an IRI, else a tag URI (RFC 4151) of the day and the source path without its extension.
 */
export function permanentId(
  { id, source, filed }: Pick<Dispatch, 'id' | 'source' | 'filed'>,
  site: Site,
): string {
  if (id !== null && UUID.test(id)) return `urn:uuid:${id.toLowerCase()}`;
  if (id !== null && /^(?:https?|urn|tag):[^\s<>"]+$/i.test(id)) return id;
  const own = id === null ? withoutMarkdown(source) : `id/${id}`;
  return `tag:${hostOf(site.origin)},${filed?.day ?? '1970-01-01'}:${encodePath(own)}`;
}

/** Hosts of origins that were asked for. */
const HOSTS = new Map<string, string>();

function hostOf(origin: string): string {
  const host = HOSTS.get(origin) ?? /^\w+:\/\/(\[[^\]]*\]|[^:/]+)/.exec(origin)?.[1] ?? 'localhost';
  HOSTS.set(origin, host);
  return host;
}
