import type { Definition, FootnoteDefinition, Nodes, Root } from 'mdast';

/** What a Markdown tree defines, by identifier: targets of its references, and its footnotes. */
export type Survey = {
  readonly targets: ReadonlyMap<string, Definition>;
  readonly notes: ReadonlyMap<string, FootnoteDefinition>;
};

/**
 * Surveys a tree that `setDirectly` knows how to set; null where it holds something else: raw HTML, tasks, a link or
 * an image without a place, a reference to nothing, or more nested than a writer would.
 */
export function surveyOf(tree: Root): Survey | null {
  const surveyor = new Surveyor();
  return surveyor.sees(tree, 0) && surveyor.hasAll() ? surveyor : null;
}

/** The form of an identifier by which references find what they refer to. */
export function identityOf({ identifier }: { readonly identifier: string }): string {
  return identifier.toUpperCase();
}

/** Nodes deeper than this are left to the long way, which may have to refuse them. */
const DEEPEST = 100;

class Surveyor implements Survey {
  readonly targets = new Map<string, Definition>();
  readonly notes = new Map<string, FootnoteDefinition>();
  private readonly wantedTargets = new Set<string>();
  private readonly wantedNotes = new Set<string>();

  /** Whether a node and all in it are known. Of two definitions with one identifier the first counts. */
  sees(node: Nodes, depth: number): boolean {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
      case 'code':
      case 'break':
      case 'thematicBreak':
        return true;
      case 'image':
        return node.position !== undefined;
      case 'imageReference':
        this.wantedTargets.add(identityOf(node));
        return node.position !== undefined;
      case 'footnoteReference':
        this.wantedNotes.add(identityOf(node));
        return true;
      case 'definition':
        if (!this.targets.has(identityOf(node))) this.targets.set(identityOf(node), node);
        return true;
      case 'linkReference':
        this.wantedTargets.add(identityOf(node));
        if (node.position === undefined) return false;
        break;
      case 'link':
        if (node.position === undefined) return false;
        break;
      case 'listItem':
        if (typeof node.checked === 'boolean') return false;
        break;
      case 'footnoteDefinition':
        if (!this.notes.has(identityOf(node))) this.notes.set(identityOf(node), node);
        break;
      case 'root':
      case 'paragraph':
      case 'heading':
      case 'emphasis':
      case 'strong':
      case 'delete':
      case 'list':
      case 'blockquote':
      case 'table':
      case 'tableRow':
      case 'tableCell':
        break;
      default:
        return false;
    }
    if (depth === DEEPEST) return false;
    for (const child of node.children) if (!this.sees(child, depth + 1)) return false;
    return true;
  }

  /** Whether everything that is referred to is there. */
  hasAll(): boolean {
    for (const identity of this.wantedTargets) if (!this.targets.has(identity)) return false;
    for (const identity of this.wantedNotes) if (!this.notes.has(identity)) return false;
    return true;
  }
}
