import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { build } from '../../src/desk/build.ts';
import type { OutputPath } from '../../src/model/paths.ts';
import { Crash, MemoryDisk, type SiteFiles, testOptions, textOf, worldOf } from '../support/memory-disk.ts';

const SITE =
  'title: The Wire\nurl: https://wire.example\ntimezone: UTC\nindex: {single: 4}\nfeeds: {entries: 3}\n';
const TAGS = ['iran', 'C', 'C++', 'Café', 'café', '東京'];

/** One edit of a site folder, or of what stands in its output. */
type Edit =
  | { readonly kind: 'write'; readonly post: number; readonly text: string }
  | { readonly kind: 'drop'; readonly post: number }
  | { readonly kind: 'settings'; readonly text: string }
  | { readonly kind: 'template'; readonly name: string; readonly text: string | null }
  | { readonly kind: 'asset'; readonly text: string | null }
  | { readonly kind: 'lose' | 'spoil'; readonly pick: number }
  | { readonly kind: 'clock'; readonly now: number };

const post = fc
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
      'corrections: [{date: 2009-03-01, note: Not so.}]\n',
    ),
    body: fc.constantFrom(
      'Plain text.',
      'See [talks](post-0.md) and [none](nowhere.md).',
      '![A pier](/assets/pier.svg "A pier")',
      'A note.[^1]\n\n[^1]: Here.',
    ),
  })
  .map(
    ({ title, day, tags, byline, column, more, body }) =>
      `---\ntitle: ${JSON.stringify(title)}\ndate: ${day}\nbyline: ${byline}\n${column ? `column: ${column}\n` : ''}tags: ${JSON.stringify(tags)}\n${more}---\n\n${body}\n`,
  );

const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('write' as const), post: fc.nat(7), text: post }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('drop' as const), post: fc.nat(7) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('settings' as const),
      text: fc.constantFrom(
        SITE,
        `${SITE}tagline: Inside the ports\n`,
        SITE.replace('single: 4', 'single: 60'),
        `${SITE}search: false\n`,
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('template' as const),
      name: fc.constantFrom('partials/footer.njk', 'month.njk'),
      text: fc.option(fc.constantFrom('<footer>Mine</footer>', '<p>{{ site.title }}</p>')),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('asset' as const),
      text: fc.option(fc.constantFrom('<svg xmlns="http://www.w3.org/2000/svg"/>', '<svg/>')),
    }),
  },
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

const START: SiteFiles = {
  'site.yaml': SITE,
  'assets/pier.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'posts/post-0.md':
    '---\ntitle: Talks\ndate: 2009-02-02\ntags: [iran]\nbyline: Laura Hale\n---\n\nThe first.\n',
  'posts/post-1.md':
    '---\ntitle: More talks\ndate: 2009-02-03\ntags: [iran]\nbyline: Laura Hale\nfollows: post-0\n---\n\nThe second.\n',
};

describe('incremental equals clean', () => {
  test('any run of edits, losses and crashes ends in what a clean build gives, byte for byte', {
    timeout: 240_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ edits: fc.array(edit, { minLength: 1, maxLength: 3 }), fuse: fc.option(fc.nat(40)) }),
          { minLength: 1, maxLength: 4 },
        ),
        async (rounds) => {
          const disk = new MemoryDisk(START);
          disk.put('CNAME' as OutputPath, Buffer.from('wire.example'));
          disk.marked = true;
          let now = testOptions().now;
          for (const { edits, fuse } of rounds) {
            for (const one of edits) now = apply(one, disk, now);
            disk.fuse = fuse ?? Number.POSITIVE_INFINITY;
            await build(testOptions({ now }), worldOf(disk)).catch((error: unknown) => {
              if (!(error instanceof Crash)) throw error;
            });
            disk.fuse = Number.POSITIVE_INFINITY;
          }
          const report = await build(testOptions({ now }), worldOf(disk));
          if (!report.published) return;
          const clean = new MemoryDisk(Object.fromEntries(disk.files));
          await build(testOptions({ now }), worldOf(clean));
          const { CNAME, ...rest } = textOf(disk);
          expect(CNAME).toBe('wire.example');
          expect(rest).toEqual(textOf(clean));
        },
      ),
      { numRuns: Number(process.env.LAW_RUNS ?? 40) },
    );
  });
});

function apply(one: Edit, disk: MemoryDisk, now: number): number {
  const ours = [...disk.out.keys()].filter((path) => path !== 'CNAME');
  switch (one.kind) {
    case 'write':
      disk.files.set(`posts/post-${one.post}.md`, one.text);
      break;
    case 'drop':
      disk.files.delete(`posts/post-${one.post}.md`);
      break;
    case 'settings':
      disk.files.set('site.yaml', one.text);
      break;
    case 'template':
      if (one.text === null) disk.files.delete(`templates/${one.name}`);
      else disk.files.set(`templates/${one.name}`, one.text);
      break;
    case 'asset':
      if (one.text === null) disk.files.delete('assets/pier.svg');
      else disk.files.set('assets/pier.svg', one.text);
      break;
    case 'lose':
    case 'spoil': {
      const path = ours[one.pick % Math.max(1, ours.length)];
      if (path && one.kind === 'lose') disk.lose(path);
      else if (path) disk.put(path, Buffer.from('spoilt'));
      break;
    }
    case 'clock':
      return one.now;
  }
  return now;
}
