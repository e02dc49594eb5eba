import type { Root, RootContent } from 'mdast';
import { guardOf } from './guards/guards.ts';
import { passagesOf } from './passages.ts';

type Parser = (text: string) => Root;

/**
 * The tree of a text that meets guards: the passages that meet one are parsed by `plain`, the others by `native`. Null
 * if the text cannot be divided so. A shortcut for `plain` of the whole text, with the same tree except for what nobody
 * reads (`tests/copy/body/accelerator.test.ts`).
 */
export function parseMixed(text: string, native: Parser, plain: Parser): Root | null {
  const { list, unfenced } = passagesOf(text);
  const isGuarded = unfenced.map((passage) => guardOf(passage) !== undefined);
  if (isGuarded.every(Boolean)) return null;
  if (!isGuarded.includes(true)) return native(text);
  const fast = new Share(list, (index) => !isGuarded[index]);
  const slow = new Share(list, (index) => isGuarded[index]!);
  const parsed = fast.parse(native);
  const known = slow.labelsIn(definedIn(parsed));
  const rest = slow.parse(plain, known);
  const found = fast.labelsIn(definedIn(rest));
  if (![...known, ...found].every(isSimple)) return null;
  const blocks = [...(found.length > 0 ? fast.parse(native, found) : parsed), ...rest];
  return { type: 'root', children: blocks.sort((one, other) => lineOf(one) - lineOf(other)) };
}

/** Some passages of a text, with a word in place of the others between them. */
class Share {
  readonly text: string;
  /** The lines, counted from 1, on which such a word is. */
  private readonly words = new Set<number>();
  /** How many lines further down in the whole text each line here is, from the line on which it begins to be so. */
  private readonly moves: { readonly line: number; readonly by: number }[] = [];

  constructor(list: readonly string[], isHere: (index: number) => boolean) {
    let text = '';
    let line = 1;
    let before = 1;
    list.forEach((passage, index) => {
      const isWord = !isHere(index) && (index === 0 || isHere(index - 1));
      if (isWord) this.words.add(line);
      if (isHere(index)) this.moves.push({ line, by: before - line });
      const added = isHere(index) ? passage : isWord ? 'x\n\n' : '';
      text += added;
      line += endsIn(added);
      before += endsIn(passage);
    });
    this.text = text;
  }

  /** The blocks of these passages. `defined`: the labels that other passages define, as written between brackets. */
  parse(parser: Parser, defined: readonly string[] = []): readonly RootContent[] {
    // A word closes the last definition.
    const before = defined.map((label) => `[${label}]: #\n\n`).join('') + (defined.length > 0 ? 'x\n\n' : '');
    const added = endsIn(before);
    const blocks = parser(before + this.text).children.filter((block) => {
      const line = lineOf(block) - added;
      return line > 0 && !this.words.has(line);
    });
    for (const block of blocks) {
      const line = lineOf(block) - added;
      moveDown(block, this.moves.findLast((move) => move.line <= line)!.by - added);
    }
    return blocks;
  }

  /** Those of some labels that these passages may name: their text has them, whatever white space, case and quotations. */
  labelsIn(labels: readonly string[]): readonly string[] {
    if (labels.length === 0) return labels;
    const bare = bareText(this.text);
    return labels.filter((label) => bare.includes(bareText(label)));
  }
}

function bareText(text: string): string {
  const bare = text.replace(/[\s>]+/g, '');
  return bare.toLowerCase().toUpperCase();
}

function endsIn(text: string): number {
  return text.split('\n').length - 1;
}

function moveDown(node: RootContent, lines: number): void {
  if (lines === 0) return;
  if (node.position !== undefined) {
    node.position.start.line += lines;
    node.position.end.line += lines;
  }
  if ('children' in node) for (const child of node.children) moveDown(child, lines);
}

/** The labels that blocks define: targets of references, and footnotes, which begin with a circumflex. */
function definedIn(nodes: readonly RootContent[], found: string[] = []): readonly string[] {
  for (const node of nodes) {
    if (node.type === 'definition') found.push(node.identifier);
    if (node.type === 'footnoteDefinition') found.push(`^${node.identifier}`);
    if ('children' in node) definedIn(node.children, found);
  }
  return found;
}

/** Whether a label can be written between brackets unchanged and means the same to both parsers. */
function isSimple(label: string): boolean {
  return /^(?:\^[^[\]\\\s]+|[^[\]\\\n^][^[\]\\\n]*)$/.test(label);
}

function lineOf(block: RootContent): number {
  return block.position!.start.line;
}
