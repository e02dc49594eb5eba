import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Digest, digestEach } from '../model/digest.ts';
import { compareText } from '../model/finding.ts';

/** Root of the installed package: the folder that holds `package.json`, `templates/` and the code. */
export const PACKAGE = join(import.meta.dirname, '..', '..');

/** Version of the program, as `package.json` tells it. */
export function version(): string {
  return (JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string }).version;
}

/**
 * Fingerprint of the program: its version, its own code and the versions of what it is locked to. It enters every
 * key, so that a changed program never leaves a stale page.
 */
export function generatorDigest(): Digest {
  const code = join(import.meta.dirname, '..');
  const files = filesIn(code, '')
    .filter((name) => /\.(?:ts|js)$/.test(name) && !name.endsWith('.d.ts'))
    .sort(compareText);
  const parts = function* () {
    yield readFileSync(join(PACKAGE, 'package.json'));
    for (const name of files) {
      yield name;
      yield readFileSync(join(code, name));
    }
  };
  return digestEach(parts());
}

/** Names of the files of a folder and of those within; what Node does for that looks at each file once more. */
function filesIn(folder: string, within: string): readonly string[] {
  return readdirSync(join(folder, within), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(folder, `${within}${entry.name}/`) : [within + entry.name],
  );
}
