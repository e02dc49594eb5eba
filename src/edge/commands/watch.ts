import type { Archive } from '../../archive/archive.ts';
import type { Clipping } from '../../archive/clipping.ts';
import { isOf } from '../../archive/register/holders.ts';
import { keptPress } from '../../desk/proof/kept-press.ts';
import { findingLines, type Paint } from '../../desk/report-lines.ts';
import type { Finding } from '../../model/finding.ts';
import { distantMount } from '../disk/mounts.ts';
import { type Burst, changes } from '../preview/changes.ts';
import { preview } from '../preview/preview.ts';
import { previewWorld } from '../preview/preview-world.ts';
import { type ProofWork, proofWork } from '../preview/proof-work.ts';
import { openProofs, type ProofSettings, type Proofs, type View } from '../preview/proofs.ts';
import { savedLine } from '../preview/saved-line.ts';
import { type LoadedConfig, loadConfig, withConfig } from '../program/config.ts';
import { buildOptions, now, portOf, siteFolder } from '../program/options.ts';
import type { Terminal } from '../program/terminal.ts';
import { UsageError } from '../program/usage-error.ts';
import { listen } from '../server/listen.ts';
import { openInEditor } from './editor.ts';
import { openBrowser } from './open-browser.ts';

/** Options of `backfile watch` as the command line gives them. */
type WatchFlags = {
  readonly site: string;
  readonly port?: string;
  readonly host?: string;
  readonly open?: boolean;
  readonly poll?: boolean;
  readonly quiet?: boolean;
};

/** Previews the archive while it is written, until `signal`. Returns the exit status. */
export async function watchCommand(
  flags: WatchFlags,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const { paint, say } = terminal;
  const site = siteFolder(flags.site);
  const host = flags.host ?? '127.0.0.1';
  const speak = speaker(terminal);
  const failed = (error: unknown): undefined => void say(wordsOf(error, paint));
  let saved = performance.now();
  const changed: ProofSettings['changed'] = (proof, before) => {
    const line = flags.quiet ? null : savedLine(proof, before, performance.now() - saved, paint);
    if (line !== null) say(line);
    speak(proof.findings);
    for (const news of [newlyMoved, newlyHeld])
      for (const line of news(proof.planned.archive, before.planned.archive)) say(line);
    shown.tell(proof, before);
  };
  const retold = () => shown.tell(proofs.latest(), proofs.latest());
  const heard = { changed, retold, failed };
  let config = await loadConfig(site);
  let proofs = await openSite(site, config, heard);
  const shown = preview({
    site,
    proofs: () => proofs,
    hosts: new Set([host.toLowerCase()]),
    report: speak,
    openInEditor: (file, line, column) =>
      openInEditor(file, line, column, (why) => say(`The editor did not open: ${why}.`)),
  });
  const server = await listen(shown.answer, { host, port: portOf(flags.port) });
  const { site: settings, archive } = proofs.latest().planned;
  const address = `${server.url}${settings.base}/`;
  speak(proofs.latest().findings);
  if (!flags.quiet) say(`${paint('green', '✓')} ${countOf(archive)} Ctrl-C stops.`);
  const mount = flags.poll ? null : distantMount(site);
  if (mount !== null)
    say(`This folder is on ${mount}, where changes are often not reported. If saves are missed, add --poll.`);
  terminal.print(address);
  if (flags.open) await openBrowser(address);
  try {
    for await (const burst of changes(site, { poll: flags.poll ?? false, signal })) {
      saved = performance.now();
      const now = mayChangeConfig(burst) ? await loadConfig(site).catch(failed) : config;
      if (!now) continue;
      if (now.digest === config.digest) await proofs.heed(burst).catch(failed);
      else {
        const next = await openSite(site, now, heard).catch(failed);
        if (!next) continue;
        const before = proofs;
        [config, proofs] = [now, next];
        before.close();
        changed(proofs.latest(), before.latest());
      }
    }
  } finally {
    proofs.close();
    shown.close();
    await server.close();
  }
  return 130;
}

/** After this many milliseconds the first page has been shown, and work that can wait begins. */
const FIRST_PAGE = 700;

