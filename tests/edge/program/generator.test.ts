import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { DIGEST, digestOfProgram } from '../../../src/edge/program/generator.ts';
import { program } from '../../support/program.ts';

test('the compiled program brings the digest of its code', () => {
  const lib = dirname(program());
  expect(readFileSync(join(lib, DIGEST), 'utf8')).toBe(digestOfProgram(lib));
});
