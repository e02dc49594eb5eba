/**
 * node tests/bench/related.ts SITE…
 *
 * Measures "More from" by what writers themselves refer to: the links from a dispatch to earlier ones, and `follows`. They
 * are hidden, with the words of the links, and each dispatch is asked for its four. Prints which share of the hidden
 * references is among them (recall@4): by tags alone, by words alone and by both; and the CPU time that finding them takes,
 * without parsing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Archive, file } from '../../src/archive/archive.ts';
import type { Clipping } from '../../src/archive/clipping.ts';
import { NO_PLUGINS } from '../../src/copy/body/plugins.ts';
import { readSite } from '../../src/desk/settings/settings.ts';
import { parserWith } from '../../src/edge/parsing/parser.ts';
import { unstoredParse } from '../../src/edge/parsing/stored-parse.ts';
import type { SourcePath } from '../../src/model/address/paths.ts';
import { digest } from '../../src/model/digest.ts';
import type { Dispatch, Manuscript } from '../../src/model/dispatch.ts';
import type { Site } from '../../src/model/site.ts';
import { cpuSeconds } from '../support/cpu.ts';
import { testOptions } from '../support/memory-disk.ts';

const AT_MOST = 4;
const SETTINGS = 'title: The Archive\nurl: https://archive.example\ntimezone: UTC\n';

for (const folder of process.argv.slice(2)) await measure(folder);

async function measure(folder: string): Promise<void> {
  const site = readSite(
    [{ path: 'site.yaml' as SourcePath, text: SETTINGS }],
    testOptions({ future: true }),
    [],
  );
  const manuscripts = manuscriptsOf(folder);
  const whole = file(await dispatchesOf(manuscripts, site), [], site);
  const hidden = referencesIn(whole);
  const bare = await dispatchesOf(
    manuscripts.map((manuscript) => withoutLinks(manuscript, whole)),
    site,
  );
  const untagged = bare.map((dispatch): Dispatch => ({ ...dispatch, tags: [], column: null }));
  const many = [...hidden.values()].reduce((sum, { size }) => sum + size, 0);
  console.log(
    `${basename(folder)}: ${whole.listed.length} dispatches, ${many} references from ${hidden.size} of them`,
  );
  for (const [what, dispatches] of [
    ['tags alone', bare.map((dispatch): Dispatch => ({ ...dispatch, terms: '' }))],
    ['words alone', untagged],
    ['words and tags', bare],
  ] as const) {
    let archive = whole;
    const cpu = await cpuSeconds(() => {
      archive = file(dispatches, [], { ...site, related: true });
    });
    const found = share(archive, hidden).toFixed(3);
    console.log(`  ${what.padEnd(15)} recall@4 ${found}   filing ${cpu.toFixed(2)} s of CPU`);
  }
}

function manuscriptsOf(folder: string): readonly Manuscript[] {
  return (readdirSync(join(folder, 'posts'), { recursive: true }) as string[])
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => manuscript(`posts/${name}`, readFileSync(join(folder, 'posts', name), 'utf8')));
}

function manuscript(path: string, text: string): Manuscript {
  return { path: path as SourcePath, text, digest: digest(text) };
}

async function dispatchesOf(manuscripts: readonly Manuscript[], site: Site): Promise<readonly Dispatch[]> {
  const files = manuscripts.map((each) => ({ ...each, read: () => each }));
  const { parsed } = await unstoredParse(async () => parserWith(NO_PLUGINS))(files, {
    ...site.style,
    terms: true,
  });
  return parsed.flatMap(({ dispatch }) => (dispatch ? [dispatch] : []));
}

/** The earlier dispatches that each one links to or follows, by their files. */
function referencesIn({ listed, threads, directory }: Archive): ReadonlyMap<string, ReadonlySet<string>> {
  const references = new Map<string, Set<string>>();
  const note = (from: Clipping, to: Clipping) => {
    if (from.rank >= to.rank) return;
    const known = references.get(from.slip.source) ?? new Set();
    references.set(from.slip.source, known.add(to.slip.source));
  };
  for (const [to, those] of threads.referred) for (const from of those) note(from, to);
  for (const from of listed)
    for (const reference of from.dispatch.follows) {
      const found = directory.find(reference, from.dispatch);
      const to = listed.find(({ path }) => path === found?.path);
      if (to) note(from, to);
    }
  return references;
}

/** A manuscript without its links to other dispatches, words and all. */
function withoutLinks({ path, text }: Manuscript, { listed, directory }: Archive): Manuscript {
  const clipping = listed.find(({ slip }) => slip.source === path);
  const targets = (clipping?.dispatch.copy.slots ?? []).flatMap((slot) =>
    slot.kind === 'link' && directory.find(slot.target.replace(/[?#].*$/s, ''), { source: path })
      ? [slot.target.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')]
      : [],
  );
  if (targets.length === 0) return manuscript(path, text);
  const link = new RegExp(
    `\\[[^\\]]*\\]\\((?:${targets.join('|')})[^)]*\\)|<a [^>]*href="(?:${targets.join('|')})"[^>]*>.*?</a>`,
    'gs',
  );
  return manuscript(path, text.replace(link, ''));
}

/** The share of hidden references that are among the first four of what is related. */
function share({ listed, related }: Archive, hidden: ReadonlyMap<string, ReadonlySet<string>>): number {
  let [found, all] = [0, 0];
  for (const clipping of listed) {
    const sought = hidden.get(clipping.slip.source);
    if (!sought) continue;
    all += sought.size;
    const shown = related(clipping).slice(0, AT_MOST);
    found += shown.filter(({ clipping: { slip } }) => sought.has(slip.source)).length;
  }
  return found / all;
}
