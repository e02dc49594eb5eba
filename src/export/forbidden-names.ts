import { counted } from './counted.ts';

/** Characters that Windows and disks formatted for it allow in no name, and names that it keeps for devices. */
const FORBIDDEN = /[<>:"|?*\\\p{Cc}]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/** The line of a receipt that counts files that cannot be copied to Windows, or to most USB sticks, under their names. */
export function forbiddenNames(paths: Iterable<string>): readonly string[] {
  const count = [...paths].filter((path) => path.split('/').some((name) => FORBIDDEN.test(name))).length;
  return counted(count, 'file with a name that Windows forbids', 'files with names that Windows forbids');
}
