import { openManuscript } from '../../../copy/front/front-matter.ts';
import { isMap } from '../../../model/json.ts';
import type { SourceFile } from '../../found/outside.ts';
import { decodeText } from '../../found/text.ts';
import type { Values } from '../values.ts';

/** A file's fields and its body, as its own system reads them. */
export type Parts = { readonly fields: Values; readonly body: string };

/** A file whose fields another system names or writes in its own way, as one with the usual front matter. */
export function translated(file: SourceFile, translate: (text: string) => Parts | null): SourceFile {
  const read = async () => {
    const bytes = await file.read();
    const parts = translate(decodeText(bytes).text);
    return parts === null ? bytes : new TextEncoder().encode(manuscriptOf(parts));
  };
  return { ...file, read };
}

/** Fields and body of a file with front matter; null if it is not understood, so that it is reported. */
export function partsOf(text: string): Parts | null {
  const { fields, body } = openManuscript(text);
  if (fields.problems.some(({ level }) => level === 'error')) return null;
  return { fields: isMap(fields.value) ? fields.value : {}, body };
}

/** Front matter of plain data (JSON is YAML) and a body. Fields without a value are left out. */
function manuscriptOf({ fields, body }: Parts): string {
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return lines.length === 0 ? body : `---\n${lines.join('\n')}\n---\n\n${body.replace(/^\n+/, '')}`;
}
