import { foldPath } from '../../model/address/paths.ts';
import { slugOf } from '../../model/address/slug.ts';
import { digest } from '../../model/digest.ts';
import { type Clock, inZone } from '../found/moment.ts';
import type { Piece, Remark } from '../found/piece.ts';

/** Where a piece will stand. */
export type Placement = { readonly path: string; readonly url: string; readonly slug: string };

/** What a place is made of. */
type Titled = Pick<Piece, 'id' | 'kind' | 'slug' | 'title' | 'date' | 'draft'> & {
  /** If it is not that of the site. */
  readonly lang: string | null;
};

/** How days are determined, from which addresses are made. */
export type Calendar = {
  readonly clock: Clock | null;
  /** The day for drafts without one. */
  readonly placeholder: string;
  /** Of the addresses of dispatches, as in `site.yaml`. */
  readonly pattern: string;
};

/** Addresses of the site's own pages, which neither a page nor an alias may take. */
export const RESERVED =
  /^\/(?:$|archive\/|columns\/|bylines\/|tags\/|search\/|corrections\/|404\.html|theme\/|pagefind\/|archive\.(?:bib|ris|csl\.json)|sitemap-[^/]*\.xml|feed\.xml|rss\.xml|feed\.json|sitemap\.xml|robots\.txt|assets\/|\d{4}\/(?:\d{2}\/(?:\d{2}\/)?)?$)/;

/** Gives out paths and addresses, each once, to whoever asks first. */
export class Places {
  private readonly calendar: Calendar;
  private readonly paths: Set<string>;
  private readonly urls = new Map<string, string>();
  /** The last number that was put behind a slug, by the address that it would have had. */
  private readonly counts = new Map<string, number>();

  /** `taken`: paths that manuscripts have already. */
  constructor(calendar: Calendar, taken: Iterable<string>) {
    this.calendar = calendar;
    this.paths = new Set([...taken].map(foldPath));
  }

  /** Id of the piece that has an address, as it is folded. */
  ownerOf(url: string): string | undefined {
    return this.urls.get(url);
  }

  /** A place for a piece; `known`: the path at which an earlier import put it. */
  give(head: Titled, known: string | undefined, notes: Remark[]): Placement {
    const { clock, placeholder, pattern } = this.calendar;
    const wanted =
      slugOf(head.slug ?? '') || slugOf(head.title ?? '') || `dispatch-${digest(head.id).slice(0, 6)}`;
    const day = head.date ? (clock ? inZone(head.date, clock).day : head.date.day) : placeholder;
    const urlOf = (slug: string) => (head.kind === 'page' ? `/${slug}/` : addressOf(pattern, day, slug));
    const pathFor = (slug: string) => {
      if (head.kind === 'page') return `posts/_pages/${slug}.md`;
      return head.draft || head.date === null
        ? `posts/_drafts/${slug}.md`
        : `posts/${day.slice(0, 4)}/${day}-${slug}.md`;
    };
    let slug = wanted;
    const isTaken = () =>
      this.urls.has(foldPath(urlOf(slug))) ||
      (known === undefined && this.paths.has(foldPath(pathFor(slug)))) ||
      (head.kind === 'page' && RESERVED.test(urlOf(slug)));
    const key = foldPath(urlOf(wanted));
    let count = this.counts.get(key) ?? 1;
    // A translation is called after its language.
    if (head.lang !== null && isTaken()) slug = slugOf(`${wanted}-${head.lang}`) || wanted;
    while (isTaken()) slug = numbered(wanted, ++count);
    if (slug !== wanted) this.counts.set(key, count);
    if (slug !== wanted)
      notes.push({
        kind: 'repaired',
        what: 'slug',
        detail: `"${wanted}" is taken${head.kind === 'page' ? '' : ' on that day'}; this one is "${slug}"`,
      });
    this.urls.set(foldPath(urlOf(slug)), head.id);
    const path = known ?? pathFor(slug);
    this.paths.add(foldPath(path));
    return { path, url: urlOf(slug), slug };
  }
}

/** A slug with a number behind it; a long one is cut first, so that the number stays. */
export function numbered(slug: string, count: number): string {
  const number = `-${count}`;
  for (let length = slug.length; length > 0; length--) {
    const whole = `${slug.slice(0, length).toWellFormed()}${number}`;
    if (slugOf(whole).endsWith(number)) return whole;
  }
  return `${slug}${number}`;
}

/** The address of a dispatch; columns and bylines in its pattern are not known yet, so they make no difference here. */
function addressOf(pattern: string, day: string, slug: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const values: { readonly [token: string]: string } = { year, month, day: date, slug };
  return `/${pattern.replace(/:(year|month|day|slug|column|byline)/g, (_, token: string) => values[token] ?? '')}/`.replace(
    /\/{2,}/g,
    '/',
  );
}
