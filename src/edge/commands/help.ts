import { basename } from 'node:path';
import { type GuidePage, guidePages, topicFor } from '../program/guide.ts';
import { pageLines } from '../program/page-lines.ts';
import type { Terminal } from '../program/terminal.ts';
import { UsageError } from '../program/usage-error.ts';

/**
 * Prints the page of the guide about a topic, or the list of topics. `width`: characters of a line of the terminal; null
 * if nobody looks. `commands`: names of commands, each with what prints its help, for words that are not topics. Returns the exit
 * status.
 */
export function helpCommand(
  word: string | undefined,
  terminal: Terminal,
  width: number | null,
  commands: ReadonlyMap<string, () => void>,
): number {
  const pages = guidePages();
  if (word === undefined) {
    for (const line of topicLines(pages)) terminal.print(line);
    return 0;
  }
  const page = pages.find(({ topic }) => topic === word);
  const command = commands.get(word);
  if (page === undefined && command !== undefined) {
    command();
    return 0;
  }
  const shown = page ?? likelyPage(word, pages, terminal);
  const topics = new Map(pages.map(({ path, topic }) => [basename(path), topic]));
  const lines = pageLines(shown.text, {
    width: Math.min(width ?? 90, 90),
    paint: width === null ? (_, text) => text : terminal.paint,
    topicOf: (target) => topics.get(basename(target.replace(/#.*$/, ''))),
  });
  for (const line of lines) terminal.print(line);
  if (command !== undefined) terminal.print(`\nIts options: backfile ${word} --help`);
  return 0;
}

function topicLines(pages: readonly GuidePage[]): readonly string[] {
  const widest = Math.max(...pages.map(({ topic }) => topic.length));
  return [
    'backfile help TOPIC prints a page of the guide. The topics:',
    '',
    ...pages.map(
      ({ topic, title, path }) =>
        `  ${path.includes('/') ? '  ' : ''}${topic.padEnd(widest + (path.includes('/') ? 0 : 2))}  ${title}`,
    ),
    '',
    'backfile COMMAND --help lists the options of a command.',
  ];
}

/** The page that a word most likely means, with a remark if that is a guess. */
function likelyPage(word: string, pages: readonly GuidePage[], terminal: Terminal): GuidePage {
  const topic = topicFor(
    word,
    pages.map((page) => page.topic),
  );
  const page = pages.find((each) => each.topic === topic);
  if (page === undefined)
    throw new UsageError(`The guide has no page "${word}". backfile help lists its pages.`);
  terminal.say(`The guide has no page "${word}"; this is "${page.topic}".\n`);
  return page;
}
