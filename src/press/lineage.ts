import { type Digest, digestAll } from '../model/digest.ts';
import { compareText, type Position } from '../model/finding.ts';

/**
 * Which templates a template uses: those with a literal name, or `any` if a name is computed. `needed` are the names of
 * those that must exist, with their positions.
 */
export type Dependencies = {
  readonly names: readonly string[];
  readonly any: boolean;
  readonly needed: readonly { readonly name: string; readonly position: Position }[];
};

/**
 * Digests of templates with everything that they extend, include and import; a computed name means every template.
 * `ground` is the digest of what all of them depend on: the program and the interface words.
 */
export function lineage(
  digests: ReadonlyMap<string, Digest>,
  dependencies: ReadonlyMap<string, Dependencies>,
  ground: Digest,
): (template: string) => Digest {
  const known = new Map<string, Digest>();
  return (template) => {
    let fingerprint = known.get(template);
    if (!fingerprint) {
      const closure = [...closureOf(template, dependencies)].sort(compareText);
      fingerprint = digestAll(ground, ...closure.flatMap((name) => [name, digests.get(name) ?? '']));
      known.set(template, fingerprint);
    }
    return fingerprint;
  };
}

function closureOf(template: string, dependencies: ReadonlyMap<string, Dependencies>): ReadonlySet<string> {
  const closure = new Set<string>();
  const open = [template];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (closure.has(name)) continue;
    closure.add(name);
    const used = dependencies.get(name);
    if (used?.any) return new Set(dependencies.keys());
    open.push(...(used?.names ?? []));
  }
  return closure;
}
