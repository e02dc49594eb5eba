import type { Moved } from '../../archive/followed.ts';
import { foldPath, type SitePath, type SourcePath } from '../../model/address/paths.ts';
import type { Finding } from '../../model/finding.ts';
import { REGISTER, type Registered } from '../../model/register.ts';

const HOME = '/' as SitePath;

/** An address that leads nowhere now. */
export type Lost = {
  readonly registered: Registered;
  readonly heldBack: { readonly source: SourcePath } | null;
  readonly likely: Moved['path'] | null;
  /** Where a redirect of the writer leads from there, if nothing is there. */
  readonly deadEnd?: SitePath;
};

/** So many lost addresses below one folder are settled by one command. */
const MANY = 5;

/** Reports addresses that lead nowhere now, each with the command that settles it, or all of its folder. */
export function addressesLost(lost: readonly Lost[]): readonly Finding[] {
  const folders = Map.groupBy(lost, ({ registered }) => topFolder(registered.address));
  return lost.map((one) => {
    const folder = topFolder(one.registered.address);
    const below = folder === null ? [] : folders.get(folder)!;
    const many = new Set(below.map(({ registered }) => foldPath(registered.address))).size;
    return addressLost(one, folder !== null && many >= MANY ? { folder, many } : null);
  });
}

/** The first folder of an address: `/2006/`; null if it is in none. */
function topFolder(address: string): string | null {
  return /^\/[^/?"*]+\/(?=[^?])/.exec(address)?.[0] ?? null;
}

function addressLost(
  { registered: { address, line, stood }, heldBack, likely, deadEnd }: Lost,
  together: { readonly folder: string; readonly many: number } | null,
): Finding {
  const written = /^[\w./~-]+$/.test(address) ? address : `'${address.replaceAll("'", "'\\''")}'`;
  // No page can stand at a query, so that it can only lead elsewhere.
  const to = likely ?? (address.includes('?') ? HOME : null);
  const settle = `backfile retire ${written}${to ? ` --to ${to}` : ' --because "…"'}`;
  const all = together && `backfile retire "${together.folder}*" --because "…"`;
  return {
    rule: 'address-lost',
    level: 'error',
    source: REGISTER as SourcePath,
    position: { line, column: 1 },
    reason: `${address} was published, and leads nowhere now: ${deadEnd ? `a redirect leads it to ${deadEnd}, where there is nothing` : whyLost(stood, heldBack)}${likely ? `; ${likely} may have taken its place` : ''}`,
    remedy: deadEnd
      ? 'Correct the line in redirects.yaml, so that it leads to a page.'
      : heldBack
        ? `Publish it again, or write in its front matter: withdrawn: {date: …, because: …}. Or: ${settle}`
        : all && !to
          ? `Bring it back, or say what became of all ${together.many} below ${together.folder}: ${all}. One alone: backfile retire ADDRESS --because "…"`
          : `Bring it back, or say what became of it: ${settle}`,
  };
}

function whyLost(stood: Registered['stood'], heldBack: { readonly source: SourcePath } | null): string {
  if (heldBack) return `${heldBack.source} is held back`;
  if ('list' in stood) return `no list "${stood.list}" shows a dispatch any more`;
  if (stood.kind === 'config') return 'the config of the site no longer makes a page there';
  if (stood.kind === 'name')
    return `no dispatch names "${stood.name}" any more, or names.yaml does not list it`;
  if ('member' in stood) return 'none of the dispatches of its story is there any more';
  if ('name' in stood) return `no dispatch is filed under the ${stood.kind} "${stood.name}" any more`;
  if ('id' in stood) return `its dispatch is no longer there (id: ${stood.id})`;
  if ('source' in stood) return `${stood.source} is no longer there`;
  if ('to' in stood) return `it led to ${stood.to}, where there is nothing`;
  return 'nothing is there';
}

/** A line that is none of a register. */
export function unreadLine(line: number): Finding {
  return {
    rule: 'register-unread',
    level: 'error',
    source: REGISTER as SourcePath,
    position: { line, column: 1 },
    reason: 'The line is not one that Backfile wrote: an address, a day, and what was there',
    remedy:
      'If it is a mark of a merge (<<<<<<<, |||||||, =======, >>>>>>>), remove it and keep the lines of both sides.',
  };
}
