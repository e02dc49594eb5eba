import type { SourcePath } from '../../model/address/paths.ts';
import type { Finding } from '../../model/finding.ts';
import { EVERYTHING, otherLines, REGISTER, type Registered, type Stood } from '../../model/register.ts';
import type { Site } from '../../model/site.ts';
import type { Bench } from '../bench.ts';

/**
 * The earlier paths of the whole site, from when its address had another path. Those within the present site are returned
 * as prefixes, with their lines in the register; each of the others gives a warning.
 */
export function belowBase({ archive: { followed, site } }: Bench): {
  readonly prefixes: readonly { readonly line: Registered; readonly prefix: string }[];
  readonly findings: readonly Finding[];
} {
  const prefixes: { readonly line: Registered; readonly prefix: string }[] = [];
  const findings: Finding[] = [];
  for (const registered of otherLines(followed.register)) {
    const { stood, line } = registered;
    if (!('base' in stood) || stood.base === `${site.base}/`) continue;
    if (!isOutside(stood, site))
      prefixes.push({ line: registered, prefix: stood.base.slice(site.base.length, -1) });
    else
      findings.push({
        rule: 'base-changed',
        level: 'warning',
        source: REGISTER as SourcePath,
        position: { line, column: 1 },
        reason: `The site was under ${stood.base} and is under ${site.base}/ now: nothing in dist/ can answer at its old addresses`,
        remedy: `Let the server redirect ${stood.base}… to ${site.base}/…; then: backfile retire "${EVERYTHING}"`,
      });
  }
  return { prefixes, findings };
}

/** Whether a line of the register names a path of the whole site that lies outside its present path. */
export function isOutside(stood: Stood, { base }: Pick<Site, 'base'>): boolean {
  return 'base' in stood && !stood.base.startsWith(`${base}/`);
}
