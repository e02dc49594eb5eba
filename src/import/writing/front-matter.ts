import { strayFields } from '../../copy/front/stray-fields.ts';
import type { Json } from '../../model/json.ts';
import { yamlText } from '../../model/yaml/text.ts';

/** A value of front matter: plain data, printed in the order given; `undefined` and null are left out. */
type Fields = readonly (readonly [string, Json | undefined])[];

/** A manuscript's text: front matter in the order given, as a person would write it, and the body. */
export function manuscriptText(fields: Fields, body: string): string {
  const lines = fields.flatMap(([key, value]) =>
    value === undefined || value === null || (Array.isArray(value) && value.length === 0)
      ? []
      : entry(key, value, 0),
  );
  return `---\n${lines.join('\n')}\n---\n\n${escapedBody(body.trim())}\n`;
}

/** A body whose first lines are not taken for front matter: lines that look like it get an escape. */
function escapedBody(body: string): string {
  if (strayFields(body, true) === undefined) return body;
  const [first = '', ...others] = body.split(/(?<=\n[^\S\n]*\n)/);
  const escaped = first.replace(/^(\s*["']?[\p{L}\p{N}_ -]{1,40}["']?)([:=])/gmu, '$1\\$2') + others.join('');
  return strayFields(escaped, true) === undefined ? escaped : `<!-- -->\n\n${body}`;
}

/** One key of a YAML map with its value, as lines. Safe text is plain, everything else is between double quotes. */
export function entry(key: string, value: Json, depth: number): string[] {
  const pad = '  '.repeat(depth);
  const name = `${pad}${scalar(key)}:`;
  if (value === null || typeof value !== 'object') return [`${name} ${scalar(value)}`];
  if (Array.isArray(value)) {
    const simple = value.every((item) => item === null || typeof item !== 'object');
    const inline = simple ? `[${value.map((item) => scalar(item, true)).join(', ')}]` : '';
    if (value.length === 0 || (simple && inline.length + name.length < 100))
      return [`${name} ${inline || '[]'}`];
    return [name, ...value.flatMap((item: Json) => listItem(item, depth + 1))];
  }
  const inner = Object.entries(value).filter(([, item]) => item !== null && item !== undefined);
  return inner.length === 0
    ? [`${name} {}`]
    : [name, ...inner.flatMap(([innerKey, item]) => entry(innerKey, item as Json, depth + 1))];
}

function listItem(item: Json, depth: number): string[] {
  const pad = '  '.repeat(depth);
  if (item === null || typeof item !== 'object' || Array.isArray(item))
    return [`${pad}- ${item !== null && typeof item === 'object' ? JSON.stringify(item) : scalar(item)}`];
  const lines = Object.entries(item).flatMap(([key, value]) =>
    value === null || value === undefined ? [] : entry(key, value as Json, depth + 1),
  );
  if (lines.length === 0) return [`${pad}- {}`];
  return [`${pad}- ${lines[0]!.trimStart()}`, ...lines.slice(1)];
}

/** A value that is neither a map nor a list. */
function scalar(value: Json, inList = false): string {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  return yamlText(String(value), inList);
}
