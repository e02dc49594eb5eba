import type { SourcePath } from '../../model/address/paths.ts';
import { digestAll } from '../../model/digest.ts';
import type { Site } from '../../model/site.ts';
import type { Rule } from '../../rules/galley/rule.ts';
import type { Proofreading } from '../../rules/rules.ts';
import type { World } from '../world.ts';

const NOTE = 'readings';

/**
 * What the copy desk found in manuscripts the last time, with the same rules, style and program; else nothing. `keep`
 * remembers it for the next time, but for manuscripts that are not there any more.
 */
export function recallReadings(
  rules: readonly Rule[],
  site: Site,
  notes: World['notes'],
): {
  readonly readings: Map<SourcePath, Proofreading>;
  readonly keep: (there: ReadonlySet<SourcePath>) => void;
} {
  const readers = rules.filter((rule) => 'read' in rule).map(({ name }) => name);
  const ground = digestAll(site.generator, JSON.stringify(site.style), readers.join());
  const text = notes.recall(NOTE);
  const last = text === undefined ? null : (JSON.parse(text) as Remembered);
  const readings = new Map(last?.ground === ground ? last.readings : []);
  const before = new Map(readings);
  return {
    readings,
    keep: (there) => {
      for (const source of readings.keys()) if (!there.has(source)) readings.delete(source);
      const isSame =
        readings.size === before.size && [...readings].every(([source, each]) => before.get(source) === each);
      if (!isSame) notes.keep(NOTE, JSON.stringify({ ground, readings: [...readings] } satisfies Remembered));
    },
  };
}

type Remembered = {
  readonly ground: string;
  readonly readings: readonly (readonly [SourcePath, Proofreading])[];
};
