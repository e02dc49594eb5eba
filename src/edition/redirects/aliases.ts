import { pathOfAlias } from '../../archive/directory.ts';
import { foldPath, leavesSite } from '../../model/address/paths.ts';
import type { Finding } from '../../model/finding.ts';
import type { Bench } from '../bench.ts';
import type { Page, Redirect } from '../page.ts';
import { foldAddress } from './old-address.ts';

/**
 * The redirects of dispatches' aliases. An alias that is the address of a page, or of two dispatches, is an error; a
 * dispatch's own address as its alias is ignored. `twins` differ from an existing address only in letter case.
 */
export function aliasRedirects(
  bench: Bench,
  pageAt: (folded: string) => Page | undefined,
): {
  /** By folded address. */
  readonly claimed: ReadonlyMap<string, Redirect>;
  readonly twins: readonly Redirect[];
  readonly findings: readonly Finding[];
} {
  const claimed = new Map<string, Redirect>();
  const twins = new Map<string, Redirect>();
  const findings: Finding[] = [];
  const { listed, unlisted, pages: standing, site } = bench.archive;
  for (const clipping of [...listed, ...unlisted, ...standing]) {
    const { path } = clipping;
    const { aliases, source } = clipping.slip;
    const at = () => {
      const line = clipping.dispatch.lines.aliases;
      return line === undefined ? undefined : { line, column: 1 };
    };
    for (const alias of aliases) {
      const from = pathOfAlias(alias, site);
      const folded = foldAddress(from);
      const page = pageAt(folded);
      const rival = claimed.get(folded);
      const redirect = { from, to: bench.href(path), target: path, source, at, twin: false };
      if (folded === foldPath(path) || rival?.source === source) {
        if (from !== (rival?.from ?? path)) twins.set(from, { ...redirect, twin: true });
        continue;
      }
      const found = (reason: string, remedy: string, rule = 'alias-collision') => {
        const position = at();
        findings.push({ rule, level: 'error', source, ...(position ? { position } : {}), reason, remedy });
      };
      if (leavesSite(from)) {
        found(
          `The alias ${alias} leads out of the site, or into a hidden folder`,
          'Write the old address as a path of the site: /old/talks.html',
          'alias-outside',
        );
      } else if (page) {
        found(
          `The alias ${from} is the address of ${page.source ?? 'a page of the archive'}`,
          'Remove the alias, or move that page.',
        );
      } else if (rival) {
        found(`The alias ${from} is claimed by ${rival.source}, too`, 'Leave it to one of the two.');
      } else claimed.set(folded, redirect);
    }
  }
  return { claimed, twins: [...twins.values()], findings };
}
