import type { Asset, Page } from '../edition/page.ts';
import { type Digest, digestAll } from '../model/digest.ts';
import type { Finding } from '../model/finding.ts';
import type { OutputPath } from '../model/paths.ts';
import type { openPress } from '../press/press.ts';
import { type Prepared, prepare } from './prepare.ts';
import type { Options } from './settings.ts';
import type { Sources, World } from './world.ts';

/** An edition held in memory, for those who look at it before it is printed. */
export type Proof = {
  /** The last edition that could be made. */
  readonly prepared: Prepared;
  /** What the latest reading found, whether or not its edition is the one shown. */
  readonly findings: readonly Finding[];
  readonly standing: ReadonlyMap<OutputPath, Page | Asset>;
  /** A page that is ahead of the rest: see `revise`. */
  readonly revised: Page | null;
  readonly sources: Sources;
  /** Of all that was read; equal readings give equal proofs. */
  readonly read: Digest;
};

/**
 * Pulls a proof: reads, files and plans as a build does, and renders nothing. Where nothing has changed since
 * `last`, that is the proof; where settings or templates are wrong, its edition stays beside the new findings.
 */
export async function pull(
  options: Options,
  world: World,
  open: typeof openPress,
  last: Proof | null,
): Promise<Proof> {
  const sources = world.disk.sources();
  const read = digestOf(sources);
  if (last?.read === read) return last;
  const prepared = await prepare(options, world, open, sources);
  const { findings } = prepared;
  if (last && findings.some(isOfTheSite)) return { ...last, findings, sources, read, revised: null };
  const { pages, assets } = prepared.edition;
  const standing = new Map<OutputPath, Page | Asset>();
  for (const made of [...pages, ...assets]) if (!standing.has(made.path)) standing.set(made.path, made);
  return { prepared, findings, standing, revised: null, sources, read };
}

/** What stands at a path of a proof. */
export function lookUp(proof: Proof, path: string): Page | Asset | undefined {
  if (proof.revised?.path === path) return proof.revised;
  return proof.standing.get(path as OutputPath);
}

/** An error after which no page can be trusted, since it is about what all of them are made with. */
function isOfTheSite({ level, source }: Finding): boolean {
  return level === 'error' && (source.startsWith('templates/') || /^[\w-]+\.(?:ya?ml|ts|js)$/.test(source));
}

function digestOf({ manuscripts, assets, templates, settings, findings }: Sources): Digest {
  return digestAll(
    ...manuscripts.flatMap((file) => [file.path, file.digest]),
    ...assets.flatMap((file) => [file.path, file.digest]),
    ...templates.map(
      (file) => `${file.origin} ${file.source} ${Buffer.from(file.content).toString('latin1')}`,
    ),
    ...settings.flatMap((file) => [file.path, file.text]),
    JSON.stringify(findings),
  );
}
