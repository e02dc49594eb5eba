import type { Asset, Page } from '../../edition/page.ts';
import type { OutputPath } from '../../model/address/paths.ts';
import { type Digest, digest } from '../../model/digest.ts';
import type { Finding } from '../../model/finding.ts';
import type { openPress } from '../../press/press.ts';
import { type Planned, prepare } from '../prepare.ts';
import type { Options } from '../settings/settings.ts';
import type { ManuscriptFile, Sources, World } from '../world.ts';

/** An edition held in memory, for those who look at it before it is printed. */
export type Proof = {
  /** The last edition that could be made. */
  readonly planned: Planned;
  /** The latest findings, whether or not their edition is the one shown. */
  readonly findings: readonly Finding[];
  readonly standing: ReadonlyMap<OutputPath, Page | Asset>;
  readonly sources: Sources;
  /** How often more pictures were ready before the last proof (`PictureDoor.rounds`). */
  readonly rounds: number;
};

/**
 * Pulls a proof: reads, files and plans as a build does, and renders nothing. If `sources` are those of `last`, that is
 * the proof; if settings or templates are wrong, its edition stays beside the new findings.
 */
export async function pull(
  options: Options,
  world: World,
  open: typeof openPress,
  last: Proof | null,
  sources: Sources = world.disk.sources(),
): Promise<Proof> {
  const rounds = world.pictures?.rounds?.() ?? 0;
  if (last && last.rounds === rounds && isSame(last.sources, sources)) return last;
  const planned = await prepare(options, world, open, sources);
  const { findings } = planned;
  if (last && findings.some(isOfTheSite)) return { ...last, findings, sources, rounds };
  return { planned, findings, standing: standingOf(planned), sources, rounds };
}

/** The sources of a proof, with one of its manuscripts as it was saved. */
export function withSaved({ sources }: Proof, saved: ManuscriptFile): Sources {
  const manuscripts = sources.manuscripts.map((file) => (file.path === saved.path ? saved : file));
  return { ...sources, manuscripts };
}

function standingOf({ edition }: Planned): Proof['standing'] {
  const standing = new Map<OutputPath, Page | Asset>();
  for (const made of [...edition.pages, ...edition.assets])
    if (!standing.has(made.path)) standing.set(made.path, made);
  return standing;
}

/** Whether a finding is an error about something from which all pages are made, after which no page can be trusted. */
function isOfTheSite({ level, source }: Finding): boolean {
  return level === 'error' && (source.startsWith('templates/') || /^[\w-]+\.(?:ya?ml|ts|js)$/.test(source));
}

/** Whether a site folder holds the same as before. Compared entry by entry: after most saves, the first that differs decides. */
function isSame(one: Sources, other: Sources): boolean {
  if (one === other) return true;
  return (
    isSameList(one.manuscripts, other.manuscripts, isSameFile) &&
    isSameList(one.assets, other.assets, isSameFile) &&
    isSameList(
      one.templates,
      other.templates,
      (a, b) => a.origin === b.origin && a.source === b.source && digest(a.content) === digest(b.content),
    ) &&
    isSameList(one.settings, other.settings, (a, b) => a.path === b.path && a.text === b.text) &&
    one.register?.digest === other.register?.digest &&
    JSON.stringify(one.findings) === JSON.stringify(other.findings)
  );
}

function isSameList<T>(
  one: readonly T[],
  other: readonly T[],
  isSameEntry: (a: T, b: T) => boolean,
): boolean {
  return one.length === other.length && one.every((entry, at) => isSameEntry(entry, other[at] as T));
}

type File = { readonly path: string; readonly digest: Digest };

function isSameFile(one: File, other: File): boolean {
  return one.path === other.path && one.digest === other.digest;
}
