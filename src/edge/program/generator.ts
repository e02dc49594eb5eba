import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Digest, digestEach } from '../../model/digest.ts';
import { compareText } from '../../model/finding.ts';

/** Root of the installed package: the folder that holds `package.json`, `templates/` and the code. */
export const PACKAGE = packageOf(import.meta.dirname);

/** A module of the program, by its name in `src/` without extension: as it is written, or as it is published. */
export function moduleOf(name: string): string {
  return join(CODE, `${name}${isPublished ? '.js' : '.ts'}`);
}

const isPublished = import.meta.url.endsWith('.js');
const CODE = join(PACKAGE, isPublished ? 'lib' : 'src');

/** Folder of the compiled program; null if it is run as it is written. */
export const PUBLISHED = isPublished ? CODE : null;

/** The package of a folder. Node can tell, too, but not one that is too old, which is to be told so. */
function packageOf(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : packageOf(dirname(folder));
}

/** Version of the program, as `package.json` tells it. */
export function version(): string {
  return (JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string }).version;
}

/**
 * Fingerprint of the program: its version, its own code and the versions of what it is locked to. It enters every
 * key, so that a changed program never leaves a stale page.
 */
export function generatorDigest(): Digest {
  const files = filesIn(CODE, '')
    .filter((name) => /\.(?:ts|js)$/.test(name) && !name.endsWith('.d.ts'))
    .sort(compareText);
  const parts = function* () {
    yield readFileSync(join(PACKAGE, 'package.json'));
    for (const name of files) {
      yield name;
      yield readFileSync(join(CODE, name));
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
