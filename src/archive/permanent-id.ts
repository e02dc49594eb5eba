import type { Dispatch } from '../model/dispatch.ts';
import { encodePath } from '../model/paths.ts';
import type { Site } from '../model/site.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The identifier that feeds and citations use and that outlives a change of address: `id` of the front matter
 * as an IRI, else a tag URI (RFC 4151) of the day and the source path without its extension.
 */
export function permanentId(dispatch: Dispatch, site: Site): string {
  const { id } = dispatch;
  if (id !== null && UUID.test(id)) return `urn:uuid:${id.toLowerCase()}`;
  if (id !== null && /^(?:https?|urn|tag):[^\s<>"]+$/i.test(id)) return id;
  const [, host = 'localhost'] = /^\w+:\/\/(\[[^\]]*\]|[^:/]+)/.exec(site.origin) ?? [];
  const own = id === null ? dispatch.source.replace(/\.(?:md|markdown)$/i, '') : `id/${id}`;
  return `tag:${host},${dispatch.filed?.day ?? '1970-01-01'}:${encodePath(own)}`;
}
