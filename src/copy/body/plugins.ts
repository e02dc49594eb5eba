import type { Root as HtmlTree } from 'hast';
import type { Root as MarkdownTree } from 'mdast';
import type { PluggableList, Processor } from 'unified';

/** What a site adds when copies are set: a step on the Markdown tree, and one on the HTML tree. */
export type Plugins = {
  readonly markdown: (tree: MarkdownTree) => MarkdownTree;
  readonly html: (tree: HtmlTree) => HtmlTree;
};

/** Nothing added. */
export const NO_PLUGINS: Plugins = { markdown: (tree) => tree, html: (tree) => tree };

/** A plugin that failed on a copy. */
export class PluginError extends Error {}

/** Steps made of remark and rehype plugins. An asynchronous plugin fails, since a copy is set without waiting. */
export async function pluginsOf(remark: PluggableList, rehype: PluggableList): Promise<Plugins> {
  const { unified } = await import('unified');
  const stepOf = <Tree extends MarkdownTree | HtmlTree>(list: PluggableList, name: string) =>
    list.length === 0 ? (tree: Tree) => tree : step<Tree>(unified().use(list).freeze(), name);
  return { markdown: stepOf<MarkdownTree>(remark, 'remark'), html: stepOf<HtmlTree>(rehype, 'rehype') };
}

function step<Tree extends MarkdownTree | HtmlTree>(
  processor: Processor,
  name: string,
): (tree: Tree) => Tree {
  return (tree) => {
    try {
      return processor.runSync(tree) as Tree;
    } catch (error) {
      throw new PluginError(
        `A ${name} plugin failed: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  };
}
