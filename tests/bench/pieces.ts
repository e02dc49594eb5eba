import { parse } from '../../src/copy/parse.ts';
import { readSite } from '../../src/desk/settings/settings.ts';
import type { SourcePath } from '../../src/model/address/paths.ts';
import type { Digest } from '../../src/model/digest.ts';

/** What every tool of the benchmark can show of a dispatch. */
export type Piece = {
  /** `2009/02/talks`, unique in the archive. */
  readonly place: string;
  readonly title: string;
  /** `2009-02-02` */
  readonly day: string;
  readonly bylines: readonly string[];
  readonly column: string | null;
  readonly tags: readonly string[];
  readonly dek: string;
  /** Markdown. What Hugo would run as a shortcode is broken up. */
  readonly body: string;
};

/** Reads manuscripts as pieces; leaves out drafts and what has no date or no front matter between lines of dashes. */
export function readPieces(
  files: readonly { readonly path: SourcePath; readonly text: string }[],
): readonly Piece[] {
  const options = { url: null, drafts: false, future: true, now: 0, shortcuts: true };
  const { style } = readSite([], { ...options, generator: 'bench' as Digest }, []);
  const taken = new Set<string>();
  return files.flatMap(({ path, text }): readonly Piece[] => {
    const clean = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
    const [front] = /^---\n[\s\S]*?\n---[ \t]*(?:\n|$)/.exec(clean) ?? [];
    const { dispatch } = parse({ path, text: clean, digest: path as string as Digest }, style);
    if (front === undefined || !dispatch || dispatch.draft || !dispatch.filed) return [];
    const { headline: title, bylines, column, tags, dek } = dispatch;
    const [year, month] = dispatch.filed.day.split('-');
    const name = path.replace(/^.*\/|\.\w+$/g, '').replace(/[^\p{L}\p{N}]+/gu, '-');
    let copy = 1;
    // The number comes first, since the ends of long slugs are cut off.
    const placeOf = () => `${year}/${month}/n${copy > 1 ? copy : ''}-${name.toLowerCase()}`;
    while (taken.has(placeOf())) copy++;
    const place = placeOf();
    taken.add(place);
    const body = clean.slice(front.length).replace(/\{(?=[{%])/g, '{ ');
    return [
      {
        place,
        title,
        day: dispatch.filed.day,
        bylines: bylines.map((byline) => byline.name),
        column,
        tags,
        dek: dek ?? '',
        body,
      },
    ];
  });
}
