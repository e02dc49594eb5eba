import { type Clipping, hasEnded, type Shelf } from '../archive/clipping.ts';
import { siteTag } from '../archive/permanent-id.ts';
import type { Json } from '../model/json.ts';
import { joinedRights } from '../model/rights.ts';
import { type CivilTime, type Day, timestamp } from '../model/time/civil-time.ts';
import { type Bench, newestChange, shown } from './bench.ts';
import { copyProps } from './dispatch-pages.ts';
import { orcidUrl, type RightsProps, rightsLine, rightsOfDispatch, rightsProps } from './rights.ts';

/** What a feed is about: the site (no shelf), a shelf, or a story or a list. */
export type Subject = {
  readonly shelf: Shelf | null;
  readonly clippings: readonly Clipping[];
  readonly folder: string;
  /** What a feed of a story or a list says about itself. */
  readonly gathered?: {
    readonly kind: 'story' | 'list';
    readonly title: string;
    readonly about: string | null;
  };
};

/** The entry of a dispatch, as a feed gets it. */
export type EntryOf = (clipping: Clipping) => Json;

/** The date of the last change of an empty feed. */
const EPOCH: CivilTime = { day: '1970-01-01' as Day, time: null, offset: '+00:00', instant: 0 };

/** A feed's own data: its name, a line about it, and what its identifier is made from. */
function headOf(
  { shelf, folder, gathered }: Subject,
  { site }: Bench,
): { readonly title: string; readonly subtitle: string | null; readonly own: string } {
  if (gathered)
    return {
      title: `${gathered.title} – ${site.title}`,
      subtitle: gathered.about,
      own: `${gathered.kind}/${folder.split('/')[2]}`,
    };
  return {
    title: shelf ? `${shelf.name} – ${site.title}` : site.title,
    subtitle: shelf ? (shelf.tagline ?? shelf.description) : (site.tagline ?? site.description),
    own: shelf ? `${shelf.kind}/${shelf.slug}` : 'feed',
  };
}

/** What a feed says, with its entries; `file`: its name in the folder of its subject. */
export function feedProps(
  subject: Subject,
  clippings: readonly Clipping[],
  file: string,
  bench: Bench,
  entryOf: EntryOf,
): Json {
  const { site } = bench.archive;
  const { shelf, folder, gathered } = subject;
  const { title, subtitle, own } = headOf(subject, bench);
  const changed = newestChange(clippings) ?? EPOCH;
  const rights = inFeed(rightsProps(joinedRights(shelf?.rights, site.rights)));
  return {
    title,
    subtitle,
    // A feed keeps its identifier when its address changes, as an entry does (RFC 4287, 4.2.6).
    id: siteTag(
      '2000',
      `${own}${/^feed\/\d{4}/.test(file) ? `/${file.slice(5, 9)}` : ''}`,
      bench.archive.site,
    ),
    url: bench.url(bench.href(folder)),
    self: bench.url(bench.href(folder + file)),
    lang: shelf?.kind === 'language' && shelf.id !== null ? shelf.id : bench.site.lang,
    updated: timestamp(changed),
    changed,
    generator: bench.site.generator,
    rights: rights?.line ?? null,
    license: rights?.url ?? null,
    ended: !gathered && hasEnded(shelf, site),
    entries: clippings.map(entryOf),
  };
}

/** Rights as feeds print them; null if there is nothing to print. */
function inFeed(rights: RightsProps | null): { readonly line: string; readonly url: string | null } | null {
  const line = rightsLine(rights);
  return line === null ? null : { line, url: rights?.license?.url ?? null };
}

/** A dispatch as a feed entry. */
export function entryProps(clipping: Clipping, bench: Bench) {
  const { dispatch } = clipping;
  const filed = dispatch.filed as CivilTime;
  const picture = shown(clipping.lead, 'feed', bench);
  const rights = inFeed(rightsOfDispatch(clipping, bench.archive.site));
  return {
    id: clipping.id,
    title: dispatch.headline,
    url: bench.url(clipping.href),
    external: dispatch.canonical,
    filed,
    published: timestamp(filed),
    updated: timestamp(dispatch.updated ?? filed),
    summary: dispatch.dek ?? (dispatch.lede || null),
    authors: clipping.bylines.map((shelf) => ({
      name: shelf.name,
      url: shelf.orcid ? orcidUrl(shelf.orcid) : bench.url(bench.href(shelf.path)),
    })),
    // Harvesters take the first for the subject.
    categories: [
      ...clipping.tags.map((shelf) => shelf.name),
      ...(clipping.column ? [clipping.column.name] : []),
    ],
    doi: dispatch.doi,
    rights: rights?.line ?? null,
    license: rights?.url ?? null,
    lang: clipping.lang,
    dateline: dispatch.dateline,
    image: picture && { ...picture, url: bench.url(picture.href) },
    copy: copyProps(clipping, bench, true),
    ...(dispatch.stub ? { stub: true as const } : {}),
  };
}
