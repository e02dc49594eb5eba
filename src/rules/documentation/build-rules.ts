import type { RuleDoc } from '../rule.ts';
import { OF_DISPATCHES } from './build-rules-dispatches.ts';
import { OF_PICTURES } from './build-rules-pictures.ts';
import { OF_THE_SITE } from './build-rules-site.ts';

/** Rules that are kept on the way to an edition: reading, parsing, filing, planning and printing report them in every build. */
export const ELSEWHERE: readonly RuleDoc[] = [...OF_DISPATCHES, ...OF_PICTURES, ...OF_THE_SITE];
