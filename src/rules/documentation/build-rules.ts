import type { RuleDoc } from '../galley/rule.ts';
import { OF_DISPATCHES } from './build-rules-dispatches.ts';
import { OF_PICTURES } from './build-rules-pictures.ts';
import { OF_THE_SITE } from './build-rules-site.ts';

/** Rules that every build checks while it reads, parses, files, plans and prints. */
export const ELSEWHERE: readonly RuleDoc[] = [...OF_DISPATCHES, ...OF_PICTURES, ...OF_THE_SITE];
