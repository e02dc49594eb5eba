import { closeBody, openBody } from '../../../src/import/body/body.ts';
import { closeMarkdown, openMarkdown } from '../../../src/import/body/markdown/body.ts';
import type { Remark } from '../../../src/import/found/piece.ts';

/** Where the bodies of these tests stood, and what else the old site had. */
const CIRCUMSTANCE = {
  base: 'https://example.org/2009/02/talks/',
  map: (address: string) => (address === 'https://example.org/2008/earlier/' ? '../2008/earlier.md' : null),
  media: () => null,
  isOwn: () => false,
};

export type Bodied = {
  readonly markdown: string;
  readonly notes: readonly Remark[];
  readonly unlisted: number;
};

/** A body of HTML as Markdown, with what was noted and how many words went without a note. */
export function bodied(html: string): Bodied {
  const open = openBody(html, CIRCUMSTANCE);
  const { markdown, words } = closeBody(open, (source) =>
    source.includes('/samore') ? '/assets/images/samore.jpg' : null,
  );
  const told = open.notes.reduce((sum, note) => sum + (note.words ?? 0) - (note.added ?? 0), 0);
  return { markdown: markdown.trim(), notes: open.notes, unlisted: open.words - told - words };
}

export function markdownOf(html: string): string {
  return bodied(html).markdown;
}

/** A body of Markdown with every picture and file brought to `/assets/NAME`. */
export function movedMarkdown(text: string): {
  readonly markdown: string;
  readonly pictures: readonly string[];
} {
  const open = openMarkdown(text, CIRCUMSTANCE);
  const placed = (source: string) =>
    open.pictures.includes(source) ? `/assets/${open.pictures.indexOf(source)}.jpg` : null;
  return { markdown: closeMarkdown(open, placed, () => null, null).markdown, pictures: open.pictures };
}
