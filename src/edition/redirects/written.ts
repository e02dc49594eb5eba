import { insideTarget, pathOfAlias } from '../../archive/directory.ts';
import { foldPath, type Href, leavesSite, type SitePath } from '../../model/address/paths.ts';
import type { Finding } from '../../model/finding.ts';
import type { RedirectSettings } from '../../model/site.ts';
import type { Bench } from '../bench.ts';
import type { Redirect } from '../page.ts';
import { foldAddress } from './old-address.ts';

/** A redirect as written, and where it leads: `target` is null for an address of another site. */
type RedirectLine = {
  readonly setting: RedirectSettings;
  readonly from: string;
  readonly target: SitePath | null;
  readonly href: Href;
};

/**
 * The redirects of `redirects.yaml` and `site.yaml`. A page, a file or an alias (`claimed`, by folded address) at an old
 * address takes precedence over a redirect. `servedPaths`: addresses of all pages and files, by folded address.
 */
export function writtenRedirects(
  bench: Bench,
  servedPaths: () => ReadonlyMap<string, SitePath>,
  claimed: ReadonlyMap<string, Redirect>,
): { readonly redirects: readonly Redirect[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  if (bench.archive.site.redirects.length === 0) return { redirects: [], findings };
  const served = servedPaths();
  const taken = new Map<string, RedirectLine>();
  const twins: Redirect[] = [];
  for (const setting of bench.archive.site.redirects) {
    const written = readTarget(setting, bench, served);
    const { from, target, href } = written;
    const folded = foldAddress(from);
    const [alias, rival] = [claimed.get(folded), taken.get(folded)];
    if (leavesSite(from)) {
      findings.push(
        found(
          setting,
          'alias-outside',
          `The old address ${from} leads out of the site, or into a hidden folder`,
          'Remove the line.',
        ),
      );
    } else if (served.has(folded) || served.has(slashless(folded))) {
      if (target !== null && foldPath(target) === folded) {
        if (slashless(from) !== slashless(target) && bench.archive.site.host !== null)
          twins.push({ ...redirectOf(written), twin: true });
        continue;
      }
      findings.push(
        found(
          setting,
          'redirect-over-page',
          `The redirect from ${from} has the address of a page of the site, which takes precedence`,
          'Remove the line, or move the page.',
        ),
      );
    } else if (alias) {
      if (alias.to === href) continue;
      findings.push(
        found(
          setting,
          'redirect-over-page',
          `The redirect from ${from} has the address of an alias of ${alias.source}, which takes precedence`,
          'Remove the line, or that alias.',
        ),
      );
    } else if (rival) {
      if (rival.href === href) continue;
      findings.push(
        found(
          setting,
          'alias-collision',
          `The old address ${from} leads to ${href}, but to ${rival.href} in another line`,
          'Leave one of the two.',
        ),
      );
    } else taken.set(folded, written);
  }
  const redirects = [...taken.values()].flatMap((written): readonly Redirect[] => {
    const { setting, from, target } = written;
    const circle = circleFrom(from, taken);
    if (circle) {
      const reason = `The redirect from ${from} leads in a circle: ${circle.join(' → ')}`;
      findings.push(found(setting, 'redirect-loop', reason, 'Let one of them lead to a page.'));
      return [];
    }
    const leads = (folded: string) => served.has(folded) || claimed.has(folded) || taken.has(folded);
    if (target !== null && !leads(foldPath(target))) {
      const reason = `The redirect from ${from} leads to ${setting.to}, where there is nothing`;
      findings.push(found(setting, 'redirect-dead', reason, 'Correct the address, or remove the line.'));
    }
    return [{ ...redirectOf(written), ...endOf(written, taken, claimed) }];
  });
  return { redirects: [...redirects, ...twins], findings };
}

function redirectOf({ setting, from, target, href }: RedirectLine): Redirect {
  return { from, to: href, target, source: setting.source, at: () => setting.position, twin: false };
}

/** Reads where a redirect leads: a page of the site, with or without its slash, a file, or an address elsewhere. */
function readTarget(
  setting: RedirectSettings,
  bench: Bench,
  served: ReadonlyMap<string, SitePath>,
): RedirectLine {
  const { site } = bench.archive;
  const from = pathOfAlias(setting.from, site);
  const inside = insideTarget(setting.to, site);
  if (inside === null) return { setting, from, target: null, href: new URL(setting.to).href as Href };
  // Hosts distinguish upper and lower case, so the target is spelt as its page is.
  const target = served.get(foldPath(slashless(inside))) ?? served.get(foldPath(inside)) ?? inside;
  const { search, hash } = new URL(setting.to, 'http://localhost');
  return { setting, from, target, href: (bench.href(target) + search + hash) as Href };
}

function slashless(path: string): string {
  return path.replace(/(?<=.)\/$/, '');
}

/** The final target of a redirect: other old addresses are resolved, so that a reader is redirected once. */
function endOf(
  written: RedirectLine,
  taken: ReadonlyMap<string, RedirectLine>,
  claimed: ReadonlyMap<string, Redirect>,
): Pick<Redirect, 'to' | 'target'> {
  let last = written;
  for (
    let at: RedirectLine | undefined = written;
    at;
    at = at.target ? taken.get(foldPath(at.target)) : undefined
  )
    last = at;
  const alias = last.target && claimed.get(foldPath(last.target));
  return alias ? { to: alias.to, target: alias.target } : { to: last.href, target: last.target };
}

/** The chain of redirects from an address to the first repeated one; null if the chain ends. */
function circleFrom(from: string, taken: ReadonlyMap<string, RedirectLine>): readonly string[] | null {
  const way = [from];
  const seen = new Set([foldAddress(from)]);
  for (let at = taken.get(foldAddress(from)); at?.target; at = taken.get(foldPath(at.target))) {
    way.push(at.target);
    const folded = foldPath(at.target);
    if (seen.has(folded)) return way;
    seen.add(folded);
  }
  return null;
}

function found(
  { source, position }: RedirectSettings,
  rule: string,
  reason: string,
  remedy: string,
): Finding {
  const level = rule.startsWith('redirect-') ? 'warning' : 'error';
  return { rule, level, source, ...(position ? { position } : {}), reason, remedy };
}
