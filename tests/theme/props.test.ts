import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { prepare } from '../../src/desk/prepare.ts';
import type { Page } from '../../src/edition/page.ts';
import { DirectEnvironment } from '../../src/press/direct-environment.ts';
import { BUILTIN, MemoryDisk, type SiteFiles, testOptions, worldOf } from '../support/memory-disk.ts';
import { memoryHistory } from '../support/memory-history.ts';
import { withScans } from '../support/scans.ts';
import { filesIn } from '../support/site-on-disk.ts';

/** A site with every kind of page, drafts among them. */
const site: SiteFiles = (() => {
  const files = filesIn(join(import.meta.dirname, '..', 'sites', 'built-in-theme'));
  return {
    ...files,
    'site.yaml': `${files['site.yaml']}headers: true\ncatalogue: true\nchanges: git\n`.replace(
      'citations: false',
      'citations: true',
    ),
    'names.yaml':
      'maren-odd: {name: Maren Odd, kind: person, also: [Odd], see-also: tide, same-as: https://viaf.org/1}\ntide: {name: tide, note: Comes twice a day.}\nebb: {name: the ebb, see: tide}\n',
    'posts/2010-01-06-named.md': '---\ntitle: Names\n---\nThe tide came for Maren Odd.\n',
    // No page can stand at the first address: it needs the host's table.
    'redirects.yaml': '/gone.php: /about/\n/hoax/: {gone: 2009-05-04, because: It was a hoax.}\n',
    'lists.yaml':
      'start:\n  name: Start here\n  description: A beginning.\n  pieces:\n    - {piece: again, note: The *first* one.}\n    - tide\n',
    // Enough for pages of headlines and numbers.
    ...Object.fromEntries(
      Array.from({ length: 20 }, (_, at) => [
        `posts/2011-01-${String(at + 10)}-piece.md`,
        `---\ntitle: Piece ${at}\n---\nSee [the tide](again) and [a site](https://other.example/).\n`,
      ]),
    ),
    'posts/2012-01-01-changed.md':
      '---\ntitle: Two\ndek: Two.\ncorrections: [{date: 2012-02-01, note: It was snow.}]\n---\nIt snowed again.\n\nMore.\n',
    'posts/2010-01-05-again.md': '---\ntitle: The tide, a year later\n---\nIt came again.\n',
    'posts/scan.jpg': 'scan',
    'posts/2010-01-07-printed.md':
      '---\ntitle: In print\nfacsimile: [scan.jpg, https://other.example/scan.pdf]\n---\nOn paper.\n',
    'posts/2009-03-01-draft.md': '---\ntitle: Not yet\nbyline: maren-odd\ndraft: true\n---\nLater.\n',
  };
})();

afterEach(() => {
  vi.restoreAllMocks();
});

describe('what templates read', () => {
  test('is in their props, on every page of every kind', async () => {
    const used = new Set<string>();
    for (const host of ['netlify', 'apache', 'nginx', 's3']) {
      const { pages, missing } = await renderWatched({
        ...site,
        'site.yaml': `${site['site.yaml']}host: ${host}\n`,
      });
      expect(missing).toEqual([]);
      for (const { template } of pages) used.add(template);
    }
    const templates = BUILTIN.map(({ name }) => name).filter((name) => /^[^/]+\.njk$/.test(name));
    expect(templates.filter((name) => !used.has(name))).toEqual(['layout.njk']);
  });

  test('is found where a partial misspells it in a condition, which prints nothing', async () => {
    const partial = '{% if dispatch.column.nmae or nowhere %}{% endif %}';
    const { missing } = await renderWatched({ ...site, 'templates/partials/dispatch/flags.njk': partial });
    expect(missing).toEqual(['dispatch.njk: dispatch.column.nmae', 'dispatch.njk: nowhere']);
  });
});

/** Renders every page of a site, and notes each name that a template reads and that is not there: `year.njk: period.lenght`. */
async function renderWatched(files: SiteFiles) {
  const missing = new Set<string>();
  const disk = withScans(new MemoryDisk(files));
  const world = { ...worldOf(disk), history: async () => historyOf(files) };
  const { edition, press } = await prepare(testOptions({ drafts: true }), world);
  let template = '';
  const note = (name: string) => void missing.add(`${template}: ${name}`);
  const watching = watchVariables(note);
  for (const page of edition.pages) {
    template = page.template;
    press.render(watchedPage(page, note), watched(edition.site, 'site', note));
  }
  watching.mockRestore();
  return { pages: edition.pages, missing: [...missing].sort() };
}

/** A dispatch of the site was corrected in its headline, its dek and one paragraph of several, and then in all. */
function historyOf(files: SiteFiles) {
  const path = 'posts/2012-01-01-changed.md';
  const before = (title: string, text: string) => ({
    [path]: `---\ntitle: ${title}\ndek: ${title}.\n---\n${text}\n\nMore.\n`,
  });
  return memoryHistory([
    { at: '2012-01-01T12:00:00Z', files: before('One', 'It rained.') },
    { at: '2012-02-01T12:00:00Z', files: before('Two', 'It snowed.') },
    { at: '2012-03-01T12:00:00Z', files },
  ]);
}

/** Notes variables that a template reads and nobody gives; `loop` and what a template sets are found in its frame. */
function watchVariables(note: (name: string) => void) {
  const { variable } = DirectEnvironment.prototype;
  return vi.spyOn(DirectEnvironment.prototype, 'variable').mockImplementation(function (
    this: DirectEnvironment,
    context,
    frame,
    name,
  ) {
    const value = variable.call(this, context, frame, name);
    if (value === undefined) note(name);
    return value;
  });
}

function watchedPage(page: Page, note: (name: string) => void): Page {
  const props = () =>
    Object.fromEntries(
      Object.entries(page.props()).map(([name, value]) => [name, watched(value, name, note)]),
    );
  return { ...page, props } as Page;
}

/** Names that filters ask for, which take them as they are or not at all; files of the theme are looked up by their names. */
const ASKED_BY_FILTERS = /\.(?:toJSON|archived|\d+)$|^site\.theme\./;

/** A value that notes each name that is read of it and is not there. */
function watched<T>(value: T, path: string, note: (name: string) => void): T {
  if (value === null || typeof value !== 'object') return value;
  return new Proxy(value, {
    get(target, key) {
      const got: unknown = Reflect.get(target, key, target);
      if (typeof key === 'symbol') return got;
      const name = `${path}.${key}`;
      if (got === undefined && !ASKED_BY_FILTERS.test(name)) note(name);
      if (typeof got === 'function') return got.bind(target);
      return watched(got, /^\d+$/.test(key) ? path : name, note);
    },
  });
}
