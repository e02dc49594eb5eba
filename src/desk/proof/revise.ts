import { bodyOf } from '../../archive/archive.ts';
import type { Clipping } from '../../archive/clipping.ts';
import type { FiledClipping } from '../../archive/filed.ts';
import { openDesk } from '../../edition/desk.ts';
import { dispatchPage } from '../../edition/dispatch-pages.ts';
import type { Dispatch } from '../../model/dispatch.ts';
import { type Finding, sortFindings } from '../../model/finding.ts';
import { slugOf } from '../../model/slug.ts';
import { weighed } from '../prepare.ts';
import type { ManuscriptFile, World } from '../world.ts';
import type { Proof } from './proof.ts';

/** What may differ between two states of a dispatch that stands where it stood, among the same neighbours. */
const OWN: readonly (keyof Dispatch)[] = [
  ...(['digest', 'copy', 'lede', 'lines', 'title', 'headline', 'headlineHtml', 'dek', 'dekHtml'] as const),
  ...(['dateline', 'bio', 'updated', 'canonical'] as const),
];

/**
 * Files one saved manuscript anew where it stands: a proof in which its page is ahead of all others. The archive is
 * changed in place, since it is the proof's alone, and all its parts know the dispatch by its clipping. Null, and
 * nothing changed, where the save moves anything.
 */
export async function revise(last: Proof, saved: ManuscriptFile, world: World): Promise<Proof | null> {
  const { archive, edition, site, pictures } = last.prepared;
  const manuscripts = withSaved(last, saved);
  const { parsed } = await world.parseAll(manuscripts, site.style);
  const reading = parsed[manuscripts.indexOf(saved)];
  const dispatch = reading?.dispatch;
  const isSaved = (clipping: Clipping) => clipping.dispatch.source === saved.path;
  const clipping = archive.listed.find(isSaved) ?? archive.unlisted.find(isSaved);
  if (!dispatch || !clipping || !standsAlike(dispatch, clipping.dispatch)) return null;
  const others = refersAlike(dispatch, clipping.dispatch) && last.ahead?.others !== 'pull' ? 'plan' : 'pull';
  const found: Finding[] = [];
  (clipping as FiledClipping).become(dispatch, bodyOf(dispatch, archive.directory, found));
  const kept = [...archive.findings, ...edition.findings].filter(
    ({ source, rule }) => source === saved.path && !OF_THE_BODY.has(rule),
  );
  const fresh = weighed([...reading.findings, ...found, ...kept], site);
  return {
    ...last,
    ahead: { page: dispatchPage(clipping, openDesk(archive, edition.site, pictures ?? undefined)), others },
    sources: { ...last.sources, manuscripts },
    findings: sortFindings([...last.findings.filter(({ source }) => source !== saved.path), ...fresh]),
  };
}

/** The manuscripts of a proof, one of them as it is now. */
export function withSaved(last: Proof, saved: ManuscriptFile): readonly ManuscriptFile[] {
  return last.sources.manuscripts.map((file) => (file.path === saved.path ? saved : file));
}

/** Rules of `bodyOf`, whose findings are made anew with it. */
const OF_THE_BODY = new Set(['broken-link', 'missing-image']);

function standsAlike(dispatch: Dispatch, before: Dispatch): boolean {
  const placeOf = (state: Dispatch) =>
    JSON.stringify({ ...state, ...Object.fromEntries(OWN.map((field) => [field, null])) });
  return placeOf(dispatch) === placeOf(before) && slugOf(dispatch.slug) !== '';
}

/** Whether it leads to the same places and shows the same pictures: else others are told of it, or theirs are made. */
function refersAlike({ copy }: Dispatch, { copy: before }: Dispatch): boolean {
  const targets = ({ slots }: Dispatch['copy']) =>
    JSON.stringify(slots.map((slot) => (slot.kind === 'link' ? slot.target : slot.src)));
  return targets(copy) === targets(before);
}
