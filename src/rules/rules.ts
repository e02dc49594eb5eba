import type { Archive } from '../archive/archive.ts';
import type { Edition } from '../edition/page.ts';
import type { SourcePath } from '../model/address/paths.ts';
import { type Digest, digest } from '../model/digest.ts';
import type { Finding } from '../model/finding.ts';
import { altFileName } from './alt-file-name.ts';
import { altIsCaption } from './alt-is-caption.ts';
import { altMissing } from './alt-missing.ts';
import { bidiOverride } from './bidi-override.ts';
import { bylineMissing } from './byline-missing.ts';
import { bylineNearDuplicate } from './byline-near-duplicate.ts';
import { bylineWithoutBio } from './byline-without-bio.ts';
import { captionFileName } from './caption-file-name.ts';
import { columnGap } from './column-gap.ts';
import { columnMissing } from './column-missing.ts';
import { creditMissing } from './credit-missing.ts';
import { dateBeforeFirst } from './date-before-first.ts';
import { dateDisagrees } from './date-disagrees.ts';
import { dateFromName } from './date-from-name.ts';
import { dateFuture } from './date-future.ts';
import { deadAnchor } from './dead-anchor.ts';
import { dekMissing } from './dek-missing.ts';
import { dekRepeatsLede } from './dek-repeats-lede.ts';
import { doubleSpaces } from './double-spaces.ts';
import { fileLeftOut } from './file-left-out.ts';
import { foreignPicture } from './foreign-picture.ts';
import { drawGalley } from './galley/galley.ts';
import type { Piece, Rule, Sources } from './galley/rule.ts';
import { piecesOf } from './galley/targets.ts';
import { headingJump } from './heading-jump.ts';
import { hostLimits } from './host-limits.ts';
import { idMissing } from './id-missing.ts';
import { identicalDispatches } from './identical-dispatches.ts';
import { insecureLink } from './insecure-link.ts';
import { insecurePicture } from './insecure-picture.ts';
import { ledeRepeated } from './lede-repeated.ts';
import { leftoverShortcode } from './leftover-shortcode.ts';
import { mojibake } from './mojibake.ts';
import { navBroken } from './nav-broken.ts';
import { orphanImage } from './orphan-image.ts';
import { ownAddress } from './own-address.ts';
import { pictureLater } from './picture-later.ts';
import { redirectDead } from './redirect-dead.ts';
import { redirectLoop } from './redirect-loop.ts';
import { redirectOverPage } from './redirect-over-page.ts';
import { sameHeadline } from './same-headline.ts';
import { silentChange } from './silent-change.ts';
import { straightQuotes } from './straight-quotes.ts';
import { tagNearDuplicate } from './tag-near-duplicate.ts';
import { tagOnce } from './tag-once.ts';
import { wordProcessorHtml } from './word-processor-html.ts';

/** The rules of the copy desk, by name. */
export const RULES: readonly Rule[] = [
  altFileName,
  altIsCaption,
  altMissing,
  bidiOverride,
  bylineMissing,
  bylineNearDuplicate,
  bylineWithoutBio,
  captionFileName,
  columnGap,
  columnMissing,
  creditMissing,
  dateBeforeFirst,
  dateDisagrees,
  dateFromName,
  dateFuture,
  deadAnchor,
  dekMissing,
  dekRepeatsLede,
  doubleSpaces,
  fileLeftOut,
  foreignPicture,
  headingJump,
  hostLimits,
  idMissing,
  identicalDispatches,
  insecureLink,
  insecurePicture,
  ledeRepeated,
  leftoverShortcode,
  mojibake,
  navBroken,
  orphanImage,
  ownAddress,
  pictureLater,
  redirectDead,
  redirectLoop,
  redirectOverPage,
  sameHeadline,
  silentChange,
  straightQuotes,
  tagNearDuplicate,
  tagOnce,
  wordProcessorHtml,
];

/** What rules that read single pieces found in a manuscript, valid as long as it does not change. */
export type Proofreading = { readonly digest: Digest; readonly found: readonly Omit<Finding, 'source'>[] };

/**
 * Applies rules to an archive and returns what they find, each finding at its rule's level. Opens a manuscript once for
 * all rules, or not at all if `readings` already has what these rules found in it. Enters new results there.
 */
export function proofread(
  rules: readonly Rule[],
  archive: Archive,
  edition: Edition,
  sources: Sources,
  readings: Map<SourcePath, Proofreading> = new Map(),
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    if (!('look' in rule)) continue;
    for (const note of rule.look(archive, edition, sources))
      findings.push({ rule: rule.name, level: rule.level, ...note });
  }
  const readers = rules.filter((rule) => 'read' in rule);
  if (readers.length === 0) return findings;
  for (const piece of piecesOf(archive)) {
    const { source, digest } = piece.dispatch;
    const known = readings.get(source);
    const { found } = known?.digest === digest ? known : read(piece, readers, archive, sources, readings);
    for (const remark of found) findings.push({ source, ...remark });
  }
  return findings;
}

/** Reads a piece and enters what was found in `readings`, unless its manuscript has changed meanwhile. */
function read(
  piece: Piece,
  readers: readonly Extract<Rule, { readonly read: unknown }>[],
  { site }: Archive,
  sources: Sources,
  readings: Map<SourcePath, Proofreading>,
): Pick<Proofreading, 'found'> {
  const { source, digest: parsed } = piece.dispatch;
  const text = sources.text(source) ?? '';
  const galley = drawGalley(text, () => sources.html(piece));
  const found = readers.flatMap(({ read, name, level }) =>
    read(piece, galley, site.style).map((remark) => ({ rule: name, level, ...remark })),
  );
  if (digest(text) === parsed) readings.set(source, { digest: parsed, found });
  return { found };
}
