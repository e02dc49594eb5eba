import { readFileSync } from 'node:fs';
import { type Baseline, readBaseline } from '../../desk/check/baseline.ts';
import { UsageError } from '../program/usage-error.ts';

/** Name of the file of accepted findings, in the site folder. */
export const BASELINE = 'check-baseline.json';

/** The findings that a file lists as accepted; none if there is no file. Throws a `UsageError` if it is not a baseline. */
export function baselineIn(file: string): Baseline {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return new Map();
  }
  const baseline = readBaseline(text);
  if (baseline === null)
    throw new UsageError(
      `${file} is not a baseline of this version. Make a new one with: backfile check --accept`,
    );
  return baseline;
}