/** Opens the world of a site with its config, and makes the first proof. */
async function openSite(
  site: string,
  config: LoadedConfig,
  heard: Pick<ProofSettings, 'changed' | 'retold' | 'failed'>,
): Promise<Proofs & ProofWork> {
  // The digest of the program takes longer than a save does, and the program that runs stays the same.
  const opened = withConfig(buildOptions({}), config);
  const options = (view: View) => {
    const isDesk = view === 'desk';
    return { ...opened, drafts: isDesk, future: isDesk, now: now() };
  };
  const more = () => void begunProofs?.heed({ paths: new Set() }).catch(heard.failed);
  const { world, saved, begun, close } = previewWorld(site, options('desk').generator, config, more);
  let begunProofs: Proofs | null = null;
  const proofs = await openProofs({
    options,
    world,
    saved,
    ...heard,
    open: { desk: keptPress(), readers: keptPress() },
  });
  begunProofs = proofs;
  const later = setTimeout(begun, FIRST_PAGE);
  return {
    ...proofs,
    ...proofWork(site, world),
    close: () => {
      clearTimeout(later);
      proofs.close();
      close();
    },
  };
}

/** Whether a config may have changed in a burst of changes; before the first burst, that is unknown. */
function mayChangeConfig({ paths, isFirst = false }: Burst): boolean {
  return isFirst || [...paths].some((path) => path.startsWith('backfile.config.'));
}

function wordsOf(error: unknown, paint: Paint): string {
  if (error instanceof UsageError) return `${paint('red', 'error')}  ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function countOf({ listed, unlisted }: Archive): string {
  const count = listed.length + unlisted.length;
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'dispatch' : 'dispatches'}, drafts and future ones among them.`;
}

/** Lines about published addresses whose dispatch has just moved to another address, at which readers find it. */
function newlyMoved(archive: Archive, before: Archive): readonly string[] {
  const known = new Set(before.followed.moved.map(({ registered, path }) => `${registered.address} ${path}`));
  const held = new Set<string>(heldIn(archive).map(({ path }) => path));
  return archive.followed.moved
    .filter(({ registered, path }) => !held.has(path) && !known.has(`${registered.address} ${path}`))
    .map(({ registered, path }) => `${path}: its old address ${registered.address} will redirect here.`);
}

/** Lines about published dispatches that have just become drafts, or were postponed. */
function newlyHeld(archive: Archive, before: Archive): readonly string[] {
  const known = new Set(heldIn(before).map(({ slip }) => slip.source));
  const { register, moved } = archive.followed;
  return heldIn(archive)
    .filter(({ slip }) => !known.has(slip.source))
    .flatMap((clipping) => {
      const { path, slip } = clipping;
      const isHere = register.lines.some(({ address, stood }) => address === path && isOf(clipping, stood));
      const at = isHere ? path : moved.find((one) => one.path === path)?.registered.address;
      if (at === undefined) return [];
      return `${slip.source} ${slip.draft ? 'is a draft' : 'waits for its day'} now, but was published at ${at}: a build will stop until it is published again, or says withdrawn: {date: …, because: …}.`;
    });
}

/** Dispatches that are held back from readers. */
function heldIn({ listed, unlisted }: Archive): readonly Clipping[] {
  return [...listed, ...unlisted].filter(({ slip, embargoed }) => slip.draft || embargoed);
}

/** Reports findings, and when they are mended; never the same twice in a row. */
function speaker({ paint, say }: Terminal): (findings: readonly Finding[]) => void {
  const said = new Set<string>();
  return (findings) => {
    const errors = findings.filter(({ level }) => level === 'error');
    const keys = new Map(errors.map((finding) => [JSON.stringify(finding), finding]));
    const fresh = [...keys].filter(([key]) => !said.has(key));
    const mended = said.size > 0 && keys.size === 0;
    said.clear();
    for (const key of keys.keys()) said.add(key);
    if (fresh.length > 0)
      for (const line of findingLines(
        fresh.map(([, finding]) => finding),
        paint,
      ))
        say(line);
    if (mended) say(`${paint('green', '✓')} Mended.`);
  };
}
