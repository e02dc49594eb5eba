import { describe, expect, test } from 'vitest';
import type { Bench } from '../../../src/edition/bench.ts';
import { type Answered, registeredRedirects } from '../../../src/edition/redirects/registered.ts';
import type { SitePath } from '../../../src/model/address/paths.ts';
import { digest } from '../../../src/model/digest.ts';
import { type Registered, readRegister } from '../../../src/model/register.ts';

type Given = {
  /** Lines of the register. */
  readonly lines: readonly string[];
  /** Where the owner of an address is now. */
  readonly moved?: { readonly [address: string]: string };
  readonly lost?: readonly string[];
  /** Kinds of shelves that moved, by address. */
  readonly shelves?: { readonly [address: string]: string };
  readonly served?: readonly string[];
  readonly leads?: { readonly [folded: string]: string | null };
  readonly likely?: string;
  readonly heldBack?: string;
};

function redirectsOf({
  lines,
  moved = {},
  lost = [],
  shelves = {},
  served = [],
  leads = {},
  likely,
  heldBack,
}: Given) {
  const register = readRegister(lines.join('\n'));
  const at = (address: string) => register.lines.find((line) => line.address === address) as Registered;
  const followed = {
    register,
    manifests: [],
    moved: Object.entries(moved).map(([address, path]) => ({
      ...{ registered: at(address), path },
      kind: shelves[address] ?? null,
    })),
    lost: lost.map((address) => ({
      registered: at(address),
      ...{ heldBack: heldBack ? { source: heldBack } : null, likely: likely ?? null },
    })),
  };
  const bench = {
    archive: {
      ...{ followed, shelves: {}, stories: [], lists: [] },
      site: {
        ...{ base: '/base', origin: 'https://wire.example' },
        redirects: Object.entries(leads).map(([from, to]) => ({ from, to: to ?? 'https://e.example/' })),
      },
    },
    href: (path: string) => `/base${path}`,
  } as unknown as Bench;
  const answered: Answered = {
    served: (folded) => served.includes(folded),
    at: (folded) => (served.includes(folded) ? (folded as SitePath) : undefined),
    leads: (folded) => leads[folded] as SitePath | undefined,
    spelling: (folded) =>
      served.find((one) => one === folded) ?? Object.keys(leads).find((one) => one === folded),
    settled: () => false,
    addresses: () => [],
    indexes: () => digest(''),
  };
  const { redirects, twins, findings } = registeredRedirects(bench, answered);
  return {
    redirects: redirects.map(({ from, to }) => `${from} ${to}`),
    twins: twins.map(({ from, to }) => `${from} ${to}`),
    findings: findings.map(({ rule, position }) => `${rule} ${position?.line}`),
    remedy: findings[0]?.remedy,
    reason: findings[0]?.reason,
  };
}
const DAY = '2009-02-03';

describe('an address whose owner moved', () => {
  const lines = [`/a/ ${DAY} dispatch id a`];
  const moved = { '/a/': '/b/' };

  test('leads to where it stands', () => {
    expect(redirectsOf({ lines, moved })).toMatchObject({ redirects: ['/a/ /base/b/'], findings: [] });
  });

  test('is left to what stands there, and to an alias or a line of redirects.yaml', () => {
    expect(redirectsOf({ lines, moved, served: ['/a/'] }).redirects).toEqual([]);
    expect(redirectsOf({ lines, moved, leads: { '/a/': '/c/' } }).redirects).toEqual([]);
    expect(redirectsOf({ lines, moved, leads: { '/a/': null } }).redirects).toEqual([]);
  });

  test('leads once, the way of the first of two owners', () => {
    const two = [`/a/ ${DAY} dispatch id a`, `/A/ ${DAY} dispatch id b`];
    const both = { lines: two, moved: { '/a/': '/b/', '/A/': '/b/' } };
    expect(redirectsOf(both)).toMatchObject({ redirects: ['/a/ /base/b/'], twins: ['/A/ /base/b/'] });
    expect(redirectsOf({ ...both, leads: { '/a/': '/b/' }, served: ['/b/'] })).toMatchObject({
      redirects: [],
      twins: ['/A/ /base/b/'],
    });
    expect(redirectsOf({ ...both, served: ['/a/'] }).twins).toEqual(['/A/ /base/b/']);
    expect(redirectsOf({ lines: two, moved: { '/a/': '/b/', '/A/': '/c/' } }).redirects).toEqual([
      '/a/ /base/b/',
    ]);
  });

  test('that differs in letter case alone is a twin, and none if it is the same', () => {
    const twin = [`/A/ ${DAY} dispatch id a`];
    expect(redirectsOf({ lines: twin, moved: { '/A/': '/a/' }, served: ['/a/'] })).toMatchObject({
      ...{ redirects: [], twins: ['/A/ /base/a/'] },
    });
    expect(redirectsOf({ lines: twin, moved: { '/A/': '/A/' } })).toMatchObject({ redirects: [], twins: [] });
  });
});

