import { type Digest, digestAll } from '../model/digest.ts';
import { compareText } from '../model/finding.ts';

/** What a template names: other templates by literal name, or any of them where a name is computed. */
export type Leanings = { readonly names: readonly string[]; readonly any: boolean };

/**
 * Digests of templates with all that they extend, include and import; a computed name leans on every template.
 * `ground` is what all of them stand on: the program and the words of the interface.
 */
export function lineage(
  digests: ReadonlyMap<string, Digest>,
  leanings: ReadonlyMap<string, Leanings>,
  ground: Digest,
): (template: string) => Digest {
  const known = new Map<string, Digest>();
  return (template) => {
    let fingerprint = known.get(template);
    if (!fingerprint) {
      const closure = [...closureOf(template, leanings)].sort(compareText);
      fingerprint = digestAll(ground, ...closure.flatMap((name) => [name, digests.get(name) ?? '']));
      known.set(template, fingerprint);
    }
    return fingerprint;
  };
}

function closureOf(template: string, leanings: ReadonlyMap<string, Leanings>): ReadonlySet<string> {
  const closure = new Set<string>();
  const open = [template];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (closure.has(name)) continue;
    closure.add(name);
    const leaning = leanings.get(name);
    if (leaning?.any) return new Set(leanings.keys());
    open.push(...(leaning?.names ?? []));
  }
  return closure;
}
