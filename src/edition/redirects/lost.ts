import type { Moved } from '../../archive/followed.ts';
import type { SitePath, SourcePath } from '../../model/address/paths.ts';
import type { Finding } from '../../model/finding.ts';
import { REGISTER, type Registered } from '../../model/register.ts';

const HOME = '/' as SitePath;

/** An address that leads nowhere now, and the command that settles it. */
export function addressLost({
  registered: { address, line, stood },
  heldBack,
  likely,
}: {
  readonly registered: Registered;
  readonly heldBack: { readonly source: SourcePath } | null;
  readonly likely: Moved['path'] | null;
}): Finding {
  const written = /^[\w./~-]+$/.test(address) ? address : `'${address.replaceAll("'", "'\\''")}'`;
  // No page can stand at a query, so that it can only lead elsewhere.
  const to = likely ?? (address.includes('?') ? HOME : null);
  const settle = `backfile retire ${written}${to ? ` --to ${to}` : ' --because "…"'}`;
  return {
    rule: 'address-lost',
    level: 'error',
    source: REGISTER as SourcePath,
    position: { line, column: 1 },
    reason: `${address} was published, and leads nowhere now: ${whyLost(stood, heldBack)}${likely ? `; ${likely} may have taken its place` : ''}`,
    remedy: heldBack
      ? `Publish it again, or write in its front matter: withdrawn: {date: …, because: …}. Or: ${settle}`
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
  if ('id' in stood) return `no dispatch has the id "${stood.id}" any more`;
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
