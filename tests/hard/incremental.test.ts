import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { runs, SEED } from '../support/deep.ts';
import { chance, differences, folder, openBuilder, put, siteOf, tree } from './drill.ts';

const EDITS = runs(40);
/** After so many edits the site is built anew from nothing, and compared. */
const EVERY = 5;

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
            'updated: 2010-01-01',
            'image: {src: photo.png, alt: Fog}',
            `id: id-${Math.floor(random() * 99)}`,
            `aliases: [/old/${Math.floor(random() * 99)}.html]`,
            `permalink: /moved/${Math.floor(random() * 99)}/`,
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
    '![Fog](photo.png)',
    'It was [there](http://gone.example/a), or [there](http://gone.example/b#c).',
    'HELLO <b onclick="x()">there</b>.',
  ]);
  return `---\n${lines.join('\n')}\n---\n\n${body}\n`;
}

const EDIT: { readonly [name: string]: Edit } = {
  'words of a dispatch': (site, random) => {
    const file = pick(random, posts(site));
    const before = readFileSync(file, 'utf8');
    const word = pick(random, WORDS);
    const after = pick(random, [
      () =>
        before.replace(
          /^title: .*$/m,
          () => `title: ${JSON.stringify(`${word} ${Math.floor(random() * 9)}`)}`,
        ),
      () => before.replace(/^---\n\n/m, `---\n\nFirst ${random()}.\n\n## A part ${random()}\n\n`),
      () => before.replace(/^---\n/, `---\n# ${random()}\n`),
      () => `${before.trimEnd()}\n\nLast ${random()}.\n`,
    ])();
    writeFileSync(file, after);
    return file;
  },
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
    const name = pick(random, [
      'partials/page/footer.njk',
      'partials/page/trail.njk',
      'month.njk',
      'tag.njk',
    ]);
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
  'a photograph': (site, random) => {
    const name = pick(random, ['assets/photo.png', 'posts/photo.png']);
    if (random() < 0.3) rmSync(join(site, name), { force: true });
    else put(site, { [name]: pick(random, PHOTOS) });
    return name;
  },
  settings: (site, random) => {
    const more = MORE.filter(() => random() < 0.2);
    put(site, {
      'site.yaml': `title: ${pick(random, ['The Wire', 'The Cable'])}\nurl: https://wire.example${pick(random, ['', '/cable'])}\ntimezone: ${pick(random, ['UTC', 'Asia/Tokyo'])}\nindex: {single: ${pick(random, [2, 60])}}\nsearch: ${pick(random, ['true', 'false'])}\ncolumns: {wire: {name: The Wire}}\nlang: ${pick(random, ['en', 'de'])}\n${more.join('')}`,
    });
    return `site.yaml, ${more.join(' ').replaceAll('\n', '')}`;
  },
  columns: (site, random) => {
    if (random() < 0.4) rmSync(join(site, 'columns.yaml'), { force: true });
    else put(site, { 'columns.yaml': `wire: {name: The Wire, tagline: Line ${Math.floor(random() * 9)}}\n` });
    return 'columns.yaml';
  },
  'a page': (site, random) => {
    if (random() < 0.3) rmSync(join(site, 'posts', '_pages'), { recursive: true, force: true });
    else put(site, { 'posts/_pages/about.md': `---\ntitle: About\n---\nOf [one](p1.md), ${random()}.\n` });
    return 'posts/_pages/about.md';
  },
  words: (site, random) => {
    if (random() < 0.4) rmSync(join(site, 'templates', 'words'), { recursive: true, force: true });
    else put(site, { 'templates/words/en.yaml': `latest: Newest ${Math.floor(random() * 9)}\n` });
    return 'templates/words/en.yaml';
  },
  'a file of the root': (site, random) => {
    const name = pick(random, ['_redirects', '_headers', 'robots.txt.bak']);
    if (random() < 0.4) rmSync(join(site, 'assets', '_root', name), { force: true });
    else put(site, { [`assets/_root/${name}`]: `# ${random()}\n/was/mine /archive/\n` });
    return name;
  },
  'the ledger of links': (site, random) => {
    const archived = (address: string) => ({
      [address]: { status: 404, goneSince: '2026-01-01', archived: `https://archive.example/${random()}` },
    });
    const ledger = {
      ...archived('http://gone.example/a'),
      ...(random() < 0.5 ? archived('http://gone.example/b') : {}),
    };
    if (random() < 0.3) rmSync(join(site, 'links.json'), { force: true });
    else put(site, { 'links.json': random() < 0.1 ? '{' : JSON.stringify(ledger) });
    return 'links.json';
  },
  'the config': (site, random) => {
    const config = pick(random, [
      "import mark from 'rehype-mark';\nexport default { rehype: [mark] };\n",
      "import { louder } from './louder.mjs';\nexport default { remark: [() => (tree) => louder(tree)] };\n",
      `export default { filters: { twice: (text) => text + text + ${Math.floor(random() * 9)} } };\n`,
      null,
      null,
    ]);
    if (config === null) rmSync(join(site, 'backfile.config.mjs'), { force: true });
    else put(site, { 'backfile.config.mjs': config });
    return `backfile.config.mjs ${config ?? 'gone'}`;
  },
  'code beside the config': (site, random) => {
    put(site, louder(Math.floor(random() * 9)));
    return 'louder.mjs';
  },
  'the version of a plugin': (site, random) => {
    put(site, plugin(`1.0.${Math.floor(random() * 99)}`));
    return 'rehype-mark';
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
    if (!existsSync(state)) return 'nothing yet';
    const kept = [...tree(state).keys()].filter((path) => /^pictures\/../.test(path));
    const name = pick(random, [
      '',
      'ledger',
      'store.db',
      'store.db-wal',
      'pictures/pictures.db',
      ...['edition', 'looks', 'press', 'trace'].map((note) => `notes/${note}`),
      'journal',
      ...kept.slice(0, 1),
    ]);
    if (name === '' || random() < 0.4) rmSync(join(state, name), { recursive: true, force: true });
    else {
      try {
        const bytes = readFileSync(join(state, name));
        const spoilt = pick(random, [
          () => bytes.subarray(0, bytes.length / 2),
          () => bytes.map((byte, at) => (at % 97 === 5 ? byte ^ 1 : byte)),
          // Behind what tells that it is a database at all.
          () => bytes.map((byte, at) => (at > 100 && random() < 0.002 ? byte ^ 1 : byte)),
        ]);
        writeFileSync(join(state, name), spoilt());
      } catch {
        // Not there.
      }
    }
    return `.backfile/${name}`;
  },
};

