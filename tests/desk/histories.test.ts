import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { build } from '../../src/desk/build.ts';
import type { Report } from '../../src/desk/report.ts';
import { obey } from '../../src/edge/server/redirects.ts';
import { serve } from '../../src/edge/server/serve.ts';
import { HOST_RULES, HOSTS, type Host } from '../../src/model/address/hosts.ts';
import type { OutputPath } from '../../src/model/address/paths.ts';
import { readRegister } from '../../src/model/register.ts';
import { runs } from '../support/deep.ts';
import { MemoryDisk, testOptions, worldOf } from '../support/memory-disk.ts';
import { plainTheme } from '../support/plain-theme.ts';

const RUNS = runs(20);

type Piece = {
  readonly file: string;
  readonly id: boolean;
  readonly title: string;
  readonly date: string;
  readonly slug: string | null;
  readonly column: string | null;
  readonly byline: string;
  readonly tags: readonly string[];
  readonly state: 'published' | 'draft' | 'withdrawn' | 'expired';
  readonly aliases: readonly string[];
};

type World = { pieces: Piece[]; permalink: string; single: number; merged: boolean; files: boolean };

const NAMES = ['Iran', 'Harbour', 'Iran talks', 'harbour!', 'Wire'];
const small = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const date = fc
  .tuple(fc.integer({ min: 2005, max: 2008 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 }))
  .map(([year, month, day]) => `${year}-0${month}-0${day}`);

const piece: fc.Arbitrary<Piece> = fc.record({
  file: fc.nat(999).map((number) => `posts/p${number}.md`),
  id: fc.boolean(),
  title: fc.nat(999).map((number) => `Headline ${number}`),
  date,
  slug: fc.option(fc.nat(50).map((number) => `s${number}`)),
  column: fc.option(small('Wire', 'Papers')),
  byline: small('Laura Hale', 'L. Hale', 'Bo Ek'),
  tags: fc.uniqueArray(small(...NAMES), { maxLength: 2 }),
  state: fc.constant('published'),
  aliases: fc.uniqueArray(small('/old/', '/a.html', '/x/y/'), { maxLength: 1 }),
});

type Step = { readonly what: string; readonly change: (world: World, at: number) => void };

/** One thing that a columnist does; `at` picks the piece. */
const step: fc.Arbitrary<Step> = fc.oneof(
  piece.map((added) => ({
    what: `adds ${added.file}`,
    change: (world: World) => void world.pieces.push(added),
  })),
  edit('renames', fc.nat(999), (number) => ({ file: `posts/r${number}.md` })),
  edit('dates', date, (value) => ({ date: value })),
  edit('slugs', fc.nat(50), (number) => ({ slug: `t${number}` })),
  edit('retitles', fc.nat(999), (number) => ({ title: `Another ${number}` })),
  edit('files under', fc.option(small('Wire', 'Papers', 'Cable')), (column) => ({ column })),
  edit('signs', small('Laura Hale', 'L. Hale', 'Bo Ek'), (byline) => ({ byline })),
  edit('tags', fc.uniqueArray(small(...NAMES), { maxLength: 2 }), (tags) => ({ tags })),
  edit(
    'sets to',
    small('published', 'draft', 'withdrawn', 'expired') as fc.Arbitrary<Piece['state']>,
    (state) => ({ state }),
  ),
  edit('leaves aliases', fc.constant([]), (aliases) => ({ aliases })),
  fc.constant({
    what: 'deletes',
    change: (world: World, at: number) => void world.pieces.splice(at % Math.max(1, world.pieces.length), 1),
  }),
  small('/:year/:month/:day/:slug/', '/:slug/', '/:column/:year/:slug/', '/notes/:slug.html').map(
    (permalink) => ({
      what: `sets permalink ${permalink}`,
      change: (world: World) => void Object.assign(world, { permalink }),
    }),
  ),
  fc.boolean().map((merged) => ({
    what: merged ? 'merges names' : 'parts names',
    change: (world: World) => void Object.assign(world, { merged }),
  })),
  fc.boolean().map((files) => ({
    what: files ? 'turns feeds and references on' : 'turns feeds and references off',
    change: (world: World) => void Object.assign(world, { files }),
  })),
  small(1, 2, 60).map((single) => ({
    what: `cuts indexes at ${single}`,
    change: (world: World) => void Object.assign(world, { single }),
  })),
);

function edit<T>(
  what: string,
  values: fc.Arbitrary<T>,
  change: (value: T) => Partial<Piece>,
): fc.Arbitrary<Step> {
  return values.map((value) => ({
    what: `${what} ${JSON.stringify(value)}`,
    change: (world, at) => {
      const place = at % Math.max(1, world.pieces.length);
      const old = world.pieces[place];
      if (old) world.pieces[place] = { ...old, ...change(value) };
    },
  }));
}

