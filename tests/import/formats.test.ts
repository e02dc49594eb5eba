import { expect, test } from 'vitest';
import { FORMATS } from '../../src/import/formats.ts';

test('a format bears the name that the command takes', async () => {
  for (const [name, { load }] of Object.entries(FORMATS)) expect((await load()).name).toBe(name);
});
