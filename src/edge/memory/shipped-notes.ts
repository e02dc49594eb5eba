import { join } from 'node:path';
import type { Digest } from '../../model/digest.ts';
import type { Notes } from '../../press/press-notes.ts';
import { PUBLISHED } from '../program/generator.ts';
import { openNotes } from './notes.ts';

/** Seals the notes that come with the program; each entry in them says from which text it was made. */
const SEAL = 'shipped' as Digest;

/**
 * The notes that are written when the program is compiled: what it would otherwise make again for each new site of the
 * built-in templates and style sheets.
 *
 * A shortcut. Definition: templates are compiled and sheets are minified. Law: a note holds what would be made of the
 * same text. Test: tests/edge/memory/shipped-notes.test.ts.
 */
export function shippedNotes(folder: string): Notes {
  return openNotes(folder, SEAL);
}

/** Notes that fall back to those that came with the program; run from `src/`, it has none. */
export function withShipped(notes: Notes): Notes {
  if (PUBLISHED === null) return notes;
  const shipped = shippedNotes(join(PUBLISHED, 'notes'));
  return { keep: notes.keep, recall: (name) => notes.recall(name) ?? shipped.recall(name) };
}
