import { existsSync, readFileSync } from 'node:fs';
import type { SourcePath } from '../../model/address/paths.ts';
import { type Digest, digest } from '../../model/digest.ts';
import type { TemplateFile } from '../../press/template-file.ts';

/** The file of the compiled program that holds the built-in templates. */
export const PACKED = 'theme';

/**
 * Joins the built-in templates into one file: a line of JSON with the name, the length and the digest of each, then their
 * bytes.
 *
 * A shortcut. Definition: they are read from their folder (`builtInTemplates`). Law: the file, which is written when the
 * program is compiled, holds the same. Test: tests/edge/disk/packed-templates.test.ts.
 */
export function packTemplates(files: readonly TemplateFile[]): Uint8Array {
  const head = files.map(({ name, content }) => [name, content.length, digest(content)]);
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...files.map(({ content }) => content)]);
}

/** The templates of such a file; null if there is none. */
export function unpackTemplates(file: string | null): readonly TemplateFile[] | null {
  if (file === null || !existsSync(file)) return null;
  const bytes = readFileSync(file);
  let at = bytes.indexOf('\n') + 1;
  const head = JSON.parse(bytes.toString('utf8', 0, at)) as readonly [string, number, Digest][];
  return head.map(([name, length, digest]) => {
    const content = bytes.subarray(at, at + length);
    at += length;
    return { name, origin: 'builtin', source: `templates/${name}` as SourcePath, content, digest };
  });
}
