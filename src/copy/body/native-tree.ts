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

/** Where the header, a node and its fields hold what is read here, in bytes (`dist/generated/arena-layout.js` of the package). */
const HEADER = { size: 8, nodes: 16, children: 24, data: 32, strings: 40 } as const;
const NODE = { type: 4, position: 12, children: 36, count: 40, data: 44, length: 48 } as const;

class NativeTree {
  private readonly view: DataView;
  private readonly bytes: Uint8Array;
  private readonly size: number;
  private readonly nodes: number;
  private readonly children: number;
  private readonly data: number;
  private readonly strings: number;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.size = this.number(HEADER.size);
    this.nodes = this.number(HEADER.nodes);
    this.children = this.number(HEADER.children);
    this.data = this.number(HEADER.data);
    this.strings = this.number(HEADER.strings);
  }

  node(index: number): Node {
    const at = this.nodes + index * this.size;
    const data = this.data + this.number(at + NODE.data);
    const position = this.position(at + NODE.position);
    switch (this.view.getUint8(at + NODE.type)) {
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
        const alt = this.number(at + NODE.length) < 28 ? '' : this.text(data + 20);
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
    const first = this.children + 4 * this.number(at + NODE.children);
    const count = this.number(at + NODE.count);
    const nodes: Node[] = [];
    for (let place = first; place < first + 4 * count; place += 4) nodes.push(this.node(this.number(place)));
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
    const line = this.number(at + 8);
    if (line === 0) return undefined;
    return {
      start: { line, column: this.number(at + 12), offset: this.number(at) },
      end: { line: this.number(at + 16), column: this.number(at + 20), offset: this.number(at + 4) },
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
