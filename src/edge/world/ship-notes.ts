import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minifySheets } from '../../desk/minify-sheets.ts';
import { readSite } from '../../desk/settings/settings.ts';
import { openPress } from '../../press/press.ts';
import { PACKED, packTemplates } from '../disk/packed-templates.ts';
import { builtInTemplates } from '../disk/site-folder.ts';
import { shippedNotes } from '../memory/shipped-notes.ts';
import { DIGEST, digestOfProgram, generatorDigest, PACKAGE } from '../program/generator.ts';

const THEME = join(PACKAGE, 'templates');

/** Writes what comes with the compiled program into its folder: notes, its templates in one file, and the digest of its code. */
export async function ship(lib: string): Promise<void> {
  await shipNotes(join(lib, 'notes'));
  writeFileSync(join(lib, PACKED), packTemplates(builtInTemplates(THEME)));
  writeFileSync(join(lib, DIGEST), digestOfProgram(lib));
}

/** Writes the notes that come with the program into a folder: its templates compiled, its style sheets minified. */
export async function shipNotes(folder: string): Promise<void> {
  const notes = shippedNotes(folder);
  const options = {
    url: null,
    drafts: false,
    future: false,
    now: 0,
    generator: generatorDigest(),
    shortcuts: true,
  };
  const { theme } = openPress(builtInTemplates(THEME), readSite([], options, []), () => '', notes);
  await minifySheets(theme, notes);
}