describe('an address of a shelf that moved', () => {
  const lines = [`/tags/a/ ${DAY} tag a`];
  const moved = { '/tags/a/': '/tags/b/' };

  test('takes its feeds along, where they stand now', () => {
    const served = ['/tags/b/', '/tags/b/feed.xml', '/tags/b/feed.json'];
    expect(redirectsOf({ lines, moved, served, shelves: { '/tags/a/': 'tag' } }).redirects).toEqual([
      '/tags/a/ /base/tags/b/',
      '/tags/a/feed.xml /base/tags/b/feed.xml',
      '/tags/a/feed.json /base/tags/b/feed.json',
      // The page of the tag is nearest to the feed that is not made any more.
      '/tags/a/rss.xml /base/tags/b/',
    ]);
  });

  test('has references beside it if it is a byline', () => {
    const byline = [`/bylines/a/ ${DAY} byline a`];
    const served = ['/bylines/b/', '/bylines/b/archive.bib'];
    const { redirects } = redirectsOf({
      ...{ lines: byline, moved: { '/bylines/a/': '/bylines/b/' }, served },
      shelves: { '/bylines/a/': 'byline' },
    });
    expect(redirects).toContain('/bylines/a/archive.bib /base/bylines/b/archive.bib');
    expect(
      redirectsOf({
        lines,
        moved,
        served: ['/tags/b/', '/tags/b/archive.bib'],
        shelves: { '/tags/a/': 'tag' },
      }).redirects,
    ).not.toContain('/tags/a/archive.bib /base/tags/b/archive.bib');
  });
});

describe('a shelf that stands', () => {
  test('keeps its feeds to itself', () => {
    expect(redirectsOf({ lines: [`/tags/a/ ${DAY} tag a`], served: ['/tags/a/'] }).redirects).toEqual([]);
  });

  test('that is gone has feeds that lead where its page leads', () => {
    const given = {
      lines: [`/tags/a/ ${DAY} tag a`],
      lost: ['/tags/a/'],
      leads: { '/tags/a/': '/archive/' },
    };
    expect(redirectsOf({ ...given, served: ['/archive/', '/feed.xml'] })).toMatchObject({
      findings: [],
      redirects: [
        '/tags/a/feed.xml /base/feed.xml',
        '/tags/a/rss.xml /base/archive/',
        '/tags/a/feed.json /base/archive/',
      ],
    });
  });
});

describe('an address whose owner is gone', () => {
  const lines = [`/a b/ ${DAY} dispatch id a`.replace('a b', 'a%20b'), `/old?id=7 ${DAY} alias id a`];

  test('is an error at its line, unless something else answers there', () => {
    expect(redirectsOf({ lines, lost: ['/a b/'] }).findings).toEqual(['address-lost 1']);
    expect(redirectsOf({ lines, lost: ['/a b/'], served: ['/a b/'] }).findings).toEqual([]);
    const led = { lines, lost: ['/a b/'], leads: { '/a b/': '/c/' } };
    expect(redirectsOf({ ...led, served: ['/c/'] }).findings).toEqual([]);
    expect(redirectsOf({ ...led, served: ['/c'] }).findings).toEqual([]);
    expect(redirectsOf({ ...led, leads: { '/a b/': null } }).findings).toEqual([]);
  });

  test('is an error if a line of redirects.yaml leads from there to nothing', () => {
    const led = { lines, leads: { '/a b/': '/c/' } };
    for (const how of [{ lost: ['/a b/'] }, { moved: { '/a b/': '/b/' }, served: ['/b/'] }]) {
      const { findings, reason, remedy } = redirectsOf({ ...led, ...how });
      expect(findings).toEqual(['address-lost 1']);
      expect(reason).toContain('a redirect leads it to /c/, where there is nothing');
      expect(remedy).toContain('Correct the line in redirects.yaml');
    }
    for (const [to, findings] of [
      ['/c/', []],
      ['/d/', ['address-lost 1']],
    ] as const) {
      const was = { lines: [`/a%20b/ ${DAY} redirect ${to}`], served: ['/d/'] };
      expect(redirectsOf({ ...was, leads: { '/a b/': '/c/' } }).findings).toEqual(findings);
    }
  });

  test('is settled by the command that the remedy gives', () => {
    expect(redirectsOf({ lines, lost: ['/a b/'] }).remedy).toContain(`backfile retire '/a b/' --because "…"`);
    const likely = redirectsOf({ lines, lost: ['/a b/'], likely: '/c/' });
    expect(likely.remedy).toContain("backfile retire '/a b/' --to /c/");
    expect(likely.reason).toContain('/c/ may have taken its place');
    expect(redirectsOf({ lines, lost: ['/old?id=7'] }).remedy).toContain(
      "backfile retire '/old?id=7' --to /",
    );
    const many = ['a', 'b', 'c', 'd', 'D', 'e'].map((name) => `/2009/${name}/`);
    const below = { lines: many.map((address, at) => `${address} ${DAY} dispatch id ${at}`), lost: many };
    expect(redirectsOf(below).remedy).toContain(
      'all 5 below /2009/: backfile retire "/2009/*" --because "…"',
    );
    expect(redirectsOf({ ...below, lost: many.slice(1) }).remedy).toContain('backfile retire /2009/b/ --');
    const held = redirectsOf({ lines, lost: ['/a b/'], heldBack: 'posts/a.md' });
    expect(held.remedy).toMatch(/^Publish it again/);
    expect(held.reason).toContain('posts/a.md is held back');
  });
});

