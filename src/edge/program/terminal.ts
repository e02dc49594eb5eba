import type { Paint } from '../../desk/report-lines.ts';

/** What commands print with: results go to standard output, everything else to standard error. */
export type Terminal = {
  readonly paint: Paint;
  readonly say: (line: string) => void;
  readonly print: (line: string) => void;
  /** Whether somebody looks: progress is drawn only on a terminal. */
  readonly drawn: boolean;
};
