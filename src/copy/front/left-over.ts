import type { Json } from '../../model/json.ts';
import { slipIn } from '../../model/yaml/slips.ts';
import type { YamlProblem, YamlReading } from '../../model/yaml/yaml.ts';
import { fieldIn } from './field-lines.ts';
import { type FieldValue, keysOf, plain, readLine, writtenAt } from './field-value.ts';
import { FIELDS, SPELLINGS } from './fields.ts';
import { wouldHold, wouldKeepOffSomeLists } from './holding.ts';
import { bareKey, fold, nearMiss } from './spelling.ts';

/**
 * The keys that no field took, with their values. `groups`: all keys by their folded names; `lines` receives the line of
 * each key, and `problems` what is wrong with it.
 */
export function leftOver(
  reading: YamlReading,
  groups: ReadonlyMap<string, readonly string[]>,
  taken: ReadonlySet<string>,
  lines: { [field: string]: number },
  problems: YamlProblem[],
): { [key: string]: Json } {
  const extra: { [key: string]: Json } = Object.create(null);
  for (const key of keysOf(reading.value)) {
    if (taken.has(key)) continue;
    const written = writtenAt(key, reading);
    extra[key] = plain(written.value);
    const position = reading.keyPositionOf([key]);
    lines[key] ??= position?.line ?? 1;
    const [again = key] = groups.get(fold(key)) ?? [];
    const problem = again !== key && taken.has(again) ? givenAgain(key, again) : unknownKey(key, written);
    if (problem) problems.push({ ...problem, ...(position && { position }) });
  }
  return extra;
}

function givenAgain(key: string, again: string): YamlProblem {
  const reason = `"${key}" is given again as "${again}", which counts`;
  return { level: 'warning', rule: 'duplicate-key', reason, remedy: 'Remove one of them.' };
}

/** The finding about a key that no field took: an error if it was probably meant to hold the dispatch back. */
function unknownKey(key: string, written: FieldValue): YamlProblem | undefined {
  if (SPELLINGS.has(fold(key)) && fold(key) !== 'kind') return undefined;
  const isAlone = written.value === null;
  const slip = isAlone && !PREFIXED.test(key) ? slipIn(key.replace(/^[^\p{L}]+/u, '')) : undefined;
  if (slip) return { level: 'error', rule: 'front-matter-unreadable', ...slip };
  const bare = bareKey(key);
  const isSigned = bare !== fold(key);
  const line = isAlone ? key : `${key}: ${readLine(written) ?? ''}`;
  const meant =
    wouldHold(isSigned ? bare : key, written) ?? (fieldIn(line)?.holds ? 'draft: true' : undefined);
  if (meant !== undefined)
    return {
      level: 'error',
      rule: 'unknown-field',
      reason: `"${key}" is not a field of a dispatch, so it would not hold the dispatch back`,
      remedy: `Write "${meant}" if that was meant; otherwise give the key another name.`,
    };
  if (wouldKeepOffSomeLists(key, written))
    return {
      level: 'warning',
      rule: 'unknown-field',
      reason: `"${key}" is not a field of a dispatch, so it keeps the dispatch off no list`,
      remedy:
        'Write "unlisted: true" to keep it out of every list, feed and search; otherwise remove the line.',
    };
  const near = isSigned && SPELLINGS.has(bare) ? SPELLINGS.get(bare) : nearMiss(fold(key), SPELLINGS);
  if (near !== undefined)
    return {
      level: 'warning',
      rule: 'unknown-field',
      reason: `"${key}" is not a field of a dispatch`,
      remedy: `Did you mean "${near}"? Otherwise nothing is wrong: templates find it as dispatch.extra.`,
    };
  const picture = written.value === null || written.value === '' ? undefined : captionOf(fold(key));
  if (picture !== undefined)
    return {
      level: 'warning',
      rule: 'unknown-field',
      reason: `"${key}" was not read: it must be text, and belongs beside "${picture}" with the picture of the dispatch`,
      remedy: `Write it as text beside ${picture}, or remove it.`,
    };
  if (!/^(?:<!--|\/\/|\/\*|[•·>|])/.test(key)) return undefined;
  return {
    level: 'warning',
    rule: 'unknown-field',
    reason: `The line begins with "${key.slice(0, 20)}", and was read as a field of that name`,
    remedy: 'Begin a comment in front matter with #.',
  };
}

/** Keys with a colon of their own, which other systems read: `override:tags:` of Eleventy, `og:image:`. */
const PREFIXED = /^(?:override|og|article|twitter|fb|dc|dcterms|schema):/;

/** The picture key to which a key such as `cover_alt` belongs, if no picture took it. */
function captionOf(folded: string): string | undefined {
  const [, picture = ''] = /^(.+)(?:alt|caption|credit)$/.exec(folded) ?? [];
  return FIELDS.image.spellings.find((spelling) => fold(spelling) === picture);
}
