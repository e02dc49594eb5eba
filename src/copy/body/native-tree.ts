import type { Root } from 'mdast';

/** A node of any type, as it is made here. `position` is undefined for an address that is a link without brackets. */
type Node = { readonly type: string; readonly position: unknown; [property: string]: unknown };

/**
 * The tree that the native parser left in memory, of CommonMark with GFM. A shortcut for the tree that the package makes
 * of it, which takes twice as long (`tests/copy/body/accelerator.test.ts`). `bytes`: what `serializeHandle` returns.
 */
export function readNativeTree(bytes: Uint8Array): Root {
  return new NativeTree(bytes).node(0) as unknown as Root;
}

/** Which words of the header and of a node hold what is read here (`dist/generated/arena-layout.js` of the package). */
const HEADER = { size: 2, nodes: 4, children: 6, data: 8, strings: 10 } as const;
const NODE = { type: 1, position: 3, children: 9, count: 10, data: 11, length: 12 } as const;

class NativeTree {
  /** The bytes in words of four. What nodes have of their own is not aligned to them. */
  private readonly words: Uint32Array;
  private readonly view: DataView;
  private readonly bytes: Uint8Array;
  /** The size of a node, and where nodes and their children begin, in words. */
  private readonly size: number;
  private readonly nodes: number;
  private readonly children: number;
  private readonly data: number;
  private readonly strings: number;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
    this.words = words;
    this.size = words[HEADER.size]! >> 2;
    this.nodes = words[HEADER.nodes]! >> 2;
    this.children = words[HEADER.children]! >> 2;
    this.data = words[HEADER.data]!;
    this.strings = words[HEADER.strings]!;
  }

  node(index: number): Node {
    const { words } = this;
    const at = this.nodes + index * this.size;
    const data = this.data + words[at + NODE.data]!;
    const position = this.position(at + NODE.position);
    switch (words[at + NODE.type]! & 0xff) {
      case 0:
        return { type: 'root', position, children: this.childrenOf(at) };
      case 1:
        return { type: 'paragraph', position, children: this.childrenOf(at) };
      case 2:
        return { type: 'heading', position, depth: this.view.getUint8(data), children: this.childrenOf(at) };
      case 3:
        return { type: 'thematicBreak', position };
      case 4:
        return { type: 'blockquote', position, children: this.childrenOf(at) };
      case 5: {
        const ordered = this.view.getUint8(data + 4) !== 0;
        const spread = this.view.getUint8(data + 5) !== 0;
        const start = ordered ? this.number(data) : null;
        return { type: 'list', position, ordered, start, spread, children: this.childrenOf(at) };
      }
      case 6: {
        const box = this.view.getUint8(data);
        const spread = this.view.getUint8(data + 1) !== 0;
        const checked = box === 2 ? null : box === 1;
        return { type: 'listItem', position, spread, checked, children: this.childrenOf(at) };
      }
      case 7:
        return { type: 'html', position, value: this.text(data) };
      case 8: {
        const [lang, meta] = [this.text(data) || null, this.text(data + 8) || null];
        return { type: 'code', position, lang, meta, value: this.text(data + 16) };
      }
      case 9: {
        const [url, title] = [this.text(data), this.text(data + 8) || null];
        return { type: 'definition', position, url, title, ...this.label(data + 16) };
      }
      case 10:
        return { type: 'text', position, value: this.text(data) };
      case 11:
        return { type: 'emphasis', position, children: this.childrenOf(at) };
      case 12:
        return { type: 'strong', position, children: this.childrenOf(at) };
      case 13:
        return { type: 'inlineCode', position, value: this.text(data) };
      case 14:
        return { type: 'break', position };
      case 15: {
        const [url, title] = [this.text(data), this.text(data + 8) || null];
        return { type: 'link', position, url, title, children: this.childrenOf(at) };
      }
      case 16: {
        const [url, alt, title] = [this.text(data), this.text(data + 8), this.text(data + 16) || null];
        return { type: 'image', position, url, alt, title };
      }
      case 17: {
        const referenceType = REFERENCES[this.view.getUint8(data + 16)]!;
        const children = this.childrenOf(at);
        return { type: 'linkReference', position, ...this.label(data), referenceType, children };
      }
      case 18: {
        const referenceType = REFERENCES[this.view.getUint8(data + 16)]!;
        const alt = words[at + NODE.length]! < 28 ? '' : this.text(data + 20);
        return { type: 'imageReference', position, ...this.label(data), referenceType, alt };
      }
      case 19:
        return { type: 'footnoteDefinition', position, ...this.label(data), children: this.childrenOf(at) };
      case 20:
        return { type: 'footnoteReference', position, ...this.label(data) };
      case 21: {
        const columns = Array.from({ length: this.number(data) }, (_, column) => data + 4 + column);
        const align = columns.map((place) => ALIGNMENTS[this.view.getUint8(place)]!);
        return { type: 'table', position, align, children: this.childrenOf(at) };
      }
      case 22:
        return { type: 'tableRow', position, children: this.childrenOf(at) };
      case 23:
        return { type: 'tableCell', position, children: this.childrenOf(at) };
      case 24:
        return { type: 'delete', position, children: this.childrenOf(at) };
      default:
        throw new Error('The native parser made a node that CommonMark and GFM do not have');
    }
  }

  private childrenOf(at: number): Node[] {
    const { words } = this;
    const first = this.children + words[at + NODE.children]!;
    const end = first + words[at + NODE.count]!;
    const nodes: Node[] = [];
    for (let place = first; place < end; place++) nodes.push(this.node(words[place]!));
    return nodes;
  }

  private label(at: number): { readonly identifier: string; readonly label: string } {
    return { identifier: this.text(at), label: this.text(at + 8) };
  }

  /** The string to whose place and length, in bytes, a field points. */
  private text(at: number): string {
    const start = this.strings + this.number(at);
    return UTF8.decode(this.bytes.subarray(start, start + this.number(at + 4)));
  }

  private position(at: number): unknown {
    const { words } = this;
    const line = words[at + 2]!;
    if (line === 0) return undefined;
    return {
      start: { line, column: words[at + 3]!, offset: words[at]! },
      end: { line: words[at + 4]!, column: words[at + 5]!, offset: words[at + 1]! },
    };
  }

  private number(at: number): number {
    return this.view.getUint32(at, true);
  }
}

/** Leaves a mark of byte order as it is, for a text may begin with one. */
const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

const REFERENCES = ['shortcut', 'collapsed', 'full'];
const ALIGNMENTS = [null, 'left', 'right', 'center'];
