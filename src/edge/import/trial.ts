import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathOfAlias } from '../../archive/directory.ts';
import { type Planned, prepare } from '../../desk/prepare.ts';
import { registerOfOldAddresses } from '../../desk/register.ts';
import type { Sources, World } from '../../desk/world.ts';
import type { Tried } from '../../import/found/outside.ts';
import { rulesOf } from '../../model/address/hosts.ts';
import { encodePath, foldPath } from '../../model/address/paths.ts';
import { readRedirectTable } from '../../model/address/redirect-table.ts';
import { compareText } from '../../model/finding.ts';
import type { Style } from '../../model/site.ts';
import { openPress } from '../../press/press.ts';
import { readSources } from '../disk/site-folder.ts';
import { openStatCache } from '../disk/stat-cache.ts';
import { loadConfig, withConfig } from '../program/config.ts';
import { PACKAGE } from '../program/generator.ts';
import { buildOptions } from '../program/options.ts';
import { obey } from '../server/redirects.ts';
import { openWorld } from '../world/open-world.ts';

/** Where an imported site lies; `scratch`: a folder for this trial alone; `overlay`: what a dry run would add to the site. */
type Folders = { readonly site: string; readonly scratch: string; readonly overlay: string | null };

/**
 * Files and plans an imported site as a build would, and renders nothing but its table of redirects. Reports every
 * error, and which old addresses the planned site answers. Enters old addresses into the site's register unless there is
 * an error; writes nothing else outside of the scratch folder. `jobs`: the most threads; null: as many as there are cores.
 */
export async function tryOut({ site, scratch, overlay }: Folders, jobs: 1 | null): Promise<Tried> {
  const isThere = existsSync(site);
  // A dry run that adds nothing has made no folder.
  if (overlay !== null) mkdirSync(overlay, { recursive: true });
  const config = await loadConfig(site);
  const options = withConfig(buildOptions({ future: true }), config);
  const opened = openWorld({
    site: overlay ?? site,
    out: join(scratch, 'dist'),
    generator: options.generator,
    config,
    // Other threads would read every manuscript from one folder.
    jobs: overlay === null ? jobs : 1,
    remember: true,
  });
  try {
    const world: World = {
      ...opened.world,
      pictures: null,
      parseAll: (files, style) => opened.world.parseAll(files, tried(style)),
    };
    const added = world.disk.sources();
    const sources = overlay !== null && isThere ? laidOver(sourcesOf(site), added) : added;
    const planned = await prepare(options, world, openPress, sources);
    const errors = planned.findings
      .filter(({ level }) => level === 'error')
      .map(({ rule, source, reason }) => ({
        rule,
        path: source,
        reason,
        alias: aliasIn(reason, source, planned),
      }));
    const isKept = overlay === null && errors.length === 0;
    const register = isKept ? registerOfOldAddresses(planned, options.now) : null;
    if (register) world.disk.keepRegister(register.text);
    const doubts = planned.findings.flatMap(({ rule, source, reason }) =>
      RELATIONS.has(rule) ? [{ path: source, reason }] : [],
    );
    return {
      errors,
      doubts,
      answers: answersOf(planned),
    };
  } finally {
    opened.close();
  }
}

/** The style of manuscripts of which nothing is printed: what only pages show takes much time and memory. */
function tried({ terms: _terms, ...style }: Style): Style {
  return { ...style, printed: false };
}

/** Rules about what a manuscript says of other pieces. */
const RELATIONS: ReadonlySet<string> = new Set(['unknown-follows', 'unknown-related', 'unknown-translation']);

/** The alias of a manuscript that a finding names, or whose redirect would stand at the path that it names. */
function aliasIn(reason: string, source: string, { archive }: Planned): string | null {
  const { listed, unlisted, pages, site } = archive;
  const clipping = [...listed, ...unlisted, ...pages].find(({ slip }) => slip.source === source);
  const path = clipping?.path;
  return (
    clipping?.slip.aliases.find((alias) => {
      const from = pathOfAlias(alias, site);
      const [named, stands] = [
        [alias, from],
        [from, `${from}index.html`, `${from}/index.html`],
      ];
      return (
        named.some((text) => reason.startsWith(`The alias ${text} `)) ||
        (foldPath(from) !== foldPath(path ?? '') && stands.some((text) => reason.endsWith(` at ${text}`)))
      );
    }) ?? null
  );
}

function sourcesOf(site: string): Sources {
  const theme = { folder: join(PACKAGE, 'templates'), packed: null };
  return readSources(site, theme, openStatCache(undefined, Date.now));
}

/** Sources of a site folder with the files of another one over them. */
function laidOver(site: Sources, added: Sources): Sources {
  const merged = <T extends { readonly path: string }>(below: readonly T[], above: readonly T[]) => {
    const paths = new Set(above.map(({ path }) => path));
    return [...below.filter(({ path }) => !paths.has(path)), ...above].sort((a, b) =>
      compareText(a.path, b.path),
    );
  };
  return {
    ...site,
    manuscripts: merged(site.manuscripts, added.manuscripts),
    assets: merged(site.assets, added.assets),
    settings: merged(site.settings, added.settings),
    textOf: (path) => added.textOf(path) ?? site.textOf(path),
  };
}

/**
 * Looks old addresses up in a planned site: a page or a file stands there, or a line of the table of redirects leads
 * from there to one.
 */
function answersOf({ edition, press, archive: { site } }: Planned): Tried['answers'] {
  const rules = rulesOf(site.host);
  const standing = new Map(
    [...edition.pages, ...edition.assets].map((one) => [foldPath(`/${one.path}`), one]),
  );
  const at = (path: string) =>
    ['', 'index.html', '/index.html', ...(rules.extensionless === 'no' ? [] : ['.html'])]
      .map((end) => standing.get(foldPath(path) + end))
      .find(Boolean);
  const isThere = (href: unknown) =>
    typeof href === 'string' && (/^https?:/.test(href) || at(insideOf(href, site.base)) !== undefined);
  const page = edition.pages.find(({ path }) => path === rules.table);
  const table = page === undefined ? '' : press.render(page, edition.site);
  const lines = rules.table === '_redirects' ? readRedirectTable(table) : [];
  const written = new Map(lines.map(({ from, query, to }) => [keyOf(from, query.entries()), to]));
  const moves = table === '' ? null : obey(table, rules);
  return (address) => {
    const [path = '', query = ''] = pathOfAlias(address, site).split(/\?(.*)/s);
    const there = query === '' ? at(path) : undefined;
    if (there)
      return !('template' in there) || there.template !== 'redirect.njk' || isThere(there.props().target);
    const line = written.get(keyOf(site.base + encodePath(path), new URLSearchParams(query)));
    if (line !== undefined) return isThere(line);
    const asked = { path: site.base + path, inside: path, query: query === '' ? '' : `?${query}` };
    return moves !== null && isThere((moves.before(asked) ?? moves.after(asked))?.location);
  };
}

/** The path of a link within the site, decoded. */
function insideOf(href: string, base: string): string {
  const { pathname } = new URL(href, 'http://localhost');
  const path = decodeURI(pathname);
  return path.startsWith(`${base}/`) ? path.slice(base.length) : path;
}

function keyOf(path: string, query: Iterable<readonly [string, string]>): string {
  return `${path} ${[...query].map(([key, value]) => `${key}=${value}`).join(' ')}`;
}
