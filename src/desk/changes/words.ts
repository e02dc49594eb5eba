import { linesOf } from '../../copy/names/read-text.ts';
import { type Dispatch, SLOT } from '../../model/dispatch.ts';
import { plainLines } from '../../model/text/plain-text.ts';

/** What a reader reads of a dispatch, as plain text in Unicode form NFC with single spaces. */
export type Words = {
  readonly headline: string;
  /** Empty if there is none. */
  readonly dek: string;
  /** The paragraphs of the text, then the captions of its pictures. None is empty. */
  readonly text: readonly string[];
};

/** The words of a dispatch. `html`: its copy, with slots. */
export function wordsOf({ headline, dek, image, copy }: Dispatch, html: string): Words {
  const captions = [
    image ? image.caption : null,
    ...copy.slots.map((slot) => (slot.kind === 'image' ? slot.caption : null)),
  ];
  return {
    headline: oneLine(headline),
    dek: oneLine(dek ?? ''),
    text: [...plainLines(html.replace(SLOT, '')), ...captions]
      .map((line) => oneLine(line ?? ''))
      .filter((line) => line !== ''),
  };
}

/** Whether two texts are read alike. */
export function isSame(a: Words, b: Words): boolean {
  return (
    a.headline === b.headline &&
    a.dek === b.dek &&
    a.text.length === b.text.length &&
    a.text.every((line, at) => line === b.text[at])
  );
}

function oneLine(text: string): string {
  return linesOf(text).join(' ').replace(/\s+/g, ' ').trim();
}
