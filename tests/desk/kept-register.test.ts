import { describe, expect, it } from 'vitest';
import { build } from '../../src/desk/build.ts';
import { openRegister } from '../../src/desk/kept-register.ts';
import type { Report } from '../../src/desk/report.ts';
import { otherLines, registerFile } from '../../src/model/register.ts';
import { MemoryDisk, testOptions, textOf, worldOf } from '../support/memory-disk.ts';
import { plainTheme } from '../support/plain-theme.ts';
import { dispatch, linesOf, move, publish, SITE, siteOf } from '../support/registered-site.ts';

const TALKS = 'posts/2009-02-02-talks.md';
const PIECES = {
  [TALKS]: dispatch('Talks', 'tags: [Iran]\naliases: [/old.html]'),
  'posts/herring.md': dispatch('Herring', 'id: herring\ntags: [Fish]', '2010-03-04', 'Of herring.'),
  'posts/_pages/about.md': '---\ntitle: About\n---\nWho we are.\n',
};

/** The addresses of the lines that the next build looks at. */
function lookedAt(disk: MemoryDisk): readonly string[] {
  const register = openRegister(registerFile(disk.files.get('addresses.txt') ?? ''), worldOf(disk).notes);
  return otherLines(register).map(({ address }) => address);
}

/** A build of the same site by the definition: nothing is remembered, and no shortcut is taken. */
async function byDefinition(
  disk: MemoryDisk,
): Promise<{ readonly report: Report; readonly disk: MemoryDisk }> {
  const other = new MemoryDisk(Object.fromEntries(disk.files), plainTheme());
  other.marked = true;
  const report = await build(testOptions({ register: 'keep', shortcuts: false }), worldOf(other));
  return { report, disk: other };
}

describe('what is known of a register', () => {
  it('are the lines of dispatches, pages and dates that stand where they stood: they are not looked at again', async () => {
    const disk = siteOf(PIECES);
    await publish(disk);
    const rest = ['/*', '/old.html', '/tags/*/feed.xml', '/tags/fish/', '/tags/iran/'];
    expect(lookedAt(disk)).toEqual(rest);
    disk.files.set(TALKS, `${PIECES[TALKS]}\nOne more paragraph.\n`);
    await publish(disk);
    expect(lookedAt(disk)).toEqual(rest);
  });

  it('is not trusted if the register is another, and holds all lines if they are asked for', async () => {
    const disk = siteOf(PIECES);
    await publish(disk);
    const text = disk.files.get('addresses.txt') ?? '';
    const { notes } = worldOf(disk);
    const known = openRegister(registerFile(text), notes);
    expect(known.lines).toHaveLength(linesOf(disk).length);
    expect(otherLines(known).length).toBeLessThan(known.lines.length);
    // A line is one object, since what is found of lines is looked up by it.
    expect(otherLines(known).every((line) => known.lines.includes(line))).toBe(true);
    const changed = openRegister(registerFile(`${text}/x/ 2009-01-01 index\n`), notes);
    expect(otherLines(changed)).toHaveLength(linesOf(disk).length + 1);
  });

  it.each<readonly [string, (disk: MemoryDisk) => void]>([
    ['a renamed file', (disk) => move(disk, TALKS, 'posts/2009-02-02-samore.md')],
    [
      'another date, which leaves a year without dispatches',
      (disk) => edit(disk, '2009-02-02', '2011-05-06'),
    ],
    ['a tag taken out', (disk) => edit(disk, 'Iran', 'Fish')],
    ['an alias taken out', (disk) => edit(disk, 'aliases: [/old.html]\n', '')],
    ['a dispatch withdrawn', (disk) => edit(disk, 'title:', 'withdrawn: {date: 2009-03-01}\ntitle:')],
    ['a dispatch deleted', (disk) => void disk.files.delete('posts/herring.md')],
    ['a dispatch made a draft', (disk) => edit(disk, 'title:', 'draft: true\ntitle:')],
    ['a dispatch added at a free address', (disk) => void disk.files.set('posts/c.md', dispatch('C'))],
    ['another pattern', (disk) => site(disk, 'permalink: /:slug/\n')],
    ['indexes cut by year', (disk) => site(disk, 'index: {single: 1}\n')],
    ['feeds and references turned off', (disk) => site(disk, 'feeds: {others: false}\ncitations: false\n')],
    ['another path of the site', (disk) => site(disk, 'url: https://affairs.press/column\n')],
    ['an address settled', (disk) => void disk.files.set('redirects.yaml', '/old.html: /about/\n')],
  ])('makes the same edition as the definition after %s', async (_, change) => {
    const disk = siteOf(PIECES);
    await publish(disk);
    change(disk);
    const clean = await byDefinition(disk);
    const report = await build(testOptions({ register: 'keep' }), worldOf(disk));
    expect(report.findings).toEqual(clean.report.findings);
    expect(report.published).toBe(clean.report.published);
    expect(disk.files.get('addresses.txt')).toBe(clean.disk.files.get('addresses.txt'));
    if (report.published) expect(textOf(disk)).toEqual(textOf(clean.disk));
  });
});

function edit(disk: MemoryDisk, was: string, now: string): void {
  disk.files.set(TALKS, (disk.files.get(TALKS) ?? '').replace(was, now));
}

function site(disk: MemoryDisk, more: string): void {
  const kept = SITE.split('\n').filter((line) => !line.startsWith(more.split(':')[0] ?? ''));
  disk.files.set('site.yaml', `${kept.join('\n')}\n${more}`);
}
