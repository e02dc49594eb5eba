import { decoded } from '../../model/text/percent.ts';
import { SAFE_PREFIX } from './safe-html.ts';

/**
 * The ids of the built-in templates begin with this. No heading's id has a full stop, and a writer's own ids must not
 * begin so.
 */
const THEME_PREFIX = 'theme.';

/**
 * Ids of a copy, without the prefix that they get on a page. They are unique; those of headings are made from their text as GitHub
 * makes them (letters and digits of any script, spaces as hyphens).
 */
export class Ids {
  private readonly taken = new Set<string>();
  /** How often each heading's text has occurred. */
  private readonly counts = new Map<string, number>();

  /** Takes an id that the copy uses; false if the copy or the theme already has it. */
  claim(id: string): boolean {
    if (this.taken.has(id) || id.startsWith(THEME_PREFIX)) return false;
    this.taken.add(id);
    return true;
  }

  /** A new id for a heading; never one that footnotes have. */
  forHeading(text: string): string {
    const plain = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}\p{Pc}\- ]+/gu, '')
      .trim()
      .replace(/ /g, '-');
    const base = /^(?:fn|fnref|footnote)(?:-|$)/.test(plain) ? `section-${plain}` : plain || 'section';
    let count = this.counts.get(base) ?? 0;
    let id = count === 0 ? base : `${base}-${count}`;
    while (!this.claim(id)) id = `${base}-${++count}`;
    this.counts.set(base, count + 1);
    return id;
  }

  /** The anchor that a link means, written as it is or cleaned; undefined if the copy has no such id. */
  find(anchor: string): string | undefined {
    const plain = decoded(anchor);
    if (this.taken.has(anchor) || this.taken.has(plain)) return anchor;
    return this.taken.has(SAFE_PREFIX + plain) ? SAFE_PREFIX + anchor : undefined;
  }
}
