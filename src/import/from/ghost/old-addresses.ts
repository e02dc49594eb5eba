import { isMap } from '../../../model/json.ts';
import { readYaml } from '../../../model/yaml/yaml.ts';
import type { Source } from '../../found/outside.ts';
import { decodeText } from '../../found/text.ts';

/**
 * Old addresses by the path to which a Ghost site led them: from `redirects.yaml` (a map of each status) or
 * `redirects.json` (a list of `from` and `to`). Patterns that stand for many addresses are left.
 */
export async function redirectsOf(source: Source): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  const file = source.files.find(({ path }) => /(?:^|\/)redirects[^/]*\.(?:ya?ml|json)$/i.test(path));
  if (file === undefined) return found;
  // JSON is YAML, too.
  for (const [from, to] of pairsIn(readYaml(decodeText(await file.read()).text).value)) {
    const address = plainAddress(from);
    if (address !== null) found.set(to, [...(found.get(to) ?? []), address]);
  }
  return found;
}

function* pairsIn(value: unknown): Generator<readonly [string, string]> {
  if (Array.isArray(value)) {
    for (const one of value)
      if (isMap(one) && typeof one.from === 'string' && typeof one.to === 'string') yield [one.from, one.to];
  } else if (isMap(value))
    for (const group of Object.values(value))
      if (isMap(group))
        for (const [from, to] of Object.entries(group)) if (typeof to === 'string') yield [from, to];
}

/** The one address that a pattern stands for: `^\/old\/?$` is `/old/`. Null if it stands for more. */
function plainAddress(pattern: string): string | null {
  const plain = pattern
    .replace(/^\^/, '')
    .replace(/\$$/, '')
    .replace(/(?<!\\)\/\?$/, '/')
    .replace(/\\\/\?$/, '/');
  if (/(?<!\\)[*+?^${}()|[\]]/.test(plain)) return null;
  const address = plain.replace(/\\(.)/g, '$1');
  return address.startsWith('/') ? address : `/${address}`;
}
