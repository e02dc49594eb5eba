import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minifySheets } from '../../desk/minify-sheets.ts';
import { readSite } from '../../desk/settings/settings.ts';
import type { SourcePath } from '../../model/address/paths.ts';
import { openPress } from '../../press/press.ts';
import type { TemplateFile } from '../../press/template-file.ts';
import { shippedNotes } from '../memory/shipped-notes.ts';
import { DIGEST, digestOfProgram, generatorDigest, PACKAGE } from '../program/generator.ts';

/** Writes what comes with the compiled program into its folder: notes, and the digest of its code. */
export async function ship(lib: string): Promise<void> {
  await shipNotes(join(lib, 'notes'));
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
  const { theme } = openPress(builtInTemplates(), readSite([], options, []), () => '', notes);
  await minifySheets(theme, notes);
}

function builtInTemplates(): readonly TemplateFile[] {
  const folder = join(PACKAGE, 'templates');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => {
      const name = file.slice(folder.length + 1).replaceAll('\\', '/');
      return {
        name,
        origin: 'builtin',
        source: `templates/${name}` as SourcePath,
        content: readFileSync(file),
      };
    });
}
