import type { Paint } from '../../desk/report-lines.ts';

/** How commands print: results to standard output, everything else to standard error. */
export type Terminal = {
  readonly paint: Paint;
  readonly say: (line: string) => void;
  readonly print: (line: string) => void;
  /** Whether it is a terminal; progress is drawn only there. */
  readonly drawn: boolean;
};
