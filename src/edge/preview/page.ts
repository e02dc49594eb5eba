import type { Proof } from '../../desk/proof/proof.ts';
import { noteOf } from '../../desk/proof/proof-note.ts';
import type { Page } from '../../edition/page.ts';
import { isFeed } from '../../edition/redirects/stubs.ts';
import type { Finding } from '../../model/finding.ts';
import type { Length } from '../../model/language/length.ts';
import { TemplateError } from '../../press/press.ts';
import { type Answer, line, typeOf } from '../server/answers.ts';
import { textOf } from './files.ts';
import { barePage, type Shown, withNote } from './note.ts';

/** Renders a page of a proof and answers with it; an HTML page includes its note. */
export type Pages = (page: Page, status: number, proof: Proof, shown: Shown) => Answer;

/** How many pages are kept as they were rendered last, to be shown if a template fails. */
const KEPT = 50;

/** Pages of the site folder `site`. `report` is called if a template fails. */
export function openPages({
  site,
  report,
}: {
  readonly site: string;
  readonly report: (findings: readonly Finding[]) => void;
}): Pages {
  const good = { desk: new Map<string, string>(), readers: new Map<string, string>() };
  return (page, status, proof, shown) => {
    const { html, failures } = render(page, proof, good[shown.view]);
    if (failures.length > 0) report([...failures, ...proof.findings]);
    const answered = failures.length > 0 ? 500 : status;
    // A feed at its old address is not a page, even if its path ends in .html.
    const path = isFeed(page) ? page.template.replace(/\.njk$/, '') : page.path;
    if (!/\.html?$/.test(path)) {
      if (failures.length > 0) return line(500, failures.map(({ reason }) => reason).join('\n'));
      return { status, type: typeOf(path), body: html };
    }
    const length = failures.length > 0 ? UNKNOWN : lengthOf(page);
    const note = noteOf(proof, page.source, length, failures, (source) => textOf(site, source));
    return { status: answered, type: typeOf('.html'), body: withNote(html, { ...note, ...shown }) };
  };
}

/** The HTML of a page. If it cannot be rendered: its last good state, or a bare page, and the error. */
function render(
  page: Page,
  proof: Proof,
  good: Map<string, string>,
): { readonly html: string; readonly failures: readonly Finding[] } {
  const { press, edition } = proof.planned;
  try {
    const html = press.render(page, edition.site);
    good.delete(page.path);
    good.set(page.path, html);
    const [oldest] = good.keys();
    if (good.size > KEPT && oldest !== undefined) good.delete(oldest);
    return { html, failures: [] };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { html: good.get(page.path) ?? NO_PAGE, failures: [error.finding] };
  }
}

const NO_PAGE = barePage(
  'This page cannot be shown',
  'A template failed. What is wrong is listed beside this page, which comes back when it is corrected.',
);

const UNKNOWN: Length = { words: 0, characters: null };

function lengthOf(page: Page): Length {
  if (page.template !== 'dispatch.njk') return UNKNOWN;
  const { dispatch } = page.props() as { readonly dispatch?: Length };
  return dispatch ?? UNKNOWN;
}
