import type { Archive } from '../archive/archive.ts';
import type { Because } from '../ledger/compare.ts';
import type { OutputPath } from '../model/address/paths.ts';
import type { Finding } from '../model/finding.ts';
import type { RegisterUse } from './register.ts';
import type { Options } from './settings/settings.ts';

/** What a build did. */
export type Report = {
  readonly findings: readonly Finding[];
  /** False: something was wrong, and `dist/` is as it was. */
  readonly published: boolean;
  readonly dispatches: number;
  readonly pages: number;
  readonly assets: number;
  readonly leftOut: Archive['leftOut'];
  /** Manuscripts that were not remembered and had to be parsed. */
  readonly parsed: number;
  readonly made: readonly {
    readonly path: OutputPath;
    readonly because: Because;
    readonly written: boolean;
  }[];
  readonly removed: readonly OutputPath[];
  readonly fresh: number;
  /** If the ledger was lost: files in the output folder that are not known to be ours. */
  readonly strangers?: readonly OutputPath[];
  /** How many addresses the register lacked, and whether they were entered; missing if it lacked none. */
  readonly register?: { readonly lacked: number; readonly isKept: boolean };
};

export type BuildOptions = Options & { readonly strict: boolean; readonly register: RegisterUse };
