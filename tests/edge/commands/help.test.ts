import { describe, expect, test } from 'vitest';
import { helpCommand } from '../../../src/edge/commands/help.ts';
import { guidePages, topicFor } from '../../../src/edge/program/guide.ts';
import { pageLines } from '../../../src/edge/program/page-lines.ts';
import { backfile } from '../../support/here.ts';

/** What `backfile help` says of a word. */
function help(word?: string, width: number | null = null) {
  const [printed, said]: [string[], string[]] = [[], []];
  const terminal = {
    paint: (_style: string, text: string) => text,
    print: (line: string) => void printed.push(line),
    say: (line: string) => void said.push(line),
    drawn: false,
  };
  const commands = new Map([
    ['import', () => terminal.print('Usage: backfile import')],
    ['retire', () => terminal.print('Usage: backfile retire')],
  ]);
  const status = helpCommand(word, terminal, width, commands);
  return { status, printed: printed.join('\n'), said: said.join('\n') };
}

const topics = guidePages().map(({ topic }) => topic);

describe('backfile help', () => {
  test('lists every page of the guide', () => {
    for (const topic of topics) expect(help().printed).toMatch(new RegExp(`^ +${topic} `, 'm'));
  });

  test.each(topics)('%s prints its page, in lines that fit', (topic) => {
    const { printed, status } = help(topic, 80);
    expect(status).toBe(0);
    const page = guidePages().find((each) => each.topic === topic);
    expect(printed.split('\n')[0]).toBe(page?.title.replaceAll('`', ''));
    const prose = printed.split('\n').filter((line) => !line.startsWith('    ') && /\S \S/.test(line));
    expect(prose.filter((line) => line.length > 80 && !/\S{60}/.test(line))).toEqual([]);
    // Code between backticks may show comments and links.
    expect(prose.filter((line) => /<!--|\]\(/.test(line.replaceAll(/`[^`]*`/g, '')))).toEqual([]);
  });

  test.each([
    ['feilds', 'fields'],
    ['setting', 'settings'],
    ['front-matter', 'fields'],
    ['github', 'github-pages'],
    ['Hosts', 'hosts'],
    ['redirects', 'addresses'],
    ['theme', 'theming'],
    ['bylines', 'names'],
  ])('takes %s to mean %s', (word, topic) => {
    expect(topicFor(word, topics)).toBe(topic);
  });

  test('says which page it shows if the word was a guess', () => {
    expect(help('feilds').said).toContain('no page "feilds"; this is "fields"');
    expect(help('fields').said).toBe('');
  });

  test('refuses a word that means nothing, and names the list', () => {
    expect(() => help('quantum')).toThrow('backfile help lists its pages');
  });

  test('prints the options of a command that has no page, and names those of one that has', () => {
    expect(help('retire').printed).toBe('Usage: backfile retire');
    expect(help('import').printed).toMatch(
      /^Bringing an archive in\n[\s\S]*Its options: backfile import --help$/,
    );
  });

  test('works from the command line', async () => {
    const { status, stdout } = await backfile(['help', 'hosts']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Publishing\n/);
  });
});

describe('a page for the terminal', () => {
  const set = (text: string, width = 40) =>
    pageLines(text, {
      width,
      paint: (_, words) => words,
      topicOf: (target) => (target === '02-fields.md' ? 'fields' : undefined),
    }).join('\n');

  test('has links as commands, and addresses as they are', () => {
    expect(set('See [the fields](02-fields.md) and [npm](https://npmjs.com).', 90)).toBe(
      'See the fields (backfile help fields) and npm (https://npmjs.com).',
    );
  });

  test('has narrow tables in columns, and wide ones as lists', () => {
    expect(set('| a | b |\n| --- | --- |\n| one | `x\\|y` |')).toBe('a    b\none  `x|y`');
    expect(set(`| a | b |\n| --- | --- |\n| one | ${'word '.repeat(9)}|`)).toBe(
      'one\n    word word word word word word word\n      word word',
    );
  });

  test('has code as it was written, indented', () => {
    expect(set('Do:\n\n```sh\nbackfile   build  # *now*\n```\n')).toBe(
      'Do:\n\n    backfile   build  # *now*',
    );
  });

  test('wraps items of lists under their first word', () => {
    expect(set('- one two three four five six seven eight nine\n- ten', 24)).toBe(
      '  - one two three four\n    five six seven eight\n    nine\n\n  - ten',
    );
  });
});
