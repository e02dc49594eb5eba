import type { Planned } from '../../desk/prepare.ts';
import { HOST_RULES } from '../../model/address/hosts.ts';
import { type License, licenseOf } from '../../model/rights.ts';
import { plainText } from '../../model/text/plain-text.ts';
import { formatDate } from '../../model/time/dates.ts';
import { counted } from '../counted.ts';
import { lastChange } from '../last-change.ts';

/** What the papers of a bag say about the archive. */
export type Facts = {
  readonly title: string;
  readonly description: string | null;
  readonly url: string;
  readonly dispatches: number;
  /** How many texts translate one of these dispatches: each is a dispatch of its own in the tables. */
  readonly translations: number;
  /** Days of the first and the last dispatch; null if there is none. */
  readonly first: string | null;
  readonly last: string | null;
  /** When it last changed, a day. */
  readonly changed: string;
  /** Names of those who wrote, most dispatches first. */
  readonly writers: readonly string[];
  /** The first mail address that a byline gives; null if none does. */
  readonly contact: { readonly name: string; readonly email: string } | null;
  /** Where the site is served, in words; null if the settings do not say. */
  readonly host: string | null;
  readonly rights: {
    readonly holder: string | null;
    readonly license: License | null;
  };
  readonly program: string;
};

export function factsOf({ archive }: Planned, program: string): Facts {
  const { site, listed, unlisted, shelves } = archive;
  const writers = shelves.bylines.toSorted((a, b) => b.clippings.length - a.clippings.length);
  const reached = writers.find(({ email }) => email !== null);
  return {
    title: site.title,
    description: site.descriptionHtml ? plainText(site.descriptionHtml) : site.description,
    url: `${site.origin}${site.base}/`,
    dispatches: listed.length,
    translations: unlisted.filter(({ slip }) => !slip.unlisted).length,
    first: listed.at(-1)?.day || null,
    last: listed[0]?.day || null,
    changed: lastChange(archive).slice(0, 10),
    writers: writers.map(({ name }) => name),
    contact: reached?.email ? { name: reached.name, email: reached.email } : null,
    host: site.host === null || site.host === 'none' ? null : HOST_RULES[site.host].name,
    rights: {
      holder: site.rights.holder,
      license: site.rights.license === null ? null : licenseOf(site.rights.license),
    },
    program,
  };
}

/** How much there is: `47 pieces and 2 translations`. */
export function piecesInWords({
  dispatches,
  translations,
}: Pick<Facts, 'dispatches' | 'translations'>): string {
  return (
    [...counted(dispatches, 'piece'), ...counted(translations, 'translation')].join(' and ') || 'no pieces'
  );
}

/** A day (`2009-02-02`) as English texts name it: `February 2, 2009`. */
export function dayInWords(day: string): string {
  return formatDate(day, 'long', 'en');
}

/** The days of the first and the last dispatch: `from February 2, 2009 to March 1, 2009`. */
export function spanInWords(first: string, last: string): string {
  return first === last ? `on ${dayInWords(first)}` : `from ${dayInWords(first)} to ${dayInWords(last)}`;
}

/** The rights of the site in one line; null if its settings say nothing about them. */
export function rightsLine({ holder, license }: Facts['rights']): string | null {
  const named = license && (license.url === null ? license.name : `${license.name} (${license.url})`);
  const parts = [...(holder ? [`Held by ${holder}`] : []), ...(named ? [`Licence: ${named}`] : [])];
  return parts.length > 0 ? `${parts.join('. ')}.` : null;
}
