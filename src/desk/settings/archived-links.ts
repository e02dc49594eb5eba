import type { SourcePath } from '../../model/address/paths.ts';
import type { Finding } from '../../model/finding.ts';
import { isMap } from '../../model/json.ts';
import type { Site } from '../../model/site.ts';

/** The ledger of links, as `backfile check --external --ledger` writes it, beside site.yaml. */
export const LINKS = 'links.json' as SourcePath;

/**
 * Reads the ledger of links: each address of another site that is gone, with its archived copy where there is one. A
 * ledger that `check` did not write is an error; a missing one (`text` is null) is a remark.
 */
export function archivedOf(text: string | null, findings: Finding[]): Site['archived'] {
  if (text === null) {
    findings.push({
      rule: 'no-links',
      level: 'info',
      source: LINKS,
      reason: 'Archived copies of links are asked for, but there is no links.json yet',
      remedy: 'Write one: backfile check --external --ledger, in two runs at least a day apart.',
    });
    return {};
  }
  const archived: { [address: string]: string } = {};
  const wrong = (reason: string) =>
    findings.push({
      rule: 'invalid-setting',
      level: 'error',
      source: LINKS,
      reason,
      remedy: 'Correct it, or remove the file and write it again: backfile check --external --ledger.',
    });
  const ledger = parsed(text);
  if (!isMap(ledger)) {
    wrong('The ledger of links cannot be read');
    return {};
  }
  for (const [address, entry] of Object.entries(ledger)) {
    const copy = isMap(entry) ? (entry.archived ?? null) : undefined;
    if (copy === null) continue;
    if (isWeb(address) && isWeb(copy)) archived[address] = new URL(copy).href;
    else wrong(`The archived copy of ${address} is not a web address`);
  }
  return archived;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isWeb(address: unknown): address is string {
  return typeof address === 'string' && /^https?:\/\//i.test(address) && URL.canParse(address);
}
