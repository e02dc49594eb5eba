import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { PACKED, unpackTemplates } from '../../../src/edge/disk/packed-templates.ts';
import { builtInTemplates } from '../../../src/edge/disk/site-folder.ts';
import { digest } from '../../../src/model/digest.ts';
import { program } from '../../support/program.ts';
import { TEMPLATES } from '../../theme/sample.ts';

test('the compiled program brings all built-in templates in one file', () => {
  const packed = unpackTemplates(join(dirname(program()), PACKED));
  const read = builtInTemplates(TEMPLATES).map((file) => ({ ...file, digest: digest(file.content) }));
  expect(read.length).toBeGreaterThan(100);
  expect(packed).toEqual(read);
});

test('a program that is not compiled has no such file', () => {
  expect(unpackTemplates(null)).toBeNull();
  expect(unpackTemplates(join(TEMPLATES, PACKED, 'none'))).toBeNull();
});
