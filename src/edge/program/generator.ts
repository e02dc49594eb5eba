import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Digest, digestEach } from '../../model/digest.ts';
import { compareText } from '../../model/finding.ts';
import { once } from '../../model/once.ts';

/** The root of the installed package: the folder with `package.json`, `templates/` and the code. */
export const PACKAGE = packageOf(import.meta.dirname);

/** A module of the program by its name in `src/` without extension: the source, or the published file. */
export function moduleOf(name: string): string {
  return join(CODE, `${name}${isPublished ? '.js' : '.ts'}`);
}

const isPublished = import.meta.url.endsWith('.js');
const CODE = join(PACKAGE, isPublished ? 'lib' : 'src');

/** Folder of the compiled program; null if it is run as it is written. */
export const PUBLISHED = isPublished ? CODE : null;

/** Finds the package of a folder. Node has a function for this, but not in the old versions whose users must be asked to update. */
function packageOf(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  if (folder === dirname(folder))
    throw new Error(
      'The package.json of Backfile is missing. Install the package anew: npm install backfile',
    );
  return packageOf(dirname(folder));
}

/** The version of the program in `package.json`. */
export function version(): string {
  return (JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string }).version;
}

/**
 * Digest of the program: its version, its code and the versions of its dependencies. It is part of every key, so that a
 * changed program never leaves a stale page. It is made once: the program that runs stays the same.
 *
 * A shortcut. Definition: `digestOfProgram` reads all code. Law: the file `digest` of the compiled program, which was
 * written with it, holds the same. Test: tests/edge/program/generator.test.ts.
 */
export const generatorDigest = once((): Digest => {
  const file = join(CODE, DIGEST);
  return isPublished && existsSync(file) ? (readFileSync(file, 'utf8') as Digest) : digestOfProgram(CODE);
});

/** A file of the compiled program with its digest: to read all code again takes a small build a fiftieth of its time. */
export const DIGEST = 'digest';

/** Digest of the program whose code is in a folder. */
export function digestOfProgram(code: string): Digest {
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

/** Names of all files under a folder. Node's recursive `readdir` would stat each file again. */
function filesIn(folder: string, within: string): readonly string[] {
  return readdirSync(join(folder, within), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(folder, `${within}${entry.name}/`) : [within + entry.name],
  );
}
