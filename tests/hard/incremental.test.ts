import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build } from '../../src/desk/build.ts';
import { openWorld } from '../../src/edge/open-world.ts';
import type { Digest } from '../../src/model/digest.ts';
import { chance, differences, folder, put, rounds, siteOf, tree } from './drill.ts';

/** The full drill: EDITS=1000. */
const EDITS = rounds('EDITS', 60);
/** After so many edits the site is built anew from nothing, and compared. */
const EVERY = rounds('EDITS_EVERY', 6);

type Random = () => number;
/** Changes something in a site folder, and says what. `now` is the clock. */
type Edit = (site: string, random: Random) => string;

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const posts = (site: string) =>
  readdirSync(join(site, 'posts'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
const WORDS = ['Herring', 'Talks', '“Quoted”', "It's", 'Café', '東京', 'Ærø & co', '<b>', '{{ 7*7 }}'];
const TAGS = ['iran', 'C', 'C++', 'Café', 'café', '東京', 'fish and chips', '🙂'];

function text(random: Random): string {
  const lines = [
    `title: ${JSON.stringify(`${pick(random, WORDS)} ${Math.floor(random() * 9)}`)}`,
    `date: ${pick(random, ['2008-12-31', '2009-01-05 23:59', '2009-02-02', '2009-02-02 08:00', '2024-02-29', '2026-03-01', '2031-01-01'])}`,
    ...(random() < 0.7 ? [`tags: ${JSON.stringify([pick(random, TAGS), pick(random, TAGS)])}`] : []),
    ...(random() < 0.7
      ? [`byline: ${pick(random, ['hale', 'Laura Hale', 'Ivar Lund', 'Hale and Lund'])}`]
      : []),
    ...(random() < 0.5 ? [`column: ${pick(random, ['wire', 'Letters'])}`] : []),
    ...(random() < 0.2
      ? [
          pick(random, [
            'draft: true',
            'unlisted: true',
            'expires: 2026-06-01',
            'follows: p1',
            'related: [p2, p3]',
            'dek: One line',
            'lang: de',
            'corrections: [{date: 2009-03-01, note: Not so}]',
            'image: {src: pier.svg, alt: A pier}',
          ]),
        ]
      : []),
  ];
  const body = pick(random, [
    'Plain.',
    'See [it](p1.md).',
    '![A pier](pier.svg "The pier")',
    'Note.[^1]\n\n[^1]: Here.',
    '## Part\n\nMore of it.',
    'See [gone](nowhere.md).',
  ]);
  return `---\n${lines.join('\n')}\n---\n\n${body}\n`;
}

const EDIT: { readonly [name: string]: Edit } = {
  'a body': (site, random) => {
    const file = pick(random, posts(site));
    writeFileSync(file, `${readFileSync(file, 'utf8')}\nAdded ${random()}.\n`);
    return file;
  },
  'a dispatch': (site, random) => {
    const name = `posts/p${Math.floor(random() * 9)}.md`;
    put(site, { [name]: text(random) });
    return name;
  },
  'same size, same time': (site, random) => {
    const file = pick(random, posts(site));
    const { atime, mtime } = statSync(file);
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(/[a-y](?=[^a-z]*$)/, (letter) =>
        String.fromCharCode(letter.charCodeAt(0) + 1),
      ),
    );
    utimesSync(file, atime, mtime);
    return file;
  },
  'two swapped': (site, random) => {
    const [a, b] = [pick(random, posts(site)), pick(random, posts(site))];
    const [one, other] = [readFileSync(a), readFileSync(b)];
    writeFileSync(a, other);
    writeFileSync(b, one);
    return `${a} ${b}`;
  },
  'a rename': (site, random) => {
    const from = pick(random, posts(site));
    const to = join(site, 'posts', pick(random, ['.', '2009', '_drafts']), `p${Math.floor(random() * 9)}.md`);
    mkdirSync(dirname(to), { recursive: true });
    const moved = readFileSync(from);
    rmSync(from);
    writeFileSync(to, moved);
    return `${from} to ${to}`;
  },
  'a removal': (site, random) => {
    if (posts(site).length < 3) return 'nothing';
    const file = pick(random, posts(site));
    rmSync(file);
    return file;
  },
  'a template': (site, random) => {
    const name = pick(random, ['partials/footer.njk', 'partials/trail.njk', 'month.njk', 'tag.njk']);
    if (random() < 0.4) rmSync(join(site, 'templates', name), { force: true });
    else
      put(site, {
        [`templates/${name}`]: pick(random, [
          '<p>{{ site.title }}</p>',
          '{{ page.title }}',
          '<footer>Mine</footer>',
        ]),
      });
    return name;
  },
  'the theme': (site, random) => {
    if (random() < 0.4) rmSync(join(site, 'assets', 'theme.css'), { force: true });
    else put(site, { 'assets/theme.css': `body { margin: ${Math.floor(random() * 9)}px }` });
    return 'assets/theme.css';
  },
  'a picture': (site, random) => {
    const name = pick(random, ['assets/pier.svg', 'posts/pier.svg', 'posts/2009/pier.svg']);
    if (random() < 0.3) rmSync(join(site, name), { force: true });
    else
      put(site, {
        [name]: `<svg xmlns="http://www.w3.org/2000/svg" width="${4 + Math.floor(random() * 9)}" height="4"><rect width="4" height="4"/></svg>`,
      });
    return name;
  },
  settings: (site, random) => {
    put(site, {
      'site.yaml': `title: ${pick(random, ['The Wire', 'The Cable'])}\nurl: https://wire.example${pick(random, ['', '/cable'])}\ntimezone: ${pick(random, ['UTC', 'Asia/Tokyo'])}\nindex: {single: ${pick(random, [2, 60])}}\nsearch: ${pick(random, ['true', 'false'])}\ncolumns: {wire: {name: The Wire}}\nlang: ${pick(random, ['en', 'de'])}\n`,
    });
    return 'site.yaml';
  },
  bylines: (site, random) => {
    if (random() < 0.3) rmSync(join(site, 'bylines.yaml'), { force: true });
    else
      put(site, {
        'bylines.yaml': `hale: {name: Laura ${pick(random, ['Hale', 'Hail'])}, bio: "Writes *${Math.floor(random() * 9)}*."}\n`,
      });
    return 'bylines.yaml';
  },
  redirects: (site, random) => {
    if (random() < 0.3) rmSync(join(site, 'redirects.yaml'), { force: true });
    else
      put(site, {
        'redirects.yaml': pick(random, ['/feed/: /rss.xml\n', '/old/: /archive/\n/was/: /old/\n']),
      });
    return 'redirects.yaml';
  },
  'a loss in dist': (site, random) => {
    const paths = [...tree(join(site, 'dist')).keys()].filter(
      (path) => path !== '.backfile' && path !== 'CNAME',
    );
    if (paths.length === 0) return 'nothing';
    const file = join(site, 'dist', pick(random, paths));
    if (random() < 0.5) rmSync(file);
    else writeFileSync(file, 'spoilt');
    return file;
  },
  'a loss of memory': (site, random) => {
    const state = join(site, '.backfile', 'dist');
    const name = pick(random, ['', 'ledger', 'store.db', 'store.db-wal']);
    if (name === '' || random() < 0.4) rmSync(join(state, name), { recursive: true, force: true });
    else {
      try {
        const bytes = readFileSync(join(state, name));
        writeFileSync(
          join(state, name),
          random() < 0.5
            ? bytes.subarray(0, bytes.length / 2)
            : bytes.map((byte, at) => (at % 97 === 5 ? byte ^ 1 : byte)),
        );
      } catch {
        // Not there.
      }
    }
    return `.backfile/${name}`;
  },
};

async function buildAt(site: string, now: number, generator: string): Promise<boolean> {
  const { world, close } = openWorld({
    site,
    out: join(site, 'dist'),
    generator: generator as Digest,
    jobs: 1,
    remember: true,
  });
  try {
    const options = {
      drafts: false,
      future: false,
      strict: false,
      url: null,
      now,
      generator: generator as Digest,
    };
    return (await build(options, world)).published;
  } finally {
    close();
  }
}

describe('incremental equals clean', () => {
  test(`after every one of ${EDITS} random edits, on a real disk`, { timeout: 7_200_000 }, async () => {
    const random = chance(rounds('EDIT_SEED', 1));
    const site = siteOf({
      'posts/p1.md': text(random),
      'posts/p2.md': text(random),
      'posts/p3.md': text(random),
      'posts/pier.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4" height="4"/></svg>',
      'dist/CNAME': 'wire.example',
      'dist/.backfile': 'Backfile writes this folder. Files that it did not write are left alone.\n',
    });
    const names = Object.keys(EDIT);
    const log: string[] = [];
    let now = Date.UTC(2026, 0, 1);
    let generator = 'one';
    // Without its ledger, what stands in dist/ is not known to be ours, and is left alone.
    const strangers = new Set<string>();
    for (let edit = 1; edit <= EDITS; edit++) {
      if (random() < 0.05) now += 40 * 86_400_000;
      if (random() < 0.03) generator = `program ${edit}`;
      const name = pick(random, names);
      log.push(`${name}: ${EDIT[name]!(site, random)}`);
      if (/^a loss of memory: \.backfile\/(?:ledger)?$/.test(log.at(-1)!))
        for (const path of tree(join(site, 'dist')).keys()) strangers.add(path);
      const published = await buildAt(site, now, generator);
      if (!published || edit % EVERY !== 0) continue;
      const clean = folder();
      copyInputs(site, clean);
      expect(await buildAt(clean, now, generator)).toBe(true);
      const expected = tree(join(clean, 'dist'));
      const built = new Map(tree(join(site, 'dist')));
      expect(built.get('CNAME')?.toString()).toBe('wire.example');
      for (const path of expected.keys()) strangers.delete(path);
      for (const path of ['CNAME', ...strangers]) built.delete(path);
      expect({ log: log.slice(-EVERY), wrong: differences(built, expected) }).toEqual({
        log: log.slice(-EVERY),
        wrong: [],
      });
      rmSync(clean, { recursive: true, force: true });
    }
  });

  test('a page that was spoilt after the ledger was lost comes back', async () => {
    const site = siteOf({ 'posts/p1.md': '---\ntitle: Talks\ndate: 2009-02-02\n---\nText.\n' });
    const now = Date.UTC(2026, 0, 1);
    await buildAt(site, now, 'one');
    const page = join(site, 'dist', '2009', '02', '02', 'p1', 'index.html');
    const whole = readFileSync(page, 'utf8');
    rmSync(join(site, '.backfile', 'dist', 'ledger'));
    writeFileSync(page, 'spoilt');
    await buildAt(site, now, 'one');
    expect(readFileSync(page, 'utf8')).toBe(whole);
  });
});

/** Copies what a site is made of, and nothing that was built or remembered. */
function copyInputs(from: string, to: string): void {
  mkdirSync(join(to, 'posts'), { recursive: true });
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const inner = path.slice(from.length + 1).replaceAll('\\', '/');
    if (!entry.isFile() || /^(?:dist|\.backfile)\//.test(inner)) continue;
    mkdirSync(dirname(join(to, inner)), { recursive: true });
    copyFileSync(path, join(to, inner));
  }
}
