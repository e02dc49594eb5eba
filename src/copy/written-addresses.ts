import { kindOf } from './body/addresses.ts';
import type { Material } from './material.ts';

/** The address where a dispatch was first published. One that nobody can follow is left out with a warning. */
export function canonicalOf(material: Material): string | null {
  const { canonical } = material.read.fields;
  if (canonical === undefined || !isHarmless(canonical, 'canonical', material)) return null;
  if (/^(?:https?:\/\/|\/)/i.test(canonical)) return canonical;
  const line = material.read.lines.canonical;
  material.found.push({
    rule: 'invalid-field',
    level: 'warning',
    ...(line === undefined ? {} : { position: { line, column: 1 } }),
    reason: `"${canonical.slice(0, 60)}" is not a web address, so it does not say where the dispatch was first published; it was left out`,
    remedy: `Write the whole address: ${material.read.keys.canonical}: https://example.org/talks/`,
  });
  return null;
}

/** Whether an address from front matter may be a link's target. One that would run a script gets a warning. */
export function isHarmless(address: string, field: string, { read, found }: Material): boolean {
  if (kindOf(address) !== 'unsafe') return true;
  const line = read.lines[field];
  found.push({
    rule: 'unsafe-link',
    level: 'warning',
    ...(line === undefined ? {} : { position: { line, column: 1 } }),
    reason: `The address "${address.slice(0, 40)}" would run a script; it was left out`,
    remedy: 'Write an address of the web.',
  });
  return false;
}
