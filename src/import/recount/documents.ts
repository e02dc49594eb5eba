import { countWords } from '../body/words.ts';
import type { SourceFile } from '../found/outside.ts';
import { decodeText } from '../found/text.ts';
import type { RawItem } from './held.ts';

/** Parts of a document that hold what someone wrote: of Word the text and its notes, of OpenDocument the content. */
const PARTS = /^(?:word\/(?:document\d*|footnotes|endnotes)\.xml|content\.xml)$/i;

/** Elements of Word and OpenDocument whose text is not of the piece: what was deleted, fields, remarks, tables of contents. */
const NOT_TEXT =
  /<(w:del|w:moveFrom|w:instrText|w:delText|mc:Fallback|text:tracked-changes|office:annotation|office:binary-data|office:forms|office:scripts|office:automatic-styles|office:styles|office:meta|text:table-of-content|text:alphabetical-index|text:illustration-index|text:table-index|text:bibliography|text:sequence-decls|text:variable-decls|text:user-field-decls|text:note-citation|svg:title|svg:desc)(?=[\s>])/g;

/** Counts what a document of Word or OpenDocument holds, by patterns over its XML; null if it is none. */
export async function itemOfDocument(parts: readonly SourceFile[]): Promise<RawItem | null> {
  const written = parts.filter(({ path }) => PARTS.test(path));
  if (written.length === 0) return null;
  const texts = await Promise.all(written.map(async (part) => decodeText(await part.read()).text));
  return itemOfXml(texts.join('\n'));
}

/** Counts the words and pictures in the XML of a document. */
export function itemOfXml(xml: string): RawItem {
  const shown = withoutElements(xml);
  const pictures = shown.match(/<(?:a:blip|v:imagedata|draw:image)(?=[\s>/])/g)?.length ?? 0;
  const isWord = /<w:document\b/.test(shown);
  // In Word, only some elements hold text; in OpenDocument, all text of the body is text.
  const text = isWord
    ? shown
        .replace(/<\/w:p>|<w:(?:tab|br|cr)(?=[\s/>])[^<>]*>/g, '<w:t> </w:t>')
        .replace(/[^<>]*<w:t(?:\s[^<>]*)?>([^<>]*)<\/w:t>|<[^<>]*>/g, (_, words = '') => words)
    : shown
        .slice(Math.max(0, shown.indexOf('<office:text')))
        .replace(/<\/?text:(?:p|h|s|tab|line-break)(?=[\s/>])[^<>]*>/g, ' ')
        .replace(/<[^<>]*>/g, '');
  const words = countWords(text.replace(/&(?:[a-z]+|#x?[\da-f]+);/gi, ' '));
  return { kind: 'document', words, pictures, comments: 0, spam: 0, addresses: 0 };
}

/** XML without the elements that hold no text of the piece, in one pass. */
function withoutElements(xml: string): string {
  const missing = new Set<string>();
  const kept: string[] = [];
  let done = 0;
  for (const { 0: opening, 1: name = '', index } of xml.matchAll(NOT_TEXT)) {
    if (index < done || missing.has(name)) continue;
    const ending = xml.indexOf('>', index + opening.length);
    if (ending > 0 && xml[ending - 1] === '/') continue;
    const found = xml.indexOf(`</${name}>`, index);
    if (found < 0) missing.add(name);
    else {
      kept.push(xml.slice(done, index));
      done = found + name.length + 3;
    }
  }
  return kept.join('') + xml.slice(done);
}
