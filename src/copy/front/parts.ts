import { closest } from '../../model/text/guess.ts';
import { slipIn } from '../../model/yaml/slips.ts';
import { type FieldValue, keysOf, partOf, readText, type Tell } from './field-value.ts';
import { fold } from './spelling.ts';

/** The parts that a map can have, each with its spellings (folded), the first of which wins. */
export type PartNames<Part extends string> = { readonly [Name in Part]: readonly string[] };

/**
 * Reads the parts of a map as text, by their names without case. A key that is not a part, or a part that is not text, is
 * reported. `whole` names the map: "a picture".
 */
export function readParts<Part extends string>(
  map: FieldValue,
  names: PartNames<Part>,
  whole: string,
  tell: Tell,
): { readonly [Name in Part]?: string } {
  const found: { [Name in Part]?: { key: string; rank: number; text: string } } = {};
  for (const key of keysOf(map.value)) {
    const field = partOf(map, key);
    const part = (Object.keys(names) as Part[]).find((name) => names[name].includes(fold(key)));
    if (part === undefined) tellUnknown(field, key, names, whole, tell);
    else {
      const rank = names[part].indexOf(fold(key));
      const text = readText(field);
      const other = found[part];
      if (text === undefined) {
        if (typeof field.value === 'object' && field.value !== null)
          tell(
            field,
            `"${key}" of ${whole} should be text; it was left out`,
            `Write a text after "${key}:".`,
          );
      } else {
        const [one, lost] =
          other === undefined || rank < other.rank
            ? [{ key, rank, text }, other]
            : [other, { key, rank, text }];
        found[part] = one;
        if (lost !== undefined && lost.text !== one.text && part !== 'name')
          tell(partOf(map, lost.key), ...overruled(lost.key, one.key, whole));
      }
    }
  }
  return Object.fromEntries(
    Object.entries<{ text: string } | undefined>(found).map(([part, one]) => [part, one?.text]),
  ) as { readonly [Name in Part]?: string };
}

function overruled(lost: string, key: string, whole: string): readonly [string, string] {
  return [`"${lost}" of ${whole} was left out, since "${key}" says the same`, 'Keep one of them.'];
}

function tellUnknown(
  field: FieldValue,
  key: string,
  names: PartNames<string>,
  whole: string,
  tell: Tell,
): void {
  if (field.value === false || field.value === '' || (field.value === null && !key.includes(':'))) return;
  const slip = slipIn(key);
  if (slip) {
    tell(field, slip.reason, slip.remedy, 'error');
    return;
  }
  const meant = closest(fold(key), Object.values(names).flat());
  tell(
    field,
    `"${key}" is not part of ${whole}; it was left out`,
    meant === undefined
      ? `A map of ${whole} holds ${Object.keys(names).join(', ')}.`
      : `Did you mean "${meant}"?`,
  );
}

/** Reports a text that was meant as a part of a map but has no space after its colon. */
export function reportMissingSpace(item: FieldValue, names: PartNames<string>, tell: Tell): boolean {
  const text = typeof item.value === 'string' ? item.value : '';
  const [key = '', ...rest] = text.split(/[:=：]/);
  const slip = rest.length === 0 ? undefined : slipIn(text);
  if (!slip || !Object.values(names).flat().includes(fold(key))) return false;
  tell(item, slip.reason, slip.remedy, 'error');
  return true;
}
