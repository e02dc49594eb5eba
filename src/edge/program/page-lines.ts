import type { Paint } from '../../desk/report-lines.ts';

/** How a page is set for a terminal. */
type Setting = {
  /** Characters of a line. */
  readonly width: number;
  readonly paint: Paint;
  /** The topic of a page by its file name; undefined for a link that leads elsewhere. */
  readonly topicOf: (target: string) => string | undefined;
};

/**
 * Sets a page of Markdown as lines for a terminal: paragraphs and lists are wrapped, code is indented, and a table that
 * is too wide becomes a list of its rows. Links to pages of the guide name the command that prints them.
 */
export function pageLines(markdown: string, setting: Setting): readonly string[] {
  const lines: string[] = [];
  for (const block of blocksOf(markdown)) {
    const set = setBlock(block, setting);
    if (set.length > 0) lines.push(...(lines.length > 0 ? [''] : []), ...set);
  }
  return lines;
}

type Block = { readonly kind: 'code' | 'table' | 'heading' | 'text'; readonly lines: readonly string[] };

/** Blocks of a page; comments, which mark the parts that are generated, are left out. */
function blocksOf(markdown: string): readonly Block[] {
  const blocks: { kind: Block['kind']; lines: string[] }[] = [];
  let fence: string | null = null;
  let isOpen = false;
  const add = (kind: Block['kind'], line: string) => {
    const last = blocks.at(-1);
    if (isOpen && last?.kind === kind) last.lines.push(line);
    else blocks.push({ kind, lines: [line] });
    isOpen = kind !== 'heading';
  };
  for (const line of markdown.split('\n')) {
    const mark = /^(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== null) {
      if (line.startsWith(fence)) [fence, isOpen] = [null, false];
      else add('code', line);
    } else if (mark !== undefined) [fence, isOpen] = [mark, false];
    else if (line.trim() === '') isOpen = false;
    else if (/^<!--.*-->$/.test(line) || /^!\[[^\]]*\]\([^)]*\)$/.test(line)) isOpen = false;
    else if (/^#{1,6} /.test(line)) add('heading', line);
    else if (line.startsWith('|')) add('table', line);
    else if (/^ {4}/.test(line) && (!isOpen || blocks.at(-1)?.kind === 'code')) add('code', line.slice(4));
    else {
      if (/^(?:[-*]|\d+\.) /.test(line)) isOpen = false;
      add('text', line);
    }
  }
  return blocks;
}

function setBlock({ kind, lines }: Block, setting: Setting): readonly string[] {
  if (kind === 'code') return lines.map((line) => (line === '' ? '' : `    ${line}`));
  if (kind === 'table') return setTable(lines, setting);
  const text = lines.map((line) => line.trim()).join(' ');
  if (kind === 'heading') return [setting.paint('bold', plain(text.replace(/^#+ /, ''), setting))];
  const [mark = ''] = /^(?:[-*]|\d+\.) |^> /.exec(text) ?? [];
  const rest = text.slice(mark.length).replaceAll(' > ', mark === '> ' ? ' ' : ' > ');
  const indent = mark === '' ? '' : '  ';
  return wrapped(plain(rest, setting), setting.width - indent.length - mark.length).map((line, at) =>
    at === 0 ? `${indent}${mark}${line}` : `${indent}${' '.repeat(mark.length)}${line}`,
  );
}

function setTable(lines: readonly string[], setting: Setting): readonly string[] {
  const [head = [], , ...body] = lines.map((line) => cellsOf(line, setting));
  const widths = head.map((_, at) => Math.max(...[head, ...body].map((row) => row[at]?.length ?? 0)));
  if (widths.reduce((sum, width) => sum + width + 2, 0) <= setting.width) {
    const line = (row: readonly string[]) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd();
    return [setting.paint('bold', line(head)), ...body.map(line)];
  }
  return body.flatMap(([first = '', ...others]) => [
    setting.paint('bold', first),
    ...others.flatMap((cell, at) =>
      cell === ''
        ? []
        : wrapped(others.length > 1 ? `${head[at + 1]}: ${cell}` : cell, setting.width - 4).map(
            (line, row) => `${row === 0 ? '    ' : '      '}${line}`,
          ),
    ),
  ]);
}

function cellsOf(line: string, setting: Setting): readonly string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => plain(cell.trim().replaceAll('\\|', '|'), setting));
}

/** Text without the marks of Markdown that a terminal does not need; code keeps its backticks. */
function plain(text: string, { topicOf }: Setting): string {
  return text
    .split(/(`+[^`]+`+)/)
    .map((part, at) => (at % 2 === 1 ? part : unmarked(part)))
    .join('')
    .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, (_, words: string, target: string) => {
      const topic = topicOf(target);
      if (topic !== undefined) return `${words} (backfile help ${topic})`;
      return /^https?:/.test(target) && target !== words ? `${words} (${target})` : words;
    });
}

function unmarked(text: string): string {
  return text.replace(/\*\*([^*]+)\*\*/g, '$1').replace(/(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])/g, '$1');
}

function wrapped(text: string, width: number): readonly string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
