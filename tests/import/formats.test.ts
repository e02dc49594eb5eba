import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FORMATS, listFormats } from '../../src/import/formats.ts';

test('a format bears the name that the command takes', async () => {
  for (const [name, { load }] of Object.entries(FORMATS)) expect((await load()).name).toBe(name);
});

test('README.md lists the formats that there are (UPDATE_FORMATS=1 writes them)', () => {
  const readme = join(import.meta.dirname, '..', '..', 'README.md');
  const text = readFileSync(readme, 'utf8');
  const list = listFormats(119, '`');
  const now = text.replace(
    /(<!-- formats -->\n)[\s\S]*?(\n<!-- \/formats -->)/,
    (_, open, close) => open + list + close,
  );
  if (process.env.UPDATE_FORMATS) writeFileSync(readme, now);
  expect(text.includes('<!-- formats -->') && readFileSync(readme, 'utf8')).toBe(now);
});
