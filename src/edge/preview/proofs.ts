import { firstLook } from '../../desk/proof/first-look.ts';
import { type Proof, pull, withSaved } from '../../desk/proof/proof.ts';
import type { Options } from '../../desk/settings/settings.ts';
import type { ManuscriptFile, World } from '../../desk/world.ts';
import type { OutputPath } from '../../model/address/paths.ts';
import type { openPress } from '../../press/press.ts';
import type { Burst } from './changes.ts';

/** The proofs that the preview shows, kept up to date. */
export type Proofs = {
  /** The proof in which the page at `path` shows everything saved so far, for the desk or as readers see it. */
  readonly current: (view: View, path: OutputPath | null) => Promise<Proof>;
  readonly latest: () => Proof;
  readonly heed: (burst: Burst) => Promise<void>;
  readonly close: () => void;
};

/** With drafts and future dispatches, or as a plain build shows the archive. */
export type View = 'desk' | 'readers';

export type ProofSettings = {
  readonly options: (view: View) => Options;
  readonly world: World;
  readonly open: { readonly [view in View]: typeof openPress };
  /** The manuscript at a path as it is now; null if it is missing or unreadable. */
  readonly saved: (path: string) => ManuscriptFile | null;
  /** Called with each proof that differs from the one before. */
  readonly changed: (proof: Proof, before: Proof) => void;
  /** Called when the page that was asked for last shows what was saved, before there is a new proof. */
  readonly retold: () => void;
  /** Called with an error if no request waits for the result. */
  readonly failed: (error: unknown) => void;
};

/** Milliseconds in which a browser asks again for the page that it shows. */
const ASKS = 60;
/** Milliseconds in which the answer is sent. */
const SENT = 5;
/** Milliseconds after a save until its file is read once more: an editor may have written it twice. */
const AGAIN = 400;
/** Milliseconds after many changes until everything is read once more, in case an event was lost. */
const SETTLED = 1500;

/**
 * Pulls the first proof, and a new one after every burst. A burst about one saved manuscript does not read the folder
 * again, and if the page of its dispatch was the last one that a browser asked for, that page is shown first. Requests
 * for other pages wait until the new proof is ready, so that no page is out of date.
 */
export async function openProofs(settings: ProofSettings): Promise<Proofs> {
  const { world, open, options } = settings;
  let proof = await pull(options('desk'), world, open.desk, null);
  let forReaders: Proof | null = null;
  let work: Promise<unknown> = Promise.resolve();
  let later: NodeJS.Timeout | undefined;
  let isUnsettled = false;
  /** The page that was asked for last. */
  let seen: OutputPath | null = null;
  /** The page that is shown before the next proof, and what to call when it is. */
  let first: { readonly path: OutputPath; readonly shown: () => void } | null = null;

  const take = (next: Proof) => {
    const before = proof;
    proof = next;
    if (next !== before) settings.changed(next, before);
  };
  /** Runs steps one after the other, also after a step that failed. */
  const inTurn = (step: () => Promise<Proof>): Promise<void> => {
    const mine = work.then(step, step).then(take);
    work = mine.catch(() => {});
    return mine;
  };
  const whole = () => inTurn(() => pull(options('desk'), world, open.desk, proof));
  /** A proof of the same sources as readers see it; made when it is asked for. */
  const asReaders = async (): Promise<Proof> => {
    const step = () => pull(options('readers'), world, open.readers, forReaders, proof.sources);
    const mine = work.then(step, step);
    work = mine.catch(() => {});
    forReaders = await mine;
    return forReaders;
  };
  const showFirst = async (saved: ManuscriptFile) => {
    const page = seen === null ? undefined : proof.standing.get(seen);
    if (!page || !('template' in page) || page.source !== saved.path) return;
    if (!(await firstLook(proof, saved, world))) return;
    await new Promise<void>((resolve) => {
      const patience = setTimeout(resolve, ASKS);
      const shown = () => {
        clearTimeout(patience);
        setTimeout(resolve, SENT);
      };
      first = { path: page.path, shown };
      settings.retold();
    });
    first = null;
  };
  const soon = (delay: number, step: () => Promise<unknown>) => {
    clearTimeout(later);
    later = setTimeout(() => void step().catch(settings.failed), delay);
  };
  const settle = async () => {
    await whole();
    isUnsettled = false;
  };
  const lookAgain = async (file: ManuscriptFile) => {
    if (settings.saved(file.path)?.digest !== file.digest) return heed({ paths: new Set([file.path]) });
    if (isUnsettled) soon(SETTLED, settle);
  };
  const heed = async (burst: Burst) => {
    if (burst.isFirst && burst.paths.size === 0) return soon(SETTLED, settle);
    let sole: ManuscriptFile | null = null;
    await inTurn(async () => {
      sole = soleSave(burst, proof, settings.saved);
      if (sole) await showFirst(sole);
      return pull(
        options('desk'),
        world,
        open.desk,
        proof,
        sole ? withSaved(proof, sole) : world.disk.sources(),
      );
    });
    isUnsettled ||= sole === null;
    if (sole) soon(AGAIN, lookAgain.bind(null, sole));
    else soon(SETTLED, settle);
  };

  return {
    latest: () => proof,
    current: async (view, path) => {
      if (view === 'readers') return asReaders();
      if (path !== null && first?.path === path) {
        first.shown();
        return proof;
      }
      await work;
      if (path !== null && 'template' in (proof.standing.get(path) ?? {})) seen = path;
      return proof;
    },
    heed,
    close: () => clearTimeout(later),
  };
}

/** The known manuscript that a burst is about; null if it is about several files, or about another one. */
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
