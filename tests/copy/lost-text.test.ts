import { describe, expect, it, vi } from 'vitest';
import { lostText } from '../../src/copy/lost-text.ts';
import { parseText } from './parsing.ts';

/** What is found in a body: rule and line, counted from its first line. */
function found(body: string): readonly string[] {
  return parseText(`---\ntitle: T\ndate: 2009-02-02\n---\n${body}`).findings.map(
    ({ level, rule, position }) => `${level} ${rule} ${(position?.line ?? 0) - 4}`,
  );
}

describe('text that no reader sees', () => {
  it.each([
    ['Go to <directory> at noon.', 1],
    ['Signed,\n<your name>', 2],
    ['It holds if x <y and z> w.', 1],
    ['The envoy\n\n<![CDATA[said so.]]>', 3],
    ['The envoy said <![CDATA[so]]>.', 1],
    ['Before.\n\n<?php echo 1;\n\nThe envoy said so.', 3],
    ['The envoy came.\n\n[^1]: At noon.', 3],
    ['The envoy came.[^1]\n\n[^1]: At noon.\n\n[^1]: At one.', 5],
    ['> The envoy came.\n>\n> [^noon]: At noon.', 3],
    ['| a | b |\n| - | - |\n| c | d | e |', 3],
    ['a|b\n-|-\nc|d|e', 3],
    ['It holds if a<b and c>d.', 1],
    ['The talk:\n\n[Q]: Why?', 3],
    ['[Ann]: Yes "indeed"\n\nShe left.', 1],
    ['Delete the <branch-name> at noon.', 1],
    ['Before.\n\n<?php echo 1; ?>\n\nThe envoy said so.', 3],
    ['Before.\n\n<!--#include virtual="/talks.html" -->', 3],
    ['The <title> of the talks was long.', 1],
    ['Before.\n\n<video src="https://a.example/b.mp4" controls />\n\nThe envoy came.', 3],
    ['<iframe src="https://a.example/"/>\n\nHe came.\n\n<iframe src="https://b.example/"></iframe>', 1],
    ['Before.\n\n<script src="https://a.example/b.js">\n\nThe envoy came.', 3],
    ['The film:\n\n<YouTube id="abc" />', 3],
    ['The [talks].\n\n[talks]: https://a.example/\n[Talks]: https://b.example/', 4],
    ['The envoy <!-- came[^1] -->.\n\n[^1]: At noon.', 3],
    ['The envoy `came[^1]`.\n\n[^1]: At noon.', 3],
    ['The film: <YouTube id="abc"></YouTube>', 1],
    ['<Toc/>\n\nThe envoy came.\n\n<Toc deep="3"/>', 1],
    ['The pier:\n\n<img data-src="pier.jpg" alt="A pier">', 3],
  ])('is told: %j', (body, line) => {
    expect(found(body)).toEqual([`warning text-lost ${line}`]);
  });

  it('is found in one pass, however many lines are read as addresses', () => {
    const body = Array.from({ length: 3000 }, (_, at) => `[a${at}]: x`).join('\n');
    const split = vi.spyOn(String.prototype, 'split');
    expect(lostText(body, '')).toHaveLength(3000);
    expect(split.mock.calls.length).toBeLessThan(10);
    split.mockRestore();
  });

  it('is counted in the singular, too', () => {
    const reasonFor = (body: string) =>
      parseText(`---\ntitle: T\ndate: 2009-02-02\n---\n${body}`).findings[0]?.reason;
    expect(reasonFor('| a |\n| - |\n| c | d |')).toContain('2 cells, but its table has 1 column,');
    expect(reasonFor('| a | b |\n| - | - |\n| c | d | e |')).toContain(
      '3 cells, but its table has 2 columns,',
    );
  });

  it.each([
    'Write `<![CDATA[` and ]]>.',
    'Go to `<directory>`, \\<directory>, &lt;directory> or <!-- <directory> -->.',
    'The [herring](<my herring.pdf>) and [gull][a].\n\n[a]: <my gull.pdf>',
    'Write:\n\n    map <leader> x\n\n- Or:\n\n      map <leader> y',
    '<p>One <br>\n<tr hidden> <foo>two</foo> <my-word></my-word> <a@b.example> <https://c.example/>',
    '```\n<?php echo 1;\n```\n\nThe envoy said so.',
    'The envoy came.[^1]\n\n[^1]: At noon.',
    'The envoy came.[^A]\n\n[^a]: At noon.',
    'He came[^1]: at noon.\n\n[^1]: Or at one.',
    'The envoy came.[^1]\n\n[^1]: At noon.[^2]\n\n[^2]: Or at one.',
    '| a | b |\n| - | - |\n| c |\n| d | e |\n| f | g | |',
    '| a | b |\n| - | - |\n| c | d\\|e |',
    'The [talks][t] were long.\n\n[t]: talks',
    'The [talks] were long.\n\n[Talks]: lindholm-talks',
    'The talk:\n[Q]: Why?',
    '[//]: # (a note)\n\n[Note]: it rained all day\n\n<input disabled> <p hidden>x</p> <b class>y</b>',
    '<video src="https://a.example/b.mp4" controls></video>\n\n<VIDEO SRC="https://a.example/b.mp4">None.</VIDEO>\n\nHe came.',
    '<iframe src="https://a.example/"></iframe> and <iframe src="https://b.example/"></iframe>\n\nHe came.',
    '<svg width="1" height="1"><title/><style/></svg>\n\nHe came.',
    'Write:\n\n    <video src="a.mp4" />\n\nand `<title>`, \\<title> and <!-- <title> -->.',
    '<BR/> <IMG SRC="https://a.example/b.png" ALT="A pier"/> <A NAME="x"></A> <Br/> one',
    '<script type="application/json">{"popup": "<video src=\'a.mp4\'> <Map/>"}</script>\n\nHe came.',
    'The [talks].\n\n[talks]: https://a.example/\n[talks]: https://a.example "Talks"',
    'The [talks].\n\n[talks]: https://a.example/\n\n```\n[talks]: https://b.example/\n```',
    'The `envoy[^1]` came[^1] at `noon[^2]`, `not[^2]` one[^2].\n\n[^1]: Or [^3].\n[^2]: B.\n[^3]: C.',
    'The envoy came.\n\n<!-- TODO: ask Laura -->',
    '<Note title="A note">The envoy came.</Note>',
    '<img src="https://a.example/b.png" data-src="https://a.example/b.png" alt="A pier">',
    'The last words.\n\n<script src="https://a.example/b.js">\n\n</script>\n\n<iframe src="https://a.example/">',
    'The envoy | came | at noon.\n\n---\n\na | b | c',
  ])('is not what %j is taken for', (body) => {
    expect(found(body)).toEqual([]);
  });
});
