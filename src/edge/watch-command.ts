import { keptPress } from '../desk/kept-press.ts';
import { findingLines, type Paint } from '../desk/report.ts';
import type { Finding } from '../model/finding.ts';
import { buildOptions, siteFolder } from './build-command.ts';
import { changes } from './changes.ts';
import { openInEditor } from './editor.ts';
import { openBrowser } from './open-browser.ts';
import { preview } from './preview.ts';
import { openProofs } from './preview-proofs.ts';
import { previewWorld } from './preview-world.ts';
import { listen } from './serve-listen.ts';
import { UsageError } from './usage-error.ts';

/** Options of `backfile watch` as the command line gives them. */
export type WatchFlags = {
  readonly site: string;
  readonly port?: string;
  readonly host?: string;
  readonly open?: boolean;
  readonly poll?: boolean;
  readonly quiet?: boolean;
};

type Terminal = {
  readonly paint: Paint;
  readonly say: (line: string) => void;
  readonly print: (line: string) => void;
};

/** Shows the archive as it is being written, until `signal`. The exit status. */
export async function watchCommand(
  flags: WatchFlags,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const { paint, say } = terminal;
  const site = siteFolder(flags.site);
  const host = flags.host ?? '127.0.0.1';
  const options = () => buildOptions({ drafts: true, future: true });
  const { world, saved, begun, close } = previewWorld(site, options().generator);
  const speak = speaker(terminal);
  const failed = (error: unknown) =>
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  let tell: ReturnType<typeof preview>['tell'] = () => {};
  const proofs = await openProofs({
    ...{ options, world, saved, failed, open: keptPress() },
    changed: (proof, before) => {
      speak(proof.findings);
      tell(proof, before);
    },
  });
  begun();
  const shown = preview({
    ...{ site, proofs, hosts: new Set([host.toLowerCase()]), report: speak },
    openInEditor: (file, line, column) =>
      openInEditor(file, line, column, (why) => say(`The editor did not open: ${why}.`)),
  });
  tell = shown.tell;
  const server = await listen(shown.answer, { host, port: portOf(flags.port) });
  const { base } = proofs.latest().prepared.site;
  speak(proofs.latest().findings);
  const { archive } = proofs.latest().prepared;
  const count = archive.listed.length + archive.unlisted.length;
  if (!flags.quiet)
    say(
      `${paint('green', '✓')} ${count.toLocaleString('en-US')} dispatches, drafts and future ones among them. Ctrl-C stops.`,
    );
  terminal.print(`${server.url}${base}/`);
  if (flags.open) await openBrowser(`${server.url}${base}/`);
  try {
    for await (const burst of changes(site, { poll: flags.poll ?? false, signal }))
      await proofs.heed(burst).catch(failed);
  } finally {
    proofs.close();
    shown.close();
    await server.close();
    close();
  }
  return 130;
}

/** A port as written; null where none is. */
export function portOf(written: string | undefined): number | null {
  if (written === undefined) return null;
  const port = Number(written);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new UsageError(`"${written}" is no port. Write a number such as --port 4000.`);
}

/** Says what is found, and that it is mended; nothing twice in a row. */
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
