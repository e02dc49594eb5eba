/**
 * node tests/export/there-and-back.ts SITE…
 *
 * Takes each site to Markdown, WordPress and Ghost and imports it again, and prints what came back.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Clipping, Shelf, StandingPage } from '../../src/archive/clipping.ts';
import { pathOfAlias } from '../../src/archive/directory.ts';
import { permanentId } from '../../src/archive/permanent-id.ts';
import { type Planned, prepare } from '../../src/desk/prepare.ts';
import { importArchive } from '../../src/edge/import/import-archive.ts';
import { loadConfig, withConfig } from '../../src/edge/program/config.ts';
import { buildOptions } from '../../src/edge/program/options.ts';
import { openWorld } from '../../src/edge/world/open-world.ts';
import { bodyText } from '../../src/export/body.ts';
import { wordsOf } from '../../src/import/body/words.ts';
import type { Report } from '../../src/import/report/receipts.ts';
import { foldPath } from '../../src/model/address/paths.ts';
import { publishedAt } from '../../src/model/asset.ts';
import { plainText } from '../../src/model/text/plain-text.ts';
import { keptInOrder } from '../import/round-trip.ts';
import { exported } from '../support/exported.ts';

export type WayOut = 'markdown' | 'wordpress' | 'ghost';

/** So many there were, so many came back; what did not, for people. */
type Part = { was: number; is: number; readonly lost: string[] };

/** What came back of each thing that must. */
export type Back = {
  readonly said: string;
  readonly report: Report;
  readonly parts: { readonly [what in (typeof PARTS)[number]]: Part };
};

const PARTS = [
  'pieces',
  'dates',
  'titles',
  'deks',
  'bylines',
  'columns',
  'tags',
  'addresses',
  'pictures',
  'words',
  'shelves',
] as const;

/** Exports a site into `scratch`, imports that into a new one, and compares the two piece by piece. */
export async function thereAndBack(site: string, format: WayOut, scratch: string): Promise<Back> {
  const to = join(scratch, format);
  const { status, said } = await exported(format, { site, to });
  if (status !== 0) throw new Error(said);
  const before = await filed(site);
  const into = join(scratch, `${format}-back`);
  const { report } = await importArchive({
    format: format === 'markdown' ? 'folder' : format,
    source: format === 'ghost' ? join(to, 'ghost.zip') : to,
    into,
    offline: true,
    oldUrl: `${before.site.origin}${before.site.base}/`,
    ...(before.site.style.timezone ? { timezone: before.site.style.timezone } : {}),
  });
  const after = await filed(into, true);
  const parts = compare(before, after, report);
  for (const kind of ['bylines', 'columns', 'tags', 'places'] as const)
    for (const shelf of before.archive.shelves[kind]) {
      const back = after.archive.shelves[kind].find(({ name }) => name === shelf.name);
      const was = Object.entries(saidOf(shelf, before, format));
      const now: { readonly [what: string]: unknown } = back ? saidOf(back, after, format) : {};
      for (const [what, value] of was) {
        if (value === null || value === false || `${value}` === '') continue;
        const isBack = JSON.stringify(now[what]) === JSON.stringify(value);
        parts.shelves.was += 1;
        parts.shelves.is += isBack ? 1 : 0;
        if (!isBack)
          parts.shelves.lost.push(
            `${kind} ${shelf.name}: ${what} ${JSON.stringify(value)} ${JSON.stringify(now[what])}`,
          );
      }
    }
  return { said, report, parts };
}

