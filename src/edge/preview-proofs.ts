import { type Proof, pull } from '../desk/proof.ts';
import { revise } from '../desk/revise.ts';
import type { Options } from '../desk/settings.ts';
import type { ManuscriptFile, World } from '../desk/world.ts';
import type { openPress } from '../press/press.ts';
import type { Burst } from './changes.ts';

/** What preview shows, kept up to date. */
export type Proofs = {
  /** The proof in which the page at a path is true: at once for the page that was just saved, else once all is read. */
  readonly showing: (path: string) => Promise<Proof>;
  readonly latest: () => Proof;
  readonly heed: (burst: Burst) => Promise<void>;
  readonly close: () => void;
};

export type ProofSettings = {
  readonly options: () => Options;
  readonly world: World;
  readonly open: typeof openPress;
  /** The manuscript at a path as it stands now; null where it is not there, or not readable. */
  readonly saved: (path: string) => ManuscriptFile | null;
  /** Told of each proof that differs from the one before. */
  readonly changed: (proof: Proof, before: Proof) => void;
  /** Told of what went wrong where nobody waits for it. */
  readonly failed: (error: unknown) => void;
};

/** Milliseconds after a save until the rest of the archive is brought up to date, if nothing asks for it sooner. */
const REST = 150;
/** Milliseconds after a burst until all is looked at once more: an event that was lost is then made good. */
const SETTLED = 1500;

/**
 * Pulls the first proof, and a new one after every burst. One saved manuscript is shown at once where that moves no
 * other page; whoever asks for another page meanwhile waits until the whole is pulled, so that nothing shown is stale.
 */
export async function openProofs(settings: ProofSettings): Promise<Proofs> {
  const { world, open, options } = settings;
  let proof = await pull(options(), world, open, null);
  let isBehind = false;
  let work: Promise<unknown> = Promise.resolve();
  let later: NodeJS.Timeout | undefined;

  const take = (next: Proof) => {
    const before = proof;
    proof = next;
    if (next !== before) settings.changed(next, before);
  };
  /** One after the other: a step begins when those before it have ended, whatever came of them. */
  const inTurn = <T>(step: () => Promise<T>): Promise<T> => {
    const mine = work.then(step, step);
    work = mine.catch(() => {});
    return mine;
  };
  const whole = () =>
    inTurn(async () => {
      isBehind = false;
      take(await pull(options(), world, open, proof));
    });
  const soon = (delay: number, step: () => void) => {
    clearTimeout(later);
    later = setTimeout(step, delay);
  };
  const settle = () => soon(SETTLED, () => void whole().catch(settings.failed));

  return {
    latest: () => proof,
    showing: async (path) => {
      if (isBehind && proof.revised?.path !== path) {
        await whole();
        settle();
      }
      await work;
      return proof;
    },
    heed: async (burst) => {
      const file = soleSave(burst, proof, settings.saved);
      const next = file && (await inTurn(() => revise(proof, file, world)));
      if (next) {
        isBehind = true;
        take(next);
        soon(REST, () => void whole().then(settle, settings.failed));
        return;
      }
      await whole();
      settle();
    },
    close: () => clearTimeout(later),
  };
}

/** The one known manuscript that a burst is about; null where it is about more, or about something else. */
function soleSave(burst: Burst, proof: Proof, saved: ProofSettings['saved']): ManuscriptFile | null {
  let sole: ManuscriptFile | null = null;
  for (const path of burst.paths) {
    const isKnown = proof.sources.manuscripts.some((file) => file.path === path);
    const file = saved(path);
    if (!isKnown && !file) continue;
    if (!isKnown || !file || sole) return null;
    sole = file;
  }
  return sole;
}
