import type { Position } from '../model/finding.ts';
import { fold } from './front/spelling.ts';
import type { Material } from './material.ts';

/** Reports what a writer may not have meant as written, and a body that is too complex to set. */
export function noteOddities({ read, copy, found, line }: Material): void {
  const at = (field: string): { position?: Position } => {
    const row = read.lines[field];
    return row === undefined ? {} : { position: { line: row, column: 1 } };
  };
  if (copy.refusal !== null) {
    found.push({
      rule: 'copy-too-complex',
      level: 'error',
      position: { line: line + copy.refusal.line - 1, column: 1 },
      reason: `The text cannot be typeset: ${copy.refusal.what}`,
      remedy: 'Simplify the text at this place, or cut the dispatch into several.',
    });
  }
  const { kind, stub } = read.fields;
  if (stub && copy.html.trim() !== '') {
    found.push({
      rule: 'invalid-field',
      level: 'error',
      ...at('stub'),
      reason:
        'The dispatch is a stub, which has no text here, but its file has a text, which would be published',
      remedy: 'Remove the text from the file, or put what may be shown of it into dek; or remove stub.',
    });
  }
  if (kind !== undefined && kind.toLowerCase() !== 'page') {
    found.push({
      rule: 'invalid-field',
      level: 'warning',
      ...at('kind'),
      reason: `"${kind}" is not a kind of page, so this is a dispatch`,
      remedy: 'Did you mean "page"?',
    });
  }
  const columns = read.fields.column ?? [];
  if (columns.length > 1) {
    const reason = `A dispatch is in one column only; the first of these ${columns.length} counts: "${columns[0]}"`;
    found.push({
      rule: 'several-columns',
      level: 'warning',
      ...at('column'),
      reason,
      remedy: 'Make tags of the others.',
    });
  }
  const expiry = Object.keys(read.extra).find((key) => fold(key) === 'expirydate');
  if (expiry !== undefined) {
    const reason = `"${expiry}" is not obeyed, since in many archives it is a leftover that would drop most dispatches`;
    found.push({
      rule: 'expiry-ignored',
      level: 'warning',
      ...at(expiry),
      reason,
      remedy: 'If the dispatch is to be left out after that day, write expires instead.',
    });
  }
}