/** What is said about a shelf that a format has a place for. */
function saidOf(shelf: Shelf, { archive }: Planned, format: WayOut): { readonly [what: string]: unknown } {
  const { kind, slug, name, also, tagline, taglineHtml, description, descriptionHtml } = shelf;
  const portrait = archive.portraits.get(shelf);
  const shown = portrait && archive.assets.find((asset) => portrait.href.endsWith(publishedAt(asset)));
  const image = portrait ? (shown?.digest ?? 'elsewhere') : null;
  const plain = description && plainText(description);
  if (format === 'wordpress') return kind === 'column' || kind === 'tag' ? { slug, description: plain } : {};
  if (format === 'ghost')
    return kind === 'byline'
      ? { bio: shelf.bio && plainText(shelf.bio).slice(0, 200), image, url: shelf.url }
      : kind === 'place'
        ? {}
        : { slug, description: plain };
  const { id, bio, email, url, orcid, ended, rights } = shelf;
  const own = id !== null && (kind === 'byline' || kind === 'column' || description !== null) ? id : null;
  const texts = { tagline, taglineHtml, description, descriptionHtml, bio };
  return { id: own, slug, name, also, ...texts, image, email, url, orcid, ended, rights };
}

/** An archive as a build files and plans it, without smaller pictures. */
export async function filed(site: string, drafts = false): Promise<Planned> {
  const config = await loadConfig(site);
  const options = withConfig(buildOptions({ drafts, future: false }), config);
  const place = {
    site,
    out: join(site, 'dist'),
    generator: options.generator,
    jobs: null,
    remember: false,
    config,
  };
  const { world, close } = openWorld(place, () => {});
  try {
    return await prepare(options, { ...world, pictures: null });
  } finally {
    close();
  }
}

type Piece = Pick<Clipping, 'dispatch' | 'href' | 'fills' | 'lead'> & Partial<Clipping>;

function compare(before: Planned, after: Planned, report: Report): Back['parts'] {
  const parts = Object.fromEntries(
    PARTS.map((name) => [name, { was: 0, is: 0, lost: [] }]),
  ) as unknown as Back['parts'];
  const silent = new Set(report.unanswered);
  const back = piecesOf(after);
  for (const [id, piece] of piecesOf(before)) {
    const now = back.get(id);
    count('pieces', 1, now ? 1 : 0, piece, id);
    if (!now) continue;
    const { dispatch } = piece;
    if (dispatch.filed)
      count(
        'dates',
        1,
        dispatch.filed.instant === now.dispatch.filed?.instant ? 1 : 0,
        piece,
        JSON.stringify(now.dispatch.filed),
      );
    const plain = (text: string) => wordsOf(text).join(' ');
    count(
      'titles',
      1,
      plain(dispatch.headline) === plain(now.dispatch.headline) ? 1 : 0,
      piece,
      now.dispatch.headline,
    );
    if (dispatch.dek !== null)
      count(
        'deks',
        1,
        plain(dispatch.dek) === plain(now.dispatch.dek ?? '') ? 1 : 0,
        piece,
        `${now.dispatch.dek}`,
      );
    for (const kind of ['bylines', 'tags'] as const) {
      const names = new Set(now[kind]?.map(({ name }) => name));
      for (const { name } of piece[kind] ?? [])
        count(kind, 1, names.has(name) ? 1 : 0, piece, `${name} of ${[...names]}`);
      if (names.size !== (piece[kind]?.length ?? 0)) count(kind, 1, 0, piece, `${[...names]}`);
    }
    if (piece.column)
      count('columns', 1, piece.column.name === now.column?.name ? 1 : 0, piece, `${now.column?.name}`);
    const { site } = before;
    const aliases = dispatch.aliases.map((alias) => site.base + pathOfAlias(alias, site));
    for (const path of [decodeURI(piece.href), ...aliases]) {
      // An address that differs in letter case alone leads on.
      const leads = [decodeURI(now.href), ...now.dispatch.aliases].map(foldPath).includes(foldPath(path));
      const answers = leads && !silent.has(path);
      count('addresses', 1, answers ? 1 : 0, piece, `${path}: ${now.href} ${now.dispatch.aliases}`);
    }
    const there = picturesOf(now);
    for (const picture of picturesOf(piece)) {
      // What a caption of HTML holds is counted among the words.
      const at = there.findIndex(
        (one) => one === picture || (picture.endsWith('| ') && one.startsWith(picture)),
      );
      if (at >= 0) there.splice(at, 1);
      count('pictures', 1, at >= 0 ? 1 : 0, piece, `${picture}\n      ${there.join('\n      ')}`);
    }
    const words = (planned: Planned, one: Piece) => wordsOf(bodyText(planned, one as Clipping));
    const [was, is] = [words(before, piece), words(after, now)];
    const kept = keptInOrder(was, is);
    count(
      'words',
      was.length,
      kept,
      piece,
      `${was.length - kept}: ${was
        .filter((word) => !is.includes(word))
        .slice(0, 20)
        .join(' ')}`,
    );
  }
  return parts;

  function count(
    what: keyof Back['parts'],
    was: number,
    is: number,
    { dispatch }: Piece,
    detail: string,
  ): void {
    parts[what].was += was;
    parts[what].is += is;
    if (is < was) parts[what].lost.push(`${dispatch.source}: ${detail}`);
  }
}

