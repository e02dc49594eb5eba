import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Ledger } from '../../ledger/ledger.ts';
import type { OutputPath } from '../../model/address/paths.ts';
import { compareText } from '../../model/finding.ts';

/**
 * Files of an output folder that its ledger does not have, what tools hide there (`.git`, our own mark) left out. Pages
 * come first: those are likely left from earlier editions.
 */
export function strangersIn(out: string, ledger: Ledger): readonly OutputPath[] {
  const found: OutputPath[] = [];
  const visit = (folder: string) => {
    let entries: Dirent[] = [];
    try {
      entries = readdirSync(join(out, folder), { withFileTypes: true });
    } catch {
      // Not to be read: nothing that is told of it would be true.
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
