import fc from 'fast-check';
import { isDeep, SEED } from './deep.ts';

// The suite tries the same random cases each time, so that a red run is due to the change that it judges. Deep runs,
// and those with BACKFILE_SEED, try others.
if (!isDeep || process.env.BACKFILE_SEED) fc.configureGlobal({ seed: SEED });
