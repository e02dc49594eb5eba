import type { Archive } from '../archive/archive.ts';
import type { Edition } from '../edition/page.ts';
import type { Finding } from '../model/finding.ts';
import { altFileName } from './alt-file-name.ts';
import { altIsCaption } from './alt-is-caption.ts';
import { altMissing } from './alt-missing.ts';
import { bylineMissing } from './byline-missing.ts';
import { bylineNearDuplicate } from './byline-near-duplicate.ts';
import { bylineWithoutBio } from './byline-without-bio.ts';
import { captionFileName } from './caption-file-name.ts';
import { columnMissing } from './column-missing.ts';
import { creditMissing } from './credit-missing.ts';
import { dateFromName } from './date-from-name.ts';
import { deadAnchor } from './dead-anchor.ts';
import { dekMissing } from './dek-missing.ts';
import { dekRepeatsLede } from './dek-repeats-lede.ts';
import { doubleSpaces } from './double-spaces.ts';
import { drawGalley } from './galley.ts';
import { headingJump } from './heading-jump.ts';
import { idMissing } from './id-missing.ts';
import { identicalDispatches } from './identical-dispatches.ts';
import { ledeRepeated } from './lede-repeated.ts';
import { leftoverShortcode } from './leftover-shortcode.ts';
import { mojibake } from './mojibake.ts';
import type { Drawer, Rule } from './rule.ts';
import { sameHeadline } from './same-headline.ts';
import { straightQuotes } from './straight-quotes.ts';
import { tagNearDuplicate } from './tag-near-duplicate.ts';
import { tagOnce } from './tag-once.ts';
import { piecesOf } from './targets.ts';
import { wordProcessorHtml } from './word-processor-html.ts';

/** The copy desk: every rule, by name. */
export const RULES: readonly Rule[] = [
  altFileName,
  altIsCaption,
  altMissing,
  bylineMissing,
  bylineNearDuplicate,
  bylineWithoutBio,
  captionFileName,
  columnMissing,
  creditMissing,
  dateFromName,
  deadAnchor,
  dekMissing,
  dekRepeatsLede,
  doubleSpaces,
  headingJump,
  idMissing,
  identicalDispatches,
  ledeRepeated,
  leftoverShortcode,
  mojibake,
  sameHeadline,
  straightQuotes,
  tagNearDuplicate,
  tagOnce,
  wordProcessorHtml,
];

/** Puts rules to an archive: what they find, each at its rule's own level. A manuscript is opened once, for all of them. */
export function proofread(
  rules: readonly Rule[],
  archive: Archive,
  edition: Edition,
  drawer: Drawer,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    if (!('look' in rule)) continue;
    for (const note of rule.look(archive, edition, drawer))
      findings.push({ rule: rule.name, level: rule.level, ...note });
  }
  const readers = rules.filter((rule) => 'read' in rule);
  if (readers.length === 0) return findings;
  for (const piece of piecesOf(archive)) {
    const { source } = piece.dispatch;
    const galley = drawGalley(drawer.text(source) ?? '', () => drawer.html(piece));
    for (const { read, name, level } of readers) {
      for (const remark of read(piece, galley, archive))
        findings.push({ rule: name, level, source, ...remark });
    }
  }
  return findings;
}