/** Settings that come and go. */
const MORE = [
  'archived-links: true\n',
  'headers: true\n',
  'markdown: {html: sanitize}\n',
  'images: false\n',
  'redirects: {/tag/iran/: /tags/iran/, /x/: /archive/}\n',
  'feeds: {entries: 2, archives: [site, columns, tags]}\n',
  'theme: {accent: "#123456"}\n',
  'words: {latest: Freshest}\n',
  'nav: [{title: About, url: /about/}]\n',
  'tags: {iran: {name: Persia, description: Of it.}}\n',
  'permalink: /:year/:slug/\n',
];

const PHOTOS = await Promise.all(
  ['#c33', '#3c3', '#33c'].map((background) =>
    sharp({ create: { width: 500, height: 300, channels: 3, background } })
      .png()
      .toBuffer(),
  ),
);

const louder = (number: number) => ({
  'louder.mjs': `export const louder = (tree) => {
  if (tree.type === 'text') tree.value = tree.value.replace('HELLO', 'Hello ${number}');
  for (const child of tree.children ?? []) louder(child);
};\n`,
});

/** A plugin that sets what version it is; its code, once loaded, stays in this process. */
const plugin = (version: string) => ({
  'node_modules/rehype-mark/package.json': `{"name": "rehype-mark", "version": "${version}", "type": "module", "exports": "./index.js"}`,
  'node_modules/rehype-mark/index.js': `import { readFileSync } from 'node:fs';
export default () => (tree) => {
  const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
  tree.children.push({ type: 'element', tagName: 'p', properties: {}, children: [{ type: 'text', value: version }] });
};\n`,
});

