import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstLook } from '../../../src/desk/proof/first-look.ts';
import { keptPress } from '../../../src/desk/proof/kept-press.ts';
import { type Proof, pull, withSaved } from '../../../src/desk/proof/proof.ts';
import type { ManuscriptFile, World } from '../../../src/desk/world.ts';
import { parseKept } from '../../../src/edge/parsing/kept.ts';
import { runs } from '../../support/deep.ts';
import { MemoryDisk, type SiteFiles, testOptions, worldOf } from '../../support/memory-disk.ts';
import { memoryHistory } from '../../support/memory-history.ts';
import { plainTheme } from '../../support/plain-theme.ts';
import { wordEditor, wordRounds } from '../word-edits.ts';

const SITE: SiteFiles = {
  'site.yaml': 'title: The Wire\nurl: https://wire.example\ntimezone: UTC\nbylines: {laura: Laura}\n',
  'assets/pier.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
  ...Object.fromEntries(
    Array.from({ length: 6 }, (_, at) => [
      `posts/post-${at}.md`,
      `---\ntitle: Post ${at}\ndate: 2009-02-0${at + 1}\nbyline: laura\ntags: [tide]\n---\n\nParagraph 0.\n\nParagraph 1, after [that](post-${(at + 1) % 6}).\n`,
    ]),
  ),
};

describe('the first look at a saved dispatch', () => {
  test('shows the bytes of the proof that is pulled next, after any edit that changes only its text', async () => {
    const counts = { first: 0, later: 0 };
    await fc.assert(
      fc.asyncProperty(wordRounds, async (rounds) => {
        const disk = new MemoryDisk(SITE, plainTheme());
        const edit = wordEditor(disk.files);
        const desk = await openDesk(disk);
        for (const one of rounds.flatMap(({ edits }) => edits)) {
          edit(one);
          const { saved, isFirst, first, next } = await desk.save();
          if (saved === null) continue;
          counts[isFirst ? 'first' : 'later']++;
          if (isFirst) expect(first).toBe(next);
        }
      }),
      { numRuns: runs(5) },
    );
    expect(counts.first).toBeGreaterThan(counts.later / 4);
    expect(counts.later).toBeGreaterThan(0);
  });

  test.each([
    ['its text', (text: string) => `${text}\n## More\n\nWords and a [link](post-3).\n`, true],
    ['its first words', (text: string) => text.replace('Paragraph 0.', 'Another beginning.'), true],
    ['its headline', (text: string) => text.replace('Post 2', 'Post two'), false],
    ['its tags', (text: string) => text.replace('[tide]', '[tide, pier]'), false],
    ['a field of its own', (text: string) => text.replace('tags:', 'mood: calm\ntags:'), false],
    ['its pictures', (text: string) => `${text}\n![Pier](/assets/pier.svg)\n`, false],
  ])('after an edit of %s', async (_, edit, isPossible) => {
    const disk = new MemoryDisk(SITE, plainTheme());
    const desk = await openDesk(disk);
    const path = 'posts/post-2.md';
    disk.files.set(path, edit(disk.files.get(path) as string));
    const { isFirst, before, first, next } = await desk.save();
    expect(isFirst).toBe(isPossible);
    // Where it is not possible, the proof stays as it was.
    expect(first).toBe(isPossible ? next : before);
    if (isPossible) expect(first).not.toBe(before);
  });
});

test.each([
  ['names', 'names.yaml', 'pier: {name: the pier, kind: thing}\n'],
  ['changes', 'site.yaml', `${SITE['site.yaml']}changes: git\n`],
])('there is none where %s are found in a text', async (_, file, settings) => {
  const disk = new MemoryDisk({ ...SITE, [file]: settings }, plainTheme());
  const path = 'posts/post-2.md';
  const history = memoryHistory([{ at: '2010-01-01T00:00:00Z', files: Object.fromEntries(disk.files) }]);
  const desk = await openDesk(disk, history);
  disk.files.set(path, (disk.files.get(path) as string).replace('Paragraph 0.', 'Of the pier.'));
  const { isFirst, before, next } = await desk.save();
  expect(isFirst).toBe(false);
  expect(next).not.toBe(before);
});

/** A desk that pulls proofs of a disk and says what the page of a saved dispatch shows before, at first and next. */
async function openDesk(disk: MemoryDisk, history = memoryHistory([])) {
  const world: World = { ...worldOf(disk), history: async () => history };
  const kept = parseKept(world.parseAll, world.parseAll, () => undefined);
  const own: World = { ...world, parseAll: kept };
  const open = keptPress();
  let proof: Proof = await pull(testOptions(), own, open, null);
  const show = (saved: ManuscriptFile) => {
    const page = proof.planned.edition.pages.find(
      ({ source, template }) => source === saved.path && template === 'dispatch.njk',
    );
    return page && proof.planned.press.render(page, proof.planned.edition.site);
  };
  return {
    save: async () => {
      const known = new Map(proof.sources.manuscripts.map(({ path, digest }) => [path, digest]));
      const saved = disk.sources().manuscripts.find(({ path, digest }) => known.get(path) !== digest) ?? null;
      if (saved === null) return { saved, isFirst: false, before: '', first: '', next: '' };
      const before = show(saved);
      const isFirst = await firstLook(proof, saved, own);
      const first = show(saved);
      proof = await pull(testOptions(), own, open, proof, withSaved(proof, saved));
      return { saved, isFirst, before, first, next: show(saved) };
    },
  };
}
