import type { Gone } from '../archive/catalogue.ts';
import { foldPath, type SitePath } from '../model/address/paths.ts';
import type { Finding } from '../model/finding.ts';
import { ownerOf, type Registered } from '../model/register.ts';
import type { RetiredSettings } from '../model/site.ts';
import type { Day } from '../model/time/civil-time.ts';
import type { Bench } from './bench.ts';
import { type Page, pageAt } from './page.ts';
import type { GoneProps } from './props.ts';

/**
 * Pages that say what stood at an address and why it is gone: of withdrawn and expired dispatches, and of addresses
 * that were retired. Anything else that is `served` at the address takes precedence.
 */
export function gonePages(
  bench: Bench,
  served: (folded: string) => boolean,
): { readonly pages: readonly Page[]; readonly findings: readonly Finding[] } {
  const { gone, followed, site } = bench.archive;
  if (gone.length === 0 && site.retired.length === 0) return { pages: [], findings: [] };
  const { lines } = followed.register;
  const registered = new Map(lines.map((line) => [foldPath(line.address), line]));
  const filedBefore = site.retired.length === 0 ? () => null : firstDays(lines);
  const pages = new Map<string, Page>();
  const add = (path: SitePath, source: Page['source'], props: GoneProps) => {
    const folded = foldPath(path);
    if (!served(folded) && !pages.has(folded)) pages.set(folded, gonePage(path, source, props, bench));
  };
  for (const { dispatch, path } of gone) add(path, dispatch.source, departed(dispatch));
  for (const { address, source, ...retired } of site.retired)
    add(address as SitePath, source, retiredProps(retired, filedBefore(registered.get(foldPath(address)))));
  const findings = site.retired.filter(({ address }) => served(foldPath(address))).map(standing);
  return { pages: [...pages.values()], findings };
}

/**
 * Returns a function that gives the day of the dispatch that stood at an address, which is the day since when its first
 * address is registered.
 */
function firstDays(lines: readonly Registered[]): (line: Registered | undefined) => Day | null {
  const first = new Map<string, string>();
  for (const { stood, since } of lines) {
    if (stood.kind !== 'dispatch') continue;
    const owner = ownerOf(stood);
    const other = first.get(owner);
    if (other === undefined || since < other) first.set(owner, since);
  }
  return (line) =>
    line?.stood.kind === 'dispatch' ? ((first.get(ownerOf(line.stood)) ?? line.since) as Day) : null;
}

function standing({ address, source, position }: RetiredSettings): Finding {
  return {
    rule: 'redirect-over-page',
    level: 'warning',
    source,
    ...(position ? { position } : {}),
    reason: `The address ${address} is retired, but something is published there, which takes precedence`,
    remedy: 'Remove the line, or what is published there.',
  };
}

/** What a page says about a withdrawn or expired dispatch, without any of its words. */
function departed({ kind, filed, withdrawn, expires }: Gone['dispatch']): GoneProps {
  return {
    what: kind,
    filed: filed?.day ?? null,
    why: withdrawn ? 'withdrawn' : 'expired',
    on: withdrawn ? (withdrawn.filed?.day ?? null) : dayAt(expires),
    because: withdrawn?.note || null,
  };
}

function retiredProps(
  { on, because }: Pick<RetiredSettings, 'on' | 'because'>,
  filed: Day | null,
): GoneProps {
  return {
    what: filed === null ? 'page' : 'dispatch',
    filed,
    why: 'withdrawn',
    on: on as Day | null,
    because,
  };
}

function dayAt(instant: number | null): Day | null {
  return instant === null ? null : (new Date(instant).toISOString().slice(0, 10) as Day);
}

function gonePage(path: SitePath, source: Page['source'], gone: GoneProps, bench: Bench): Page {
  return pageAt(
    path,
    'gone.njk',
    () => ({
      page: bench.page('gone', path, bench.site.words.gone ?? 'No longer here', { indexed: false }),
      gone,
    }),
    { source },
  );
}
