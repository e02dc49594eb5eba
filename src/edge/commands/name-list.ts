import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFinder, soughtOf } from '../../copy/names/finder.ts';
import { proposalLines, withProposals } from '../../desk/names/proposal-lines.ts';
import { propose } from '../../desk/names/propose.ts';
import { compareText } from '../../model/finding.ts';
import { YamlEditRefusal } from '../../model/yaml/entries.ts';
import { siteFolder } from '../program/options.ts';
import type { Terminal } from '../program/terminal.ts';
import { UsageError } from '../program/usage-error.ts';
import { rewrite } from '../program/write-whole.ts';
import { passagesOf } from '../world/open-archive.ts';

/** Options of `backfile names` as the command line gives them. */
type NamesFlags = { readonly site: string; readonly least: string; readonly write?: boolean };

/** Lists the names of an archive, or suggests more. */
export async function namesCommand(
  what: string | undefined,
  flags: NamesFlags,
  terminal: Terminal,
): Promise<number> {
  if (what === undefined) return list(flags.site, terminal);
  if (what === 'suggest') return suggest(flags, terminal);
  throw new UsageError(`There is no command names ${what}; did you mean backfile names suggest?`);
}

async function list(site: string, terminal: Terminal): Promise<number> {
  const { settings, reads } = await passagesOf(siteFolder(site));
  const find = openFinder(soughtOf(settings.names));
  const counts = new Map<string, number>();
  const doubts = new Map<string, { readonly names: readonly string[]; readonly sources: string[] }>();
  for (const { source, passage } of reads) {
    const found = find(passage);
    for (const { name } of found.mentions) counts.set(name, (counts.get(name) ?? 0) + 1);
    for (const { words, names } of found.doubts) {
      const known = doubts.get(words) ?? { names, sources: [] };
      doubts.set(words, known);
      known.sources.push(source);
    }
  }
  for (const { id, name, see } of settings.names)
    if (see === null) terminal.print(`${String(counts.get(id) ?? 0).padStart(6)}  ${name}`);
  for (const [words, { names, sources }] of [...doubts].sort(([a], [b]) => compareText(a, b))) {
    terminal.say(
      `"${words}" may be ${names.join(' or ')}, so it counts as none of them, in ${sources.length} ${sources.length === 1 ? 'dispatch' : 'dispatches'}:`,
    );
    for (const source of sources) terminal.say(`  ${source}`);
  }
  if (doubts.size > 0)
    terminal.say('Mark what is meant in each dispatch: [[Name|words]]; [[|words]] if it is none of them.');
  if (settings.names.length === 0)
    terminal.say('There are no names in names.yaml. backfile names suggest proposes some.');
  return 0;
}

async function suggest({ site, least, write }: NamesFlags, terminal: Terminal): Promise<number> {
  const count = Number(least);
  if (!Number.isSafeInteger(count) || count < 1)
    throw new UsageError(`"${least}" is not a count; write --least 3.`);
  const folder = siteFolder(site);
  const { settings, reads } = await passagesOf(folder);
  const proposals = propose(reads, settings.names, count);
  for (const line of proposalLines(proposals)) terminal.print(line);
  if (proposals.length === 0) terminal.say('There is nothing to propose.');
  else if (write) {
    const path = existsSync(join(folder, 'names.yml')) ? 'names.yml' : 'names.yaml';
    const file = join(folder, path);
    const whole = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const text = whole.replace(/^\ufeff/, '');
    const known = new Set(settings.names.map(({ id }) => id));
    const next = edited(path, () => withProposals(text, proposals, known));
    rewrite(file, whole.slice(0, whole.length - text.length) + next);
    terminal.say(
      `${path} has ${proposals.length} more ${proposals.length === 1 ? 'name' : 'names'}. Read them: remove what is not a name, and correct kinds and forms.`,
    );
  } else terminal.say('Nothing was written. --write adds these entries to names.yaml.');
  return 0;
}

function edited(path: string, edit: () => string): string {
  try {
    return edit();
  } catch (error) {
    if (error instanceof YamlEditRefusal)
      throw new UsageError(
        `${path} cannot be changed by this command: ${error.message}. Add the entries by hand.`,
      );
    throw error;
  }
}