const history = fc.record({
  host: small(...HOSTS),
  start: fc.array(piece, { minLength: 2, maxLength: 5 }),
  steps: fc.array(fc.record({ step, at: fc.nat(9), lost: fc.boolean(), retireTo: fc.boolean() }), {
    minLength: 1,
    maxLength: 7,
  }),
});

describe('every address that was ever published', () => {
  it(
    'answers with its page, with one redirect to a page, or with a page that says what is gone',
    async () => {
      let published = 0;
      let served = 0;
      await fc.assert(
        fc.asyncProperty(history, async ({ host, start, steps }) => {
          const world: World = {
            pieces: [...start],
            permalink: '/:year/:month/:day/:slug/',
            single: 60,
            merged: false,
            files: true,
          };
          let disk = new MemoryDisk({}, plainTheme());
          disk.marked = true;
          const settled = new Map<string, string>();
          const ever = new Set<string>();
          for (const { step, at, lost, retireTo } of [
            { step: { what: 'begins', change: () => {} }, at: 0, lost: false, retireTo: false },
            ...steps,
          ]) {
            step.change(world, at);
            // What earlier builds remembered is lost, as in a fresh clone.
            if (lost) {
              disk = new MemoryDisk(Object.fromEntries(disk.files), plainTheme());
              disk.marked = true;
            }
            write(world, host, settled, disk);
            const before = linesOf(disk);
            let report = await buildOn(disk);
            for (
              let tries = 0;
              tries < 4 && !report.published && settle(report, settled, retireTo);
              tries++
            ) {
              write(world, host, settled, disk);
              report = await buildOn(disk);
            }
            if (!report.published) {
              // Nothing but what two pieces claim at once may stop it.
              expect(errorsOf(report).map(({ rule }) => rule)).not.toContain('address-lost');
              return;
            }
            published++;
            for (const address of before) expect(linesOf(disk)).toContain(address);
            for (const address of addressesOf(disk)) ever.add(address);
            for (const address of ever)
              expect(fateOf(address, disk, host), `${address} after: ${step.what}`).toMatch(
                /^(?:page|gone|redirect to page)$/,
              );
            const clone = new MemoryDisk(Object.fromEntries(disk.files), plainTheme());
            await build(testOptions({ register: 'compare' }), worldOf(clone));
            expect([...clone.out.keys()].sort()).toEqual([...disk.out.keys()].sort());
            for (const [path, bytes] of clone.out)
              expect(bytes.equals(disk.out.get(path) as Buffer), path).toBe(true);
          }
          if (served++ < runs(4)) expect(await unanswered(ever, disk, host)).toEqual([]);
        }),
        { numRuns: RUNS },
      );
      expect(published).toBeGreaterThan(RUNS);
    },
    runs(240_000),
  );
});

function write(
  { pieces, permalink, single, merged, files }: World,
  host: Host,
  settled: ReadonlyMap<string, string>,
  disk: MemoryDisk,
) {
  for (const path of [...disk.files.keys()]) if (path.startsWith('posts/')) disk.files.delete(path);
  disk.files.set(
    'site.yaml',
    `title: Affairs\nurl: https://affairs.press\nhost: ${host}\npermalink: ${permalink}\nindex: {single: ${single}}\n${merged ? MERGED : ''}${files ? '' : 'feeds: {others: false}\ncitations: false\n'}`,
  );
  for (const { file, id, title, date, slug, column, byline, tags, state, aliases } of pieces) {
    const fields = [
      `title: ${title}`,
      `date: ${date}`,
      ...(id ? [`id: id-${title.length}-${file}`] : []),
      ...(slug ? [`slug: ${slug}`] : []),
      ...(column ? [`column: ${column}`] : []),
      `byline: ${byline}`,
      `tags: ${JSON.stringify(tags)}`,
      `aliases: ${JSON.stringify(aliases)}`,
      ...{
        published: [],
        draft: ['draft: true'],
        withdrawn: ['withdrawn: {date: 2012-01-01}'],
        expired: ['expires: 2013-01-01'],
      }[state],
    ];
    disk.files.set(file, `---\n${fields.join('\n')}\n---\nThe words of ${title}.\n`);
  }
  // One piece always stays: an archive without any has no references to offer.
  disk.files.set(
    'posts/anchor.md',
    '---\ntitle: Anchor\nid: anchor\ndate: 2004-05-06\npermalink: /anchor/\n---\nIt stays.\n',
  );
  disk.files.set(
    'redirects.yaml',
    [...settled].map(([from, to]) => `${JSON.stringify(from)}: ${to}\n`).join(''),
  );
}

/** What `backfile merge` writes. */
const MERGED =
  'tags: {iran: {name: Iran, also: [Iran talks]}}\nbylines: {laura-hale: {name: Laura Hale, also: [L. Hale]}, bo-ek: Bo Ek}\n';

