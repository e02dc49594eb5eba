import type { Proof } from '../../desk/proof/proof.ts';
import type { Paint } from '../../desk/report-lines.ts';
import type { Finding, Level } from '../../model/finding.ts';

/** One line for a save: what changed, how long it took, and what was found in it; null if no source changed. */
export function savedLine(proof: Proof, before: Proof, milliseconds: number, paint: Paint): string | null {
  const { changed, removed } = difference(proof, before);
  const all = [...changed, ...removed];
  const [first] = all;
  if (first === undefined) return null;
  const what =
    all.length === 1
      ? `${first}${removed.length === 1 ? ' removed' : ''}`
      : `${first} and ${others(all.length - 1)}`;
  const found = new Set(
    changed.includes('site.yaml')
      ? proof.findings
      : proof.findings.filter(({ source }) => all.includes(source)),
  );
  const mark = has(found, 'error')
    ? paint('red', '✗')
    : has(found, 'warning')
      ? paint('yellow', '!')
      : paint('green', '✓');
  const time = `in ${Math.round(milliseconds)} ms`;
  // What is lost with a removed file is reported when the whole archive is looked at.
  const isLost = removed.length > 0 && proof.planned.archive.followed.lost.length > 0;
  return `${mark} ${what} ${paint('dim', isLost && found.size === 0 ? time : `${time}: ${counts(found)}`)}`;
}

function others(count: number): string {
  return count === 1 ? '1 other file' : `${count.toLocaleString('en-US')} other files`;
}

/** Paths of sources that are new or differ, and of those that are gone. */
function difference(
  proof: Proof,
  before: Proof,
): { readonly changed: readonly string[]; readonly removed: readonly string[] } {
  const [now, then] = [fingerprints(proof), fingerprints(before)];
  return {
    changed: [...now].filter(([path, mark]) => then.get(path) !== mark).map(([path]) => path),
    removed: [...then.keys()].filter((path) => !now.has(path)),
  };
}

/** A value for each source, by its path, that differs when the source has changed. */
function fingerprints({ sources }: Proof): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>([
    ...sources.manuscripts.map(({ path, digest }) => [path, digest] as const),
    ...sources.assets.map(({ path, digest }) => [path, digest] as const),
    ...sources.settings.map(({ path, text }) => [path, text] as const),
    ...sources.templates
      .filter(({ origin }) => origin === 'site')
      .map(({ source, content }) => [source, String(content)] as const),
  ]);
}

function has(found: ReadonlySet<Finding>, level: Level): boolean {
  return [...found].some((finding) => finding.level === level);
}

function counts(found: ReadonlySet<Finding>): string {
  const words = (['error', 'warning'] as const).flatMap((level) => {
    const count = [...found].filter((finding) => finding.level === level).length;
    return count === 0 ? [] : [`${count} ${level}${count === 1 ? '' : 's'}`];
  });
  return words.length === 0 ? 'nothing is wrong' : words.join(', ');
}
