import type { Archive } from '../archive/archive.ts';

/**
 * When the archive last changed, as UTC in RFC 3339 (`2009-02-02T14:31:00Z`): the newest date of a dispatch, an update
 * or a correction. Exports use it instead of the clock.
 */
export function lastChange({ listed, unlisted }: Pick<Archive, 'listed' | 'unlisted'>): string {
  const instants = [...listed, ...unlisted].flatMap(({ instant, slip }) => [
    instant,
    slip.updated?.instant ?? 0,
    ...slip.corrections.map(({ filed }) => filed?.instant ?? 0),
  ]);
  const latest = instants.reduce((most, instant) => Math.max(most, instant), 0);
  return new Date(latest).toISOString().replace(/\.\d+/, '');
}