describe('pages of the archive itself', () => {
  const answer = (line: string, served: readonly string[], leads: Given['leads'] = {}) =>
    redirectsOf({ lines: [line], served, leads }).redirects[0]?.split(' ')[1] ?? null;

  test.each([
    ['/2009/02/03/', ['/2009/02/', '/2009/', '/archive/'], '/base/2009/02/'],
    ['/2009/02/03/', ['/2009/', '/archive/'], '/base/2009/'],
    ['/2009/02/03/', ['/archive/'], '/base/archive/'],
    ['/2009/02/03/', [], '/base/'],
    ['/2009/', ['/2009/'], null],
    ['/tags/a/2009/02/', ['/tags/a/', '/tags/a/2009/'], '/base/tags/a/2009/'],
    ['/tags/a/2009/02/', ['/tags/a/', '/2009/'], '/base/tags/a/'],
    ['/tags/a/2009/02/', ['/2009/'], '/base/2009/'],
  ])('dates at %s lead to the nearest page of %o', (address, served, to) => {
    expect(answer(`${address} ${DAY} dates`, served)).toBe(to);
  });

  test('dates of a shelf that leads elsewhere lead along', () => {
    const leads = { '/tags/a/': '/tags/b/' };
    expect(answer(`/tags/a/2009/ ${DAY} dates`, ['/tags/b/', '/tags/b/2009/'], leads)).toBe(
      '/base/tags/b/2009/',
    );
  });

  test('a year of a feed leads to the feed', () => {
    expect(answer(`/tags/a/feed/2009.xml ${DAY} feed`, ['/tags/a/', '/tags/a/feed.xml'])).toBe(
      '/base/tags/a/feed.xml',
    );
    expect(answer(`/feed/2009.xml ${DAY} feed`, ['/', '/feed.xml'])).toBe('/base/feed.xml');
    expect(answer(`/tags/a/feed/2009.xml ${DAY} feed`, ['/feed.xml'])).toBe('/base/feed.xml');
  });

  test('an index leads to the archive, and the archive home', () => {
    expect(answer(`/tags/ ${DAY} index`, ['/archive/'])).toBe('/base/archive/');
    expect(answer(`/tags/ ${DAY} index`, [])).toBe('/base/');
    expect(answer(`/archive/ ${DAY} index`, [])).toBe('/base/');
  });
});

describe('an old redirect that is not written any more', () => {
  const redirect = (to: string, more: Partial<Given> = {}) =>
    redirectsOf({ lines: [`/o/ ${DAY} redirect ${to}`], ...more });

  test('leads where it led, however many steps there are', () => {
    expect(redirect('/a/?q#part', { served: ['/a/'] }).redirects).toEqual(['/o/ /base/a/']);
    expect(redirect('/a/', { served: ['/c/'], leads: { '/a/': '/b/', '/b/': '/c/' } }).redirects).toEqual([
      '/o/ /base/c/',
    ]);
  });

  test('leads to another site as before', () => {
    expect(redirect('https://e.example/x').redirects).toEqual(['/o/ https://e.example/x']);
  });

  test('is lost if nothing stands there, or if its way goes round in a circle', () => {
    expect(redirect('/gone/').findings).toEqual(['address-lost 1']);
    expect(redirect('/a/', { leads: { '/a/': '/b/', '/b/': '/a/' } }).findings).toEqual(['address-lost 1']);
    expect(redirect('/gone/').reason).toContain('it led to /gone/, where there is nothing');
  });
});

test('a line that cannot be read is an error at its place', () => {
  expect(redirectsOf({ lines: [`/a/ ${DAY} index`, '<<<<<<< ours'], served: ['/a/'] }).findings).toEqual([
    'register-unread 2',
  ]);
});
