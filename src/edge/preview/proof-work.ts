import { join } from 'node:path';
import { withoutAccepted } from '../../desk/check/baseline.ts';
import { review } from '../../desk/check/check.ts';
import type { Proof } from '../../desk/proof/proof.ts';
import { searchInMemory } from '../../desk/search.ts';
import type { World } from '../../desk/world.ts';
import type { Finding } from '../../model/finding.ts';
import { BASELINE, baselineIn } from '../disk/baseline-file.ts';
import { textOf } from './files.ts';

/** What is made from a proof only when a page asks for it, since it takes too long for every save. */
export type ProofWork = {
  /** What `backfile check` finds in it, without what the site's baseline accepts. */
  readonly findings: (proof: Proof) => Promise<readonly Finding[]>;
  /** The files of its search index, by path from the index's folder; null if the site has no search. */
  readonly searchFiles: (proof: Proof) => Promise<ReadonlyMap<string, Uint8Array> | null>;
};

/** Work on proofs of the site folder `site`, done once for each. */
export function proofWork(site: string, world: World): ProofWork {
  const text = textOf.bind(null, site);
  const reviewed = once((proof) =>
    review({ ...proof.planned, findings: proof.findings }, { ...world, text, baseline: new Map() }),
  );
  return {
    findings: async (proof) => {
      const { all } = await reviewed(proof);
      return withoutAccepted(all, baselineIn(join(site, BASELINE))).findings;
    },
    searchFiles: once(({ planned }) => {
      const { press, edition } = planned;
      let rendered = 0;
      return searchInMemory(planned, world, async (page) => {
        // Other requests are answered meanwhile.
        if (rendered++ % 16 === 0) await new Promise(setImmediate);
        return press.render(page, edition.site);
      });
    }),
  };
}

function once<T>(make: (proof: Proof) => Promise<T>): (proof: Proof) => Promise<T> {
  const known = new WeakMap<Proof, Promise<T>>();
  return (proof) => {
    const made = known.get(proof) ?? make(proof);
    known.set(proof, made);
    return made;
  };
}
