import type { Body, Remark } from '../found/piece.ts';
import type { Fetching } from './fetching.ts';

/** Moves pictures that a body contains as data to files before anything reads it, since they make bodies huge. */
export async function withoutInlineData(body: Body, fetching: Fetching, notes: Remark[]): Promise<Body> {
  if (!body.text.includes('data:image/')) return body;
  const sources = [...new Set(inlineData(body.text))];
  await fetching.bring(sources, 'picture');
  let { text } = body;
  for (const source of sources) {
    const path = fetching.placed(source);
    text = text.replaceAll(source, path ? fetching.markOf(path) : '');
    notes.push(
      path
        ? { kind: 'repaired', what: 'image', detail: `inline data became ${path}` }
        : { kind: 'lost', what: 'image', detail: 'inline data that is not a picture' },
    );
  }
  return { kind: body.kind, text };
}

/** Addresses of pictures that contain the picture's bytes, as base64. */
function* inlineData(text: string): Generator<string> {
  for (let at = text.indexOf('data:image/'); at >= 0; at = text.indexOf('data:image/', at + 1)) {
    const from = text.indexOf(';base64,', at);
    if (from < 0 || from > at + 60) continue;
    let end = from + 8;
    while (end < text.length && isBase64(text.charCodeAt(end))) end++;
    if (end - from > 200) yield text.slice(at, end);
    at = end - 1;
  }
}

function isBase64(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 47 && code <= 57) ||
    code === 43 ||
    code === 61
  );
}
