import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Ledger } from '../../ledger/ledger.ts';
import type { OutputPath } from '../../model/address/paths.ts';
import { compareText } from '../../model/finding.ts';

/**
 * Files of an output folder that are not in its ledger, without hidden ones (`.git`, our own mark). Pages come first,
 * since they are probably left over from earlier editions.
 */
export function strangersIn(out: string, ledger: Ledger): readonly OutputPath[] {
  const found: OutputPath[] = [];
  const visit = (folder: string) => {
    let entries: Dirent[] = [];
    try {
      entries = readdirSync(join(out, folder), { withFileTypes: true });
    } catch {
      // Unreadable, so nothing can be said about it.
    }
    for (const entry of entries) {
      const path = folder + entry.name;
      if (entry.isDirectory() && !entry.name.startsWith('.')) visit(`${path}/`);
      else if (entry.isFile() && !entry.name.startsWith('.') && !ledger.has(path as OutputPath))
        found.push(path as OutputPath);
    }
  };
  visit('');
  const rank = (path: string) => (path.endsWith('/index.html') ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b) || compareText(a, b));
}
