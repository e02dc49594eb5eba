import fc from 'fast-check';
import { SETTINGS } from '../support/built.ts';
import type { SiteFiles } from '../support/memory-disk.ts';

/** One edit of a site folder (`text` null: the file goes), or of what stands in its output, or of the clock. */
export type Edit =
  | { readonly kind: 'file'; readonly path: string; readonly text: string | null }
  | { readonly kind: 'lose' | 'spoil'; readonly pick: number }
  | { readonly kind: 'clock'; readonly now: number };

/** What an edit is done to. */
export type Bench = {
  readonly set: (path: string, text: string | null) => void;
  /** Paths of the output that are the program's. */
  readonly standing: () => readonly string[];
  readonly lose: (path: string) => void;
  readonly spoil: (path: string) => void;
};

/** Does an edit; the clock afterwards. */
export function apply(edit: Edit, bench: Bench, now: number): number {
  if (edit.kind === 'clock') return edit.now;
  if (edit.kind === 'file') bench.set(edit.path, edit.text);
  else {
    const standing = bench.standing();
    const path = standing[edit.pick % Math.max(1, standing.length)];
    if (path !== undefined) bench[edit.kind](path);
  }
  return now;
}

const SMALL = `${SETTINGS}index: {single: 4}\nfeeds: {entries: 3, archives: [site, columns, tags]}\n`;

/** The site that every run begins with. */
export const START: SiteFiles = {
  'site.yaml': SMALL,
  'assets/pier.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'posts/_pages/about.md': '---\ntitle: About\n---\nSee [the first](/2009/02/02/post-0/).\n',
  'posts/post-0.md':
    '---\ntitle: Talks\ndate: 2009-02-02\ntags: [iran]\nbyline: Laura Hale\n---\n\nThe first.\n',
  'posts/post-1.md':
    '---\ntitle: More talks\ndate: 2009-02-03\ntags: [iran]\nbyline: Laura Hale\nfollows: post-0\n---\n\nThe second.\n',
};

const TAGS = ['iran', 'C', 'C++', 'Café', 'café', '東京'];

const numbered = fc.nat(7).chain((number) =>
  fc
    .record({
      title: fc.constantFrom('Talks', 'The envoy', 'Herring & chips', 'A "quoted" one', 'Dritter Titel'),
      day: fc.constantFrom('2008-12-31', '2009-01-05', '2009-02-02', '2009-02-03', '2030-06-01'),
      tags: fc.subarray(TAGS),
      byline: fc.constantFrom('Laura Hale', 'Ivar Lund', 'Laura Hale and Ivar Lund'),
      column: fc.option(fc.constantFrom('The Wire', 'Letters'), { nil: undefined }),
      more: fc.constantFrom(
        '',
        'draft: true\n',
        'unlisted: true\n',
        'expires: 2027-01-01\n',
        'follows: post-1\n',
        'story: The talks\n',
        'related: [post-2, post-1]\n',
        'lang: fr\ntranslation-of: post-0\n',
        'printed: {in: The Post, page: B4}\n',
        `aliases: [/old/${number}.html, "/?p=${number}"]\n`,
        `permalink: /moved/${number}/\n`,
        `id: id-${number}\n`,
        'updated: 2009-05-01\n',
        'image: /assets/pier.svg\n',
        'lang: ar\n',
        'corrections: [{date: 2009-03-01, note: "Not [so](post-0)."}]\n',
      ),
      body: fc.constantFrom(
        'Plain text.',
        'See [talks](post-0.md) and [none](nowhere.md).',
        '![A pier](/assets/pier.svg "A pier")',
        'A note.[^1]\n\n[^1]: Here.',
        '## A heading\n\nSee [it](#a-heading) or [about](/about/).',
      ),
    })
    .map(({ title, day, tags, byline, column, more, body }) => ({
      path: `posts/post-${number}.md`,
      text: `---\ntitle: ${JSON.stringify(title)}\ndate: ${day}\nbyline: ${byline}\n${column ? `column: ${column}\n` : ''}tags: ${JSON.stringify(tags)}\n${more}---\n\n${body}\n`,
    })),
);

const DROPPED = Array.from({ length: 8 }, (_, number) => `posts/post-${number}.md`);

const one = (path: string, ...texts: readonly (string | null)[]) =>
  fc.constantFrom(...texts).map((text) => ({ kind: 'file' as const, path, text }));

const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 7, arbitrary: numbered.map((file) => ({ kind: 'file' as const, ...file })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...DROPPED).map((path) => ({ kind: 'file' as const, path, text: null })),
  },
  {
    weight: 2,
    arbitrary: one(
      'site.yaml',
      SMALL,
      `${SMALL}tagline: Inside the ports\n`,
      SMALL.replace('single: 4', 'single: 60'),
      `${SMALL}search: false\n`,
      SMALL.replace('wire.example', 'wire.example/cable'),
      `${SMALL}columns: {the-wire: {name: The Wire, tagline: Daily}}\n`,
      `${SMALL}bylines: {laura: {name: Laura Hale, bio: "Of [it](post-0)."}}\n`,
      `${SMALL}tags: {iran: {name: Persia}}\nnav: [{title: About, url: /about/}]\n`,
      SMALL.replace('UTC', 'Pacific/Auckland'),
      SMALL.replace('single: 4', 'single: 4, days: always'),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.oneof(
      one('templates/partials/page/footer.njk', '<footer>Mine</footer>', null),
      one('templates/month.njk', '<p>{{ site.title }}</p>', '{% extends "builtin/month.njk" %}', null),
      one('templates/words/en.yaml', 'latest: Newest\n', null),
    ),
  },
  {
    weight: 1,
    arbitrary: one('assets/pier.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', '<svg/>', null),
  },
  { weight: 1, arbitrary: one('assets/_root/CNAME.txt', 'wire.example', null) },
  {
    weight: 1,
    arbitrary: one('redirects.yaml', '/tag/iran/: /tags/iran/\n', '/feed/: /rss.xml\n/gone/: /no/\n', null),
  },
  {
    weight: 1,
    arbitrary: one(
      'lists.yaml',
      'best: {name: The best, pieces: [post-1, {piece: post-0, note: "See [it](post-2)."}, nowhere]}\n',
      'best: {front: false, pieces: [post-3, post-4]}\nmore: {pieces: [post-1]}\n',
      null,
    ),
  },
  { weight: 1, arbitrary: one('posts/_pages/about.md', '---\ntitle: About us\n---\nUs.\n', null) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('lose' as const, 'spoil' as const), pick: fc.nat(500) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('clock' as const),
      now: fc.constantFrom(Date.UTC(2026, 0, 1), Date.UTC(2028, 0, 1), Date.UTC(2031, 0, 1)),
    }),
  },
);

/** Rounds of edits, each followed by a build that may be interrupted after some steps (`fuse`). */
export const rounds = fc.array(
  fc.record({
    edits: fc.array(edit, { minLength: 1, maxLength: 4 }),
    fuse: fc.option(fc.nat(60)),
  }),
  { minLength: 1, maxLength: 4 },
);
