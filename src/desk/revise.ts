import { bodyOf } from '../archive/archive.ts';
import { openDesk } from '../edition/desk.ts';
import { dispatchPage } from '../edition/dispatch-pages.ts';
import type { Dispatch } from '../model/dispatch.ts';
import { type Finding, sortFindings } from '../model/finding.ts';
import { slugOf } from '../model/slug.ts';
import type { Proof } from './proof.ts';
import type { ManuscriptFile, World } from './world.ts';

/** What may differ between two states of a dispatch that stands where it stood, among the same neighbours. */
const OWN: readonly (keyof Dispatch)[] = [
  ...(['digest', 'copy', 'lede', 'firstImage', 'lines', 'title', 'headline', 'dek'] as const),
  ...(['image', 'dateline', 'bio', 'updated', 'corrections', 'canonical'] as const),
];

/**
 * A proof in which the page of one saved manuscript is new and all others are as they were, which may be behind:
 * the whole is to be pulled before another page is shown. Null where the save moves more than that page.
 */
export async function revise(last: Proof, saved: ManuscriptFile, world: World): Promise<Proof | null> {
  const { archive, edition, site } = last.prepared;
  const manuscripts = last.sources.manuscripts.map((file) => (file.path === saved.path ? saved : file));
  const { parsed } = await world.parseAll(manuscripts, site.style);
  const reading = parsed[manuscripts.indexOf(saved)];
  const filed = [archive.listed, archive.unlisted].flatMap((list) =>
    list.filter((clipping) => clipping.dispatch.source === saved.path),
  )[0];
  const dispatch = reading?.dispatch;
  if (!dispatch || !filed || !standsAlike(dispatch, filed.dispatch)) return null;
  const found: Finding[] = [];
  const clipping = { ...filed, dispatch, ...bodyOf(dispatch, archive.directory, found) };
  return {
    ...last,
    revised: dispatchPage(
      clipping,
      openDesk(archive, edition.site, last.prepared.pictures ?? undefined),
      undefined,
      filed,
    ),
    findings: sortFindings([
      ...last.findings.filter((finding) => finding.source !== saved.path),
      ...reading.findings,
      ...found,
    ]),
  };
}

function standsAlike(dispatch: Dispatch, before: Dispatch): boolean {
  const placeOf = (state: Dispatch) =>
    JSON.stringify({ ...state, ...Object.fromEntries(OWN.map((field) => [field, null])) });
  return placeOf(dispatch) === placeOf(before) && slugOf(dispatch.slug) !== '';
}
