import type { Asset, Page } from '../../edition/page.ts';
import { type Digest, digestEach } from '../../model/digest.ts';
import type { Finding } from '../../model/finding.ts';
import type { OutputPath } from '../../model/paths.ts';
import type { openPress } from '../../press/press.ts';
import { type Prepared, prepare, replan } from '../prepare.ts';
import type { Options } from '../settings/settings.ts';
import type { Sources, World } from '../world.ts';

/** An edition held in memory, for those who look at it before it is printed. */
export type Proof = {
  /** The last edition that could be made. */
  readonly prepared: Prepared;
  /** What the latest reading found, whether or not its edition is the one shown. */
  readonly findings: readonly Finding[];
  readonly standing: ReadonlyMap<OutputPath, Page | Asset>;
  /** A page that is ahead of all others, and what these need: see `revise`. Null where all are as they should be. */
  readonly ahead: { readonly page: Page; readonly others: 'plan' | 'pull' } | null;
  readonly sources: Sources;
  /** How often pictures had come when they were shown last. */
  readonly rounds: number;
};

/**
 * Pulls a proof: reads, files and plans as a build does, and renders nothing. Where `sources` are those of `last`,
 * that is the proof; where settings or templates are wrong, its edition stays beside the new findings.
 */
export async function pull(
  options: Options,
  world: World,
  open: typeof openPress,
  last: Proof | null,
  sources: Sources = world.disk.sources(),
): Promise<Proof> {
  const rounds = world.pictures?.rounds?.() ?? 0;
  if (last && isUpToDate(last, sources, rounds)) return last;
  const prepared = await prepare(options, world, open, sources);
  const { findings } = prepared;
  if (last && findings.some(isOfTheSite)) return { ...last, findings, sources, rounds, ahead: null };
  return { prepared, findings, standing: standingOf(prepared), ahead: null, sources, rounds };
}

/** Brings all pages up to the one that is ahead. */
export async function catchUp(
  options: Options,
  world: World,
  open: typeof openPress,
  last: Proof,
): Promise<Proof> {
  if (last.ahead?.others === 'pull') return pull(options, world, open, last, last.sources);
  if (last.ahead === null) return last;
  const prepared = await replan(last.prepared, world);
  return { ...last, prepared, standing: standingOf(prepared), ahead: null };
}

/** What stands at a path of a proof. */
export function lookUp(proof: Proof, path: string): Page | Asset | undefined {
  if (proof.ahead?.page.path === path) return proof.ahead.page;
  return proof.standing.get(path as OutputPath);
}

function standingOf({ edition }: Prepared): Proof['standing'] {
  const standing = new Map<OutputPath, Page | Asset>();
  for (const made of [...edition.pages, ...edition.assets])
    if (!standing.has(made.path)) standing.set(made.path, made);
  return standing;
}

function isUpToDate(last: Proof, sources: Sources, rounds: number): boolean {
  return last.ahead === null && last.rounds === rounds && digestOf(last.sources) === digestOf(sources);
}

/** An error after which no page can be trusted, since it is about what all of them are made with. */
function isOfTheSite({ level, source }: Finding): boolean {
  return level === 'error' && (source.startsWith('templates/') || /^[\w-]+\.(?:ya?ml|ts|js)$/.test(source));
}

function digestOf({ manuscripts, assets, templates, settings, findings }: Sources): Digest {
  return digestEach([
    ...manuscripts.flatMap((file) => [file.path, file.digest]),
    ...assets.flatMap((file) => [file.path, file.digest]),
    ...templates.map(
      (file) => `${file.origin} ${file.source} ${Buffer.from(file.content).toString('latin1')}`,
    ),
    ...settings.flatMap((file) => [file.path, file.text]),
    JSON.stringify(findings),
  ]);
}