function buildOn(disk: MemoryDisk): Promise<Report> {
  return build(testOptions({ register: 'keep' }), worldOf(disk));
}

function errorsOf({ findings }: Report) {
  return findings.filter(({ level }) => level === 'error');
}

/** Does what the remedy of a lost address says; whether there was any. */
function settle(report: Report, settled: Map<string, string>, to: boolean): boolean {
  const lost = report.findings.filter(({ rule }) => rule === 'address-lost');
  for (const { reason } of lost) {
    const [address = ''] = reason.split(' was published');
    settled.set(address, to ? '/archive/' : '{gone: 2014-01-01, because: It was wrong.}');
  }
  return lost.length > 0;
}

function linesOf(disk: MemoryDisk): readonly string[] {
  return readRegister(disk.files.get('addresses.txt') ?? '').lines.map(({ address }) => address);
}

/**
 * Addresses of the pages, feeds and references of a site. The redirect page `x.html` beside `x/index.html` is how a host
 * answers at `/x`; nothing leads to it by its own name.
 */
function addressesOf(disk: MemoryDisk): readonly string[] {
  return [...disk.out.keys()]
    .filter(
      (path) => !disk.out.has(path.replace(/\.html$/, '/index.html') as OutputPath) || !isStub(path, disk),
    )
    .filter(
      (path) =>
        /\.(?:html|xml|json|bib|ris)$/.test(path) && !/^(?:404\.html|sitemap|s3-website|search\/)/.test(path),
    )
    .map((path) => `/${path.replace(/(?:^|(?<=\/))index\.html$/, '')}`);
}

function isStub(path: OutputPath, disk: MemoryDisk): boolean {
  return stubTarget(disk.read(path)) !== null;
}

/** Addresses at which `backfile serve` gives neither a page, nor one redirect to a page, nor a page that says what is gone. */
async function unanswered(
  addresses: Iterable<string>,
  disk: MemoryDisk,
  host: Host,
): Promise<readonly string[]> {
  const out = mkdtempSync(join(tmpdir(), 'backfile-histories-'));
  for (const [path, bytes] of disk.out) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), bytes);
  }
  const server = createServer(serve({ out, base: '', host, hosts: new Set() }));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  try {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const ask = async (address: string) => {
      const response = await fetch(new URL(address, origin), { redirect: 'manual' });
      const stub = stubTarget(await response.text());
      return { status: response.status, next: response.headers.get('location') ?? stub };
    };
    const wrong: string[] = [];
    // A bucket and a host without rules add the slash first; there, an old address without it takes two steps.
    const addsSlash = host === 's3' || host === 'none';
    const bare = addsSlash ? [] : [...addresses].flatMap((one) => (/.\/$/.test(one) ? one.slice(0, -1) : []));
    for (const address of [...addresses, ...bare]) {
      const first = await ask(address);
      const last = first.next === null ? first : await ask(new URL(first.next, origin).pathname);
      if (last.next !== null || ![200, 410].includes(last.status))
        wrong.push(`${address} on ${host}: ${first.status} ${first.next}, then ${last.status} ${last.next}`);
    }
    return wrong;
  } finally {
    server.close();
    server.closeAllConnections();
    rmSync(out, { recursive: true });
  }
}

/** What a host answers at an address. */
function fateOf(address: string, disk: MemoryDisk, host: Host): string {
  const rules = HOST_RULES[host];
  const table = rules.table === null ? null : disk.read(rules.table as OutputPath);
  const moves = table === null ? null : obey(table, rules);
  const asked = { path: address, inside: address, query: '' };
  const text = textAt(address, disk);
  const move = moves?.before(asked) ?? (text === null ? moves?.after(asked) : undefined);
  const target = move?.location ?? stubTarget(text);
  if (target === null) return text === null ? 'nothing' : kindOf(text);
  const path = decodeURI(new URL(target, 'https://affairs.press').pathname);
  if (rules.extensionless === 'instead' && path.endsWith('.html')) return `redirect twice (${target})`;
  const next = textAt(path, disk) ?? (rules.extensionless === 'no' ? null : textAt(`${path}.html`, disk));
  if (next === null) return `redirect to nothing (${target})`;
  const again = moves?.before({ path: target, inside: target, query: '' })?.location ?? stubTarget(next);
  return again === null ? 'redirect to page' : `redirect to a redirect (${target}, ${again})`;
}

function textAt(address: string, disk: MemoryDisk): string | null {
  return disk.read(
    (address.endsWith('/') ? `${address.slice(1)}index.html` : address.slice(1)) as OutputPath,
  );
}

function stubTarget(text: string | null): string | null {
  return /<meta http-equiv="refresh" content="0; url=([^"]+)">/.exec(text ?? '')?.[1] ?? null;
}

function kindOf(text: string): string {
  return text.includes('<body class="gone">') ? 'gone' : 'page';
}
