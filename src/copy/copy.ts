import type { Heading, PhrasingContent, Root } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { NameMark } from '../model/names.ts';
import type { Style } from '../model/site.ts';
import { oneLine } from '../model/text/one-line.ts';
import type { YamlProblem } from '../model/yaml/yaml.ts';
import { readMarkdown } from './body/accelerator.ts';
import { type Complexity, tooComplex } from './body/complexity.ts';
import { printHtml, toHtmlTree } from './body/markdown.ts';
import type { References } from './body/notebook.ts';
import { NO_PLUGINS, PluginError, type Plugins } from './body/plugins.ts';
import { placeSlots } from './body/references.ts';
import { setType } from './body/typography.ts';
import { setDirectly } from './direct/direct.ts';
import { escaped } from './direct/html-text.ts';
import { takeMarks } from './names/marks.ts';

/** A body set in type: its HTML with slots, and what was gathered from it. */
export type SetCopy = References & {
  readonly html: string;
  /** The heading that became the title, as written and as shown; null if none was asked for or found. */
  readonly title: { readonly written: string; readonly shown: string; readonly html: string | null } | null;
  /** Marks of names, which were taken out. */
  readonly marks: readonly NameMark[];
  /** Why the body is not set: it is too complex to be parsed in time. */
  readonly refusal: Complexity | null;
};

/**
 * Sets a body: Markdown to HTML with slots. `line`: the file's line on which it begins; `lead`: whether an image
 * is shown above it; `dateline`: whether a place is printed before its first sentence; `untitled`: whether its first
 * `#` heading is to be taken out as the title.
 */
export function setCopy(
  body: string,
  options: { line: number; lang: string; lead: boolean; dateline: boolean; untitled: boolean },
  style: Style,
  plugins: Plugins = NO_PLUGINS,
): SetCopy {
  const refusal = tooComplex(body);
  if (refusal !== null) return { ...EMPTY, refusal };
  try {
    const tree = plugins.markdown(readMarkdown(body, style.accelerate));
    const marks = style.marks && body.includes('[[') ? takeMarks(tree, body, options.line) : [];
    const heading = options.untitled ? takeHeading(tree) : undefined;
    const written = heading && oneLine(plainText(heading));
    if (style.smartPunctuation)
      setType(heading ? { type: 'root', children: [heading, ...tree.children] } : tree, options.lang);
    const title =
      heading && written ? { written, shown: oneLine(plainText(heading)), html: markedHtml(heading) } : null;
    const direct = plugins === NO_PLUGINS && style.accelerate ? setDirectly(tree, options, style.html) : null;
    if (direct !== null) return { ...direct, title, marks, refusal: null };
    const html = plugins.html(toHtmlTree(tree, style.html));
    const references = placeSlots(html, options);
    return { ...references, html: printHtml(html), title, marks, refusal: null };
  } catch (error) {
    if (error instanceof PluginError) return { ...EMPTY, problems: [plugProblem(error, options.line)] };
    if (!(error instanceof RangeError)) throw error;
    return { ...EMPTY, refusal: { line: 1, what: 'its parts are nested too deeply' } };
  }
}

const EMPTY: SetCopy = {
  html: '',
  slots: [],
  headings: [],
  outside: [],
  words: 0,
  characters: null,
  opening: '',
  firstImage: null,
  problems: [],
  title: null,
  marks: [],
  refusal: null,
};

function plugProblem({ message: reason }: PluginError, line: number): YamlProblem {
  const remedy = 'Correct the plugin, or remove it from backfile.config.ts.';
  return { level: 'error', rule: 'plugin-failed', position: { line, column: 1 }, reason, remedy };
}

/** A heading as inline HTML without links; null if nothing in it is marked. */
function markedHtml({ children }: Heading): string | null {
  const html = oneLine(children.map(phraseHtml).join(''));
  return html.includes('<') ? html : null;
}

function phraseHtml(node: PhrasingContent): string {
  if (node.type === 'text') return escaped(node.value);
  if (node.type === 'inlineCode') return `<code>${escaped(node.value)}</code>`;
  if (!('children' in node)) return escaped(plainText(node));
  const inner = node.children.map(phraseHtml).join('');
  const tag = node.type === 'emphasis' ? 'em' : node.type === 'strong' ? 'strong' : null;
  return tag === null ? inner : `<${tag}>${inner}</${tag}>`;
}

/** The first `#` heading of the body's own level, taken out of it. */
function takeHeading(tree: Root): Heading | undefined {
  const at = tree.children.findIndex(
    (node) => node.type === 'heading' && node.depth === 1 && plainText(node).trim() !== '',
  );
  return at < 0 ? undefined : (tree.children.splice(at, 1)[0] as Heading);
}