function piecesOf({ archive, site }: Planned): ReadonlyMap<string, Piece> {
  const pages = archive.pages.map((page: StandingPage) => [permanentId(page.dispatch, site), page] as const);
  return new Map<string, Piece>([
    ...[...archive.listed, ...archive.unlisted].map((clipping) => [clipping.id, clipping] as const),
    ...pages,
  ]);
}

/** The words of each picture: its alternative text, and its caption with its credit. */
function picturesOf({ fills, lead }: Piece): string[] {
  const body = fills.flatMap((fill) => (fill.kind === 'image' ? [fill.picture] : []));
  return [...(lead ? [lead] : []), ...body].map(({ alt, caption, credit }) => {
    const words = wordsOf([caption, credit].filter(Boolean).join(' ')).join(' ');
    return `${alt.replace(/\s+/g, ' ').trim()} | ${words}`;
  });
}

/** A copy of a site in a folder where exports may leave their notes; without a `site.yaml`, one is written. */
export function copyOfSite(site: string, scratch: string): string {
  const copy = join(scratch, 'site');
  mkdirSync(copy, { recursive: true });
  for (const name of [
    'posts',
    'assets',
    'site.yaml',
    'bylines.yaml',
    'columns.yaml',
    'lists.yaml',
    'names.yaml',
    'redirects.yaml',
    'addresses.txt',
  ])
    if (existsSync(join(site, name))) cpSync(join(site, name), join(copy, name), { recursive: true });
  if (!existsSync(join(copy, 'site.yaml')))
    writeFileSync(
      join(copy, 'site.yaml'),
      `title: ${basename(site)}\nurl: https://archive.example\ntimezone: America/New_York\n`,
    );
  return copy;
}

if (import.meta.main)
  for (const site of process.argv.slice(2)) {
    const scratch = mkdtempSync(join(tmpdir(), 'backfile-there-'));
    const copy = copyOfSite(site, scratch);
    for (const format of ['markdown', 'wordpress', 'ghost'] as const) {
      const { said, report, parts } = await thereAndBack(copy, format, scratch);
      console.log(`\n${site}\n${said}`);
      for (const [what, { was, is, lost }] of Object.entries(parts))
        console.log(
          `  ${what}: ${is} of ${was} (${((100 * is) / was).toFixed(3)} %)${lost
            .slice(0, 8)
            .map((line) => `\n    ${line.slice(0, 600)}`)
            .join('')}`,
        );
      console.log(
        JSON.stringify(
          {
            errors: report.errors.slice(0, 5),
            failed: report.failed.slice(0, 5),
            unlisted: report.unlisted.slice(0, 5),
            unanswered: report.unanswered.slice(0, 5),
            skipped: report.skipped.slice(0, 5),
            damage: report.damage.slice(0, 5),
          },
          null,
          1,
        ).slice(0, 3000),
      );
    }
    rmSync(scratch, { recursive: true, force: true });
  }