const build = openBuilder();
const buildAt = (site: string, now: number, program: string, shortcuts = true) =>
  build({ site, now, program, shortcuts });

describe('incremental equals clean', () => {
  test(`after every one of ${EDITS} random edits, on a real disk`, { timeout: 7_200_000 }, async () => {
    const random = chance(SEED);
    const site = siteOf({
      'posts/p1.md': text(random),
      'posts/p2.md': text(random),
      'posts/p3.md': text(random),
      'posts/pier.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4" height="4"/></svg>',
      'posts/photo.png': PHOTOS[0]!,
      ...louder(1),
      ...plugin('1.0.0'),
      'dist/CNAME': 'wire.example',
      'dist/.backfile': 'Backfile writes this folder. Files that it did not write are left alone.\n',
    });
    const names = Object.keys(EDIT);
    const log: string[] = [];
    let now = Date.UTC(2026, 0, 1);
    let generator = 'one';
    // Without its ledger, what stands in dist/ is not known to be ours, and is left alone.
    const strangers = new Set<string>();
    let [stood, compared] = [0, 0];
    for (let edit = 1; edit <= EDITS; edit++) {
      if (random() < 0.05) now += 40 * 86_400_000;
      if (random() < 0.03) generator = `program ${edit}`;
      const name = random() < 0.3 ? 'words of a dispatch' : pick(random, names);
      const before = inputsOf(site);
      log.push(`${name}: ${EDIT[name]!(site, random)}`);
      if (/^a loss of memory: \.backfile\/(?:ledger)?$/.test(log.at(-1)!))
        for (const path of tree(join(site, 'dist')).keys()) strangers.add(path);
      // Now and then one that takes no shortcuts comes between.
      const { published, findings } = await buildAt(site, now, generator, random() < 0.8);
      if (!published) {
        restore(site, before);
        log.push('undone');
        continue;
      }
      stood++;
      if (edit % EVERY !== 0) continue;
      compared++;
      const clean = folder();
      restore(clean, inputsOf(site));
      expect(await buildAt(clean, now, generator, random() < 0.5)).toEqual({ published: true, findings });
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
    process.stderr.write(`${EDITS} edits: ${stood} published, ${compared} compared with a clean build\n`);
    expect(stood).toBeGreaterThan(EDITS * 0.7);
  });

  test('the search index follows a picture that changes, and a template that shows another thing', async () => {
    const now = Date.UTC(2026, 0, 1);
    const first = { 'posts/p1.md': '---\ntitle: Talks\ndate: 2009-02-02\n---\n![Fog](photo.png)\n' };
    const site = siteOf({ ...first, 'posts/photo.png': PHOTOS[0]! });
    await buildAt(site, now, 'one');
    for (const edit of [
      { 'posts/photo.png': PHOTOS[1]! },
      { 'templates/partials/dispatch/tags.njk': '<p>{{ site.tagline or "None" }}</p>' },
      { 'site.yaml': 'title: The Wire\nurl: https://wire.example\ntimezone: UTC\ntagline: Herring\n' },
    ]) {
      put(site, edit);
      await buildAt(site, now, 'one');
      const clean = folder();
      restore(clean, inputsOf(site));
      await buildAt(clean, now, 'one');
      expect(differences(tree(join(site, 'dist')), tree(join(clean, 'dist')))).toEqual([]);
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

/** What a site is made of, and nothing that was built or remembered. */
function inputsOf(site: string): ReadonlyMap<string, Buffer> {
  return new Map([...tree(site)].filter(([path]) => !/^(?:dist|\.backfile)\//.test(path)));
}

/** Makes a site of these files and no others, as an editor who takes back what was wrong. */
function restore(site: string, files: ReadonlyMap<string, Buffer>): void {
  const now = inputsOf(site);
  for (const path of now.keys()) if (!files.has(path)) rmSync(join(site, path));
  for (const [path, bytes] of files) if (!now.get(path)?.equals(bytes)) put(site, { [path]: bytes });
}
