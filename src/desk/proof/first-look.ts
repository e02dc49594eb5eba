import { retell } from '../../archive/retell.ts';
import type { ManuscriptFile, World } from '../world.ts';
import { type Proof, withSaved } from './proof.ts';

/**
 * Puts the text of a saved manuscript into a proof, so that the page of the dispatch shows it before the next proof is
 * pulled. Returns false if more than its text is new, or if the page may show what is found from its text: names, and that it
 * changed. Other pages of the proof must not be shown after that: they may
 * show some of the text.
 *
 * A shortcut. Definition: `pull`. Law: the page has the same bytes as in the proof that is pulled next. Test:
 * tests/desk/proof/first-look.test.ts.
 */
export async function firstLook(proof: Proof, saved: ManuscriptFile, world: World): Promise<boolean> {
  const { archive, site } = proof.planned;
  if (site.names.length > 0 || site.changes !== null) return false;
  const { manuscripts } = withSaved(proof, saved);
  const { parsed } = await world.parseAll(manuscripts, site.style);
  const dispatch = parsed[manuscripts.indexOf(saved)]?.dispatch;
  return dispatch ? retell(archive, dispatch) : false;
}
