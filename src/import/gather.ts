import { addressKey, aliasOf } from './body/addresses.ts';
import { fileName } from './body/pictures/source.ts';
import type { Holdings } from './found/holdings.ts';
import type { Found, Media, SiteFacts, Term, Writer } from './found/piece.ts';

/** Gathers the holdings while an export is read. */
export class HoldingsBuilder {
  private site: SiteFacts = {};
  private readonly writers = new Map<string, Writer>();
  private readonly terms = new Map<string, Term>();
  private readonly media = new Map<string, Media>();
  private readonly byAddress = new Map<string, Media>();
  private readonly byPage = new Map<string, Media>();

  /** Takes what is found; several files of one export may contain the same. The first one counts. */
  take(found: Found): void {
    if (found.kind === 'site')
      this.site = {
        ...found.site,
        ...this.site,
        redirects: { ...found.site.redirects, ...this.site.redirects },
        files: { ...found.site.files, ...this.site.files },
      };
    else if (found.kind === 'writer')
      this.writers.set(found.writer.key, merged(this.writers.get(found.writer.key), found.writer));
    else if (found.kind === 'term') {
      const key = `${found.term.kind} ${found.term.key}`;
      this.terms.set(key, withPages(this.terms.get(key), found.term));
    } else if (found.kind === 'media' && !this.media.has(found.media.key)) {
      this.media.set(found.media.key, found.media);
      this.byAddress.set(bareKey(found.media.url), found.media);
      for (const page of found.media.pages) this.byPage.set(pathKey(page), found.media);
    }
  }

  holdings(): Holdings {
    const { media, byAddress, byPage } = this;
    return {
      site: this.site,
      writers: this.writers,
      terms: [...this.terms.values()],
      media,
      find: (reference) =>
        (/^[\w-]+$/.test(reference) ? media.get(reference) : byAddress.get(bareKey(reference))) ?? null,
      shownAt: (address) => byPage.get(pathKey(address)) ?? null,
    };
  }
}

/** Key of a page's address without its host: an export states some addresses without one. */
function pathKey(address: string): string {
  return addressKey(aliasOf(address) ?? address);
}

/** Key of a picture's address without the size that a system appended: `a-300x200.jpg` is `a.jpg`. */
function bareKey(address: string): string {
  const name = fileName(address).toLowerCase();
  const bare = name.replace(/(?:-\d+x\d+|-scaled|-rotated|-e\d{10,})+(?=\.\w+$)/, '');
  return (
    addressKey(address)
      .replace(/\?.*$/, '')
      .slice(0, -name.length || undefined) + bare
  );
}

/** A term with the pages that it has elsewhere, too: in another language, for one. */
function withPages(first: Term | undefined, second: Term): Term {
  if (first === undefined) return second;
  const more = second.pages.filter((page) => !first.pages.includes(page));
  return more.length === 0
    ? first
    : { ...first, pages: [...first.pages, ...more], feeds: { ...second.feeds, ...first.feeds } };
}

function merged(first: Writer | undefined, second: Writer): Writer {
  if (first === undefined) return second;
  return {
    ...first,
    bio: first.bio ?? second.bio,
    email: first.email ?? second.email,
    url: first.url ?? second.url,
    image: first.image ?? second.image,
    pages: [...new Set([...first.pages, ...second.pages])],
    feeds: { ...second.feeds, ...first.feeds },
  };
}
