import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openManuscript } from '../../../src/copy/front/front-matter.ts';
import { readFields } from '../../../src/copy/front/read-fields.ts';

/** Archives that no one here wrote; not part of this repository. */
const ARCHIVES = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'corpus');

describe.skipIf(!existsSync(ARCHIVES))(
  'front matter of real archives (left out where they are not there)',
  () => {
    test.each(existsSync(ARCHIVES) ? readdirSync(ARCHIVES) : [])('of %s is read without a word', (name) => {
      const folder = join(ARCHIVES, name, 'posts');
      const files = (readdirSync(folder, { recursive: true }) as string[]).filter((path) =>
        /\.md$/.test(path),
      );
      const told = files.flatMap((path) => {
        const text = readFileSync(join(folder, path), 'utf8');
        const { fields, body } = openManuscript(text);
        const problems = [...fields.problems, ...readFields(fields).problems];
        const isWhole = text.endsWith(body);
        return problems.length > 0 || !isWhole ? [path] : [];
      });
      expect(files.length).toBeGreaterThan(400);
      expect(told).toEqual([]);
    });
  },
);
