import type {
  Definition,
  FootnoteDefinition,
  Image,
  ImageReference,
  Link,
  LinkReference,
  List,
  Nodes,
  Root,
  RootContent,
  Table,
} from 'mdast';
import { isComment } from '../body/plain-html.ts';

/** What a Markdown tree defines, by identifier: targets of its references, and its footnotes. */
export type Survey = {
  readonly targets: ReadonlyMap<string, Definition>;
  readonly notes: ReadonlyMap<string, FootnoteDefinition>;
  /** Whether there is raw HTML anywhere. */
  readonly hasHtml: boolean;
  /** Blocks at the copy's top level that contain raw HTML which is not only comments, and those that call footnotes. */
  readonly html: ReadonlySet<Nodes>;
  readonly calls: ReadonlySet<Nodes>;
  /** Whether footnotes are called anywhere. */
  readonly hasNotes: boolean;
};

/**
 * Surveys a tree that `setDirectly` knows how to set; null if it holds something else: tasks, a link or an image
 * without a place, a reference to nothing, raw HTML in footnotes, beside cells beyond the columns of a table or if HTML is
 * to be cleaned, or deeper nesting than a writer would use.
 */
export function surveyOf(tree: Root, html: 'keep' | 'sanitize'): Survey | null {
  const surveyor = new Surveyor(html);
  return surveyor.seesAll(tree) && surveyor.hasAll() ? surveyor : null;
}

/** The form of an identifier by which references find what they refer to. */
export function identityOf({ identifier }: { readonly identifier: string }): string {
  return identifier.toUpperCase();
}

/** What a link or an image, or a reference to one, leads to. */
export function targetOf(
  node: Link | LinkReference | Image | ImageReference,
  { targets }: Survey,
): { readonly url: string; readonly title?: string | null | undefined } {
  return 'identifier' in node ? targets.get(identityOf(node))! : node;
}

/** The nodes that show something, which are all except definitions. */
export function shown<Node extends RootContent>(nodes: readonly Node[]): readonly Node[] {
  return nodes.filter(({ type }) => type !== 'definition' && type !== 'footnoteDefinition');
}

/** Whether the paragraphs in the items of a list are elements. */
export function isLoose({ spread, children }: List): boolean {
  return spread === true || children.some((item) => item.spread ?? item.children.length > 1);
}

function hasMoreCells({ children, align }: Table): boolean {
  return children.some((row) => row.children.length > (align?.length ?? 0));
}

/** Nodes deeper than this are left to the definition, which may have to refuse them. */
const DEEPEST = 100;

class Surveyor implements Survey {
  readonly targets = new Map<string, Definition>();
  readonly notes = new Map<string, FootnoteDefinition>();
  hasHtml = false;
  readonly html = new Set<Nodes>();
  readonly calls = new Set<Nodes>();
  private readonly wantedTargets = new Set<string>();
  private readonly wantedNotes = new Set<string>();
  private readonly keepsHtml: boolean;
  /** The block of the copy's own level that is looked at. */
  private block: Nodes | undefined;
  private inNote = false;
  private inLink = false;
  /** Whether a link contains another link, which an HTML parser splits. */
  private isReread = false;
  /** Whether a table has cells beyond its columns, whose raw HTML is not read. */
  private hidesCells = false;

  constructor(html: 'keep' | 'sanitize') {
    this.keepsHtml = html === 'keep';
  }

  get hasNotes(): boolean {
    return this.calls.size > 0;
  }

  seesAll({ children }: Root): boolean {
    const isSeen = children.every((child) => {
      this.block = child;
      return this.sees(child, 1);
    });
    return isSeen && !((this.isReread || this.hidesCells) && this.hasHtml);
  }

  /** Whether a node and all in it are known. Of two definitions with one identifier the first counts. */
  private sees(node: Nodes, depth: number): boolean {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
      case 'break':
      case 'thematicBreak':
      case 'code':
        return true;
      case 'image':
        return node.position !== undefined;
      case 'imageReference':
        this.wantedTargets.add(identityOf(node));
        return node.position !== undefined;
      case 'footnoteReference':
        this.wantedNotes.add(identityOf(node));
        this.calls.add(this.block!);
        return true;
      case 'html':
        this.hasHtml = true;
        if (!isComment(node.value)) this.html.add(this.block!);
        return this.keepsHtml && !this.inNote;
      case 'definition':
        if (!this.targets.has(identityOf(node))) this.targets.set(identityOf(node), node);
        return true;
      case 'linkReference':
        this.wantedTargets.add(identityOf(node));
        return node.position !== undefined && this.seesLink(node, depth);
      case 'link':
        return node.position !== undefined && this.seesLink(node, depth);
      case 'listItem':
        if (typeof node.checked === 'boolean') return false;
        break;
      case 'table':
        this.hidesCells ||= hasMoreCells(node);
        break;
      case 'footnoteDefinition':
        if (!this.notes.has(identityOf(node))) this.notes.set(identityOf(node), node);
        return this.seesNote(node, depth);
      case 'paragraph':
      case 'heading':
      case 'emphasis':
      case 'strong':
      case 'delete':
      case 'list':
      case 'blockquote':
      case 'tableRow':
      case 'tableCell':
        break;
      default:
        return false;
    }
    return this.seesChildren(node.children, depth);
  }

  private seesNote({ children }: FootnoteDefinition, depth: number): boolean {
    const { inNote } = this;
    this.inNote = true;
    const isSeen = this.seesChildren(children, depth);
    this.inNote = inNote;
    return isSeen;
  }

  private seesLink({ children }: Link | LinkReference, depth: number): boolean {
    if (this.inLink) this.isReread = true;
    const { inLink } = this;
    this.inLink = true;
    const isSeen = this.seesChildren(children, depth);
    this.inLink = inLink;
    return isSeen;
  }

  private seesChildren(children: readonly Nodes[], depth: number): boolean {
    if (depth === DEEPEST) return false;
    for (const child of children) if (!this.sees(child, depth + 1)) return false;
    return true;
  }

  /** Whether every reference has its target. */
  hasAll(): boolean {
    for (const identity of this.wantedTargets) if (!this.targets.has(identity)) return false;
    for (const identity of this.wantedNotes) if (!this.notes.has(identity)) return false;
    return true;
  }
}
