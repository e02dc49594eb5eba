import { parse } from '../../src/copy/parse.ts';
import type { SourcePath } from '../../src/model/address/paths.ts';
import type { Digest } from '../../src/model/digest.ts';
import type { Dispatch, Parsed } from '../../src/model/dispatch.ts';
import type { Style } from '../../src/model/site.ts';

export const STYLE: Style = {
  timezone: 'UTC',
  lang: 'en',
  html: 'keep',
  smartPunctuation: true,
  accelerate: false,
};

/** Parses a text as the file of a path. */
export function parseText(text: string, style: Partial<Style> = {}, path = 'posts/talks.md'): Parsed {
  return parse({ path: path as SourcePath, digest: 'd' as Digest, text }, { ...STYLE, ...style });
}

/** The dispatch of a front matter and a body, dated unless the front matter says otherwise. */
export function dispatchOf(
  fields: string,
  body = 'Body.\n',
  style: Partial<Style> = {},
  path?: string,
): Dispatch {
  const dated = /^date:/m.test(fields) ? fields : `date: 2009-02-02\n${fields}`;
  const { dispatch, findings } = parseText(`---\n${dated}\n---\n${body}`, style, path);
  if (dispatch === null) throw new Error(JSON.stringify(findings));
  return dispatch;
}

/** The HTML of a body. */
export function htmlOf(body: string, style: Partial<Style> = {}): string {
  const { html, dispatch } = parseText(`---\ntitle: T\ndate: 2009-02-02\n---\n${body}`, style);
  if (dispatch === null) throw new Error('no dispatch');
  return html.trim();
}

/** Findings as they are shown: `3:7 error invalid-date`. */
export function shown(parsed: Parsed): readonly string[] {
  return parsed.findings.map(
    ({ position, level, rule }) =>
      `${position ? `${position.line}:${position.column} ` : ''}${level} ${rule}`,
  );
}
