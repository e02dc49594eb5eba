import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readYaml, type YamlPath } from '../../../src/model/yaml/yaml.ts';
import { cpuSeconds } from '../../support/cpu.ts';
import { runs } from '../../support/deep.ts';

describe('readYaml', () => {
  it.each([
    ['a: 1', { a: 1 }],
    ['a: 1.5\nb: -2\nc: 0x1f\nd: 0o17\ne: 1e3', { a: 1.5, b: -2, c: 31, d: 15, e: 1000 }],
    ['a: yes\nb: no\nc: on\nd: off\ne: y', { a: 'yes', b: 'no', c: 'on', d: 'off', e: 'y' }],
    ['a: true\nb: False\nc: null\nd: ~\ne:', { a: true, b: false, c: null, d: null, e: null }],
    [
      'a: 2009-02-02\nb: 2009-02-02T10:00:00Z\nc: 12:30',
      { a: '2009-02-02', b: '2009-02-02T10:00:00Z', c: '12:30' },
    ],
    ['a: "1"\nb: \'true\'\nc: !!str 1', { a: '1', b: 'true', c: '1' }],
    ['a: 12345678901234567890', { a: '12345678901234567890' }],
    ['a: .nan\nb: .inf', { a: '.nan', b: '.inf' }],
    ['a: >\n  folded\n  text\nb: |\n  kept\n  lines\n', { a: 'folded text\n', b: 'kept\nlines\n' }],
    ['a: [x, "y, z", {b: c}]', { a: ['x', 'y, z', { b: 'c' }] }],
    ['a: &x {b: 1}\nc: *x', { a: { b: 1 }, c: { b: 1 } }],
    ['<<: {a: 1, b: 1}\nb: 2', { a: 1, b: 2 }],
    [
      'x: &x {a: 1}\ny: &y {a: 2, b: 2}\nz:\n  c: 3\n  <<: [*x, *y]',
      { x: { a: 1 }, y: { a: 2, b: 2 }, z: { a: 1, b: 2, c: 3 } },
    ],
    ['"<<": {a: 1}', { '<<': { a: 1 } }],
    ['2009: a\nnull: b\ntrue: c', { 2009: 'a', null: 'b', true: 'c' }],
    ['', null],
    ['# only a comment', null],
    ['just text', 'just text'],
  ])('reads %j by the core schema', (text, value) => {
    const reading = readYaml(text);
    expect(reading.problems).toEqual([]);
    expect(JSON.parse(JSON.stringify(reading.value))).toEqual(value);
  });

  it('keeps __proto__ and constructor as keys like any other', () => {
    const { value } = readYaml('__proto__: {polluted: true}\nconstructor: x\na: {__proto__: y}');
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor', 'a']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(value)).toBeNull();
  });

  it.each<[string, YamlPath, string | undefined]>([
    ['slug: 007', ['slug'], '007'],
    ['title: 1.10', ['title'], '1.10'],
    ['title: no', ['title'], 'no'],
    ['title: ~', ['title'], '~'],
    ['a: [1.0, 2.50]', ['a', 1], '2.50'],
    ['a: {b: {c: 0x10}}', ['a', 'b', 'c'], '0x10'],
    ['a: "quo\\"ted"', ['a'], 'quo"ted'],
    ['a: 1\na: 02', ['a'], '02'],
    ['a: 1', ['b'], undefined],
    ['a: [1]', ['a'], undefined],
  ])('knows how %j was written', (text, path, written) => {
    expect(readYaml(text).written(path)).toBe(written);
  });

  it.each<[string, YamlPath, string, string]>([
    ['title: x\ndate: 2009-02-30', ['date'], '3:7', '3:1'],
    ['a: "x"', ['a'], '2:4', '2:1'],
    ['a:\n  - b\n  - c: d', ['a', 1, 'c'], '4:8', '4:5'],
    ['a:\n  - b\n  - c', ['a', 1], '4:5', '4:5'],
    ['a: [x, {b: c}]', ['a', 1, 'b'], '2:12', '2:9'],
    ['a:\nb: 1', ['a'], '2:1', '2:1'],
    ['a: 1\na: 2', ['a'], '3:4', '3:1'],
    ['a: "x\ny"\nb: z', ['b'], '4:4', '4:1'],
    ['a:\n\tb: z', ['a', 'b'], '3:5', '3:2'],
  ])('finds the places of %j in the whole file', (text, path, value, key) => {
    const reading = readYaml(text, 2);
    const show = (place?: { line: number; column: number }) => place && `${place.line}:${place.column}`;
    expect([show(reading.positionOf(path)), show(reading.keyPositionOf(path))]).toEqual([value, key]);
  });

  it.each([
    ['a: 1\nb: 2\na: 3', { a: 3, b: 2 }, ['3 duplicate-key']],
    ['a: {b: 1, b: 2}', { a: { b: 2 } }, ['1 duplicate-key']],
    ['a: "one\ntwo\nthree"\nb: x', { a: 'one two three', b: 'x' }, ['2 front-matter-indent']],
    ["a: 'it''s\nfine'\nb: x", { a: "it's fine", b: 'x' }, ['2 front-matter-indent']],
    ['a: [\nx,\ny\n]\nb: z', { a: ['x', 'y'], b: 'z' }, ['2 front-matter-indent']],
    [
      'a: "one\ntwo"\nb: "three\nfour"',
      { a: 'one two', b: 'three four' },
      ['2 front-matter-indent', '4 front-matter-indent'],
    ],
    ['a: "one\nkey: two"\nb: x', { a: 'one key: two', b: 'x' }, ['2 front-matter-indent']],
    ['a:\n\tb: 1\n\tc: 2', { a: { b: 1, c: 2 } }, ['2 front-matter-tab']],
    ['a: 1\n\tb: 2', { a: 1, b: 2 }, ['2 front-matter-tab']],
    ['a:\n\t- b', { a: ['b'] }, ['2 front-matter-tab']],
  ])('reads %j as lenient parsers do, and warns', (text, value, problems) => {
    const reading = readYaml(text);
    expect(JSON.parse(JSON.stringify(reading.value))).toEqual(value);
    expect(reading.problems.map(({ position, rule }) => `${position?.line} ${rule}`)).toEqual(problems);
    expect(reading.problems.every(({ level }) => level === 'warning')).toBe(true);
  });

  it('reads a quotation of thousands of lines that are not indented, and warns once', () => {
    const lines = Array.from({ length: 3_000 }, (_, at) => `${at}`);
    const { value, problems } = readYaml(`a: "${lines.join('\n')}"\nb: x`);
    expect(value).toEqual({ a: lines.join(' '), b: 'x' });
    expect(problems.map(({ position, rule }) => `${position?.line} ${rule}`)).toEqual([
      '2 front-matter-indent',
    ]);
  });

  it.each([
    ['title: Foo: bar', '2:11'],
    ['a: plain text\nthat goes on\nb: x', '4:2'],
    ['<<: 5', '2:1'],
    ['a: b\nc:d', '3:1'],
    ['c:d\na: b', '2:1'],
    ['a:\n  - b\nc:d\ne: f', '4:1'],
    ['a: b\nc = d', '3:1'],
    ['a: b\nc： d', '3:1'],
    ['a: 1\nb: "open', '3:4'],
    ["a: 'open\nb: 1\nc: 2", '2:4'],
    ['a: "it is \\"so\\"\n\nb: 1', '2:4'],
    ['a: @b', '2:4'],
    ['a: *nothing', '2:5'],
    ['a: !!js/function "function () {}"', '2:4'],
    ['a: !!binary aGk=', '2:4'],
    ['!mine {a: 1}', '2:1'],
    ['a: !<tag:example.org,2000:x> b', '2:4'],
    ['? [a]\n: b', '2:3'],
    ['a: &x [*x]', '2:9'],
    ['a: b\n...\nc: d', '4:5'],
    ['a: |\n  two\n one', '4:2'],
  ])('refuses %j as an error with its place', (text, place) => {
    const { value, problems } = readYaml(text, 2);
    expect(value).toBeUndefined();
    expect(
      problems.map(
        (problem) => `${problem.position?.line}:${problem.position?.column} ${problem.level} ${problem.rule}`,
      ),
    ).toEqual([`${place} error front-matter-unreadable`]);
  });

  it.each([
    [
      'a: b\ndraft:\u00a0true',
      'A character other than a space follows the colon in "draft:\u00a0true"',
      'Write draft: true, and type the space again',
    ],
    ['a: b\ndraft:true', 'A space is missing after the colon in "draft:true"', 'Write draft: true'],
    [
      'a: b\ndraft = true',
      '"=" stands in place of a colon and a space, in "draft = true"',
      'Write draft: true',
    ],
  ])('says what is wrong in %j, and what to type', (text, reason, remedy) => {
    expect(readYaml(text).problems[0]).toMatchObject({ reason, remedy });
  });

  it('says what to type where a colon stands in a value', () => {
    expect(readYaml('title: Talks: the "inside" story').problems[0]?.remedy).toBe(
      'Put the value between quotes: title: "Talks: the \\"inside\\" story"',
    );
  });

  it('refuses aliases that would swell to more than twenty thousand values', async () => {
    const layers = 'abcdefgh'.split('').map(
      (name, index) =>
        `${name}: &${name} [${Array(9)
          .fill(index === 0 ? 'x' : `*${'abcdefgh'[index - 1]}`)
          .join(',')}]`,
    );
    const seconds = await cpuSeconds(() => {
      const { value, problems } = readYaml(layers.join('\n'));
      expect([value, problems[0]?.rule]).toEqual([undefined, 'front-matter-unreadable']);
    });
    expect(seconds).toBeLessThan(1);
  });

  it.each([
    ['brackets', '['.repeat(100_000)],
    ['braces', '{a: '.repeat(50_000)],
    ['items', '- '.repeat(100_000)],
    ['indents', Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['anchors', Array.from({ length: 200 }, () => '&a ').join('')],
    ['properties', '- &a !!str\n'.repeat(5000)],
    ['open quotes', 'a: "x\n'.repeat(20_000)],
    ['loose lines', `a: b\n${'c\n'.repeat(20_000)}`],
    ['keys', Array.from({ length: 19_000 }, (_, n) => `key${n}: x`).join('\n')],
    ['two million characters', 'a: x\n'.repeat(400_000)],
  ])('ends in bounded time on %s without end', async (_, text) => {
    const seconds = await cpuSeconds(() => {
      const reading = readYaml(text);
      if (reading.value) for (const key of Object.keys(reading.value)) reading.keyPositionOf([key]);
    });
    expect(seconds).toBeLessThan(4);
  });

  it('never throws, whatever it is given', () => {
    const piece = fc.constantFrom(
      'a',
      ':',
      ' ',
      '\n',
      '- ',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      '&x ',
      '*x',
      '!',
      '!!',
      '|',
      '>',
      '#',
      '?',
      '\t',
      '%',
      '---',
      '...',
      ',',
      '1',
      '\ufeff',
      '\u0085',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const reading = readYaml(pieces.join(''), 2);
        reading.positionOf(['a']);
        reading.written(['a', 0, 'a']);
        return reading.value !== undefined || reading.problems.some((problem) => problem.level === 'error');
      }),
      { numRuns: runs(200) },
    );
  });
});
