import type { Page } from '../edition/page.ts';
import { nameOf, type SourcePath } from '../model/address/paths.ts';
import type { Finding, Position } from '../model/finding.ts';
import { closest } from '../model/text/guess.ts';
import type { TemplateFile } from './template-file.ts';

/** A template with its text. */
export type TemplateSource = TemplateFile & { readonly text: string };

/** Reports a template that uses a missing template. */
export function unknownName(
  name: string,
  { source }: TemplateSource,
  position: Position,
  sources: ReadonlyMap<string, TemplateSource>,
): Finding {
  const guess = likelyTemplate(name, [...sources.keys()]);
  return {
    rule: 'unknown-template',
    level: 'error',
    source,
    position,
    reason: `There is no template ${name}${guess ? `; did you mean ${guess}?` : ''}`,
    remedy: 'Paths of templates start at templates/; those of the built-in theme begin with builtin/.',
  };
}

/** Guesses the template that a wrong name means: one with a similar name, else one of that file name in another folder. */
function likelyTemplate(name: string, names: readonly string[]): string | undefined {
  const fileOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  const meant = closest(name, names);
  if (meant) return meant;
  const file = closest(fileOf(name), names.map(fileOf));
  return names.find((other) => fileOf(other) === file);
}

/** Reports a page whose template is missing. */
export function noTemplate(page: Page, sources: ReadonlyMap<string, TemplateSource>): Finding {
  const guess = closest(page.template, [...sources.keys()]);
  return {
    rule: 'unknown-template',
    level: 'error',
    source: page.source ?? (`templates/${page.template}` as SourcePath),
    reason: `There is no template ${page.template} for /${page.path}${guess ? `; did you mean ${guess}?` : ''}`,
    remedy: `Add templates/${page.template}.`,
  };
}

/**
 * Reports templates of the site that replace no built-in template and that no other template uses, but whose name is
 * similar to a built-in one: `fotter.njk`. `named`: the templates that the site's templates use.
 */
export function strayTemplates(
  sources: ReadonlyMap<string, TemplateSource>,
  named: ReadonlySet<string>,
): readonly Finding[] {
  const builtin = [...sources.keys()].filter((name) => sources.has(`builtin/${name}`));
  const own = [...sources].filter(
    ([name, { origin }]) => origin === 'site' && !sources.has(`builtin/${name}`) && !named.has(name),
  );
  return own.flatMap(([name, { source }]): readonly Finding[] => {
    const file = nameOf(name);
    const near = closest(file, builtin.map(nameOf));
    const meant =
      builtin.find((other) => nameOf(other) === near) ??
      builtin.find((other) => other.includes('/') && other.replaceAll('/', '-').endsWith(`-${file}`));
    if (meant === undefined) return [];
    return [
      {
        rule: 'unused-template',
        level: 'warning',
        source,
        reason: `No page and no template uses ${name}`,
        remedy: `Did you mean ${meant}? A template replaces the built-in one of the same name and folder.`,
      },
    ];
  });
}

/** Reports a syntax error. nunjucks says where it is, unless the template ended too early. */
export function syntaxFinding(error: unknown, { source, text }: TemplateSource): Finding {
  const { lineno, colno } = error as { lineno?: number; colno?: number };
  const end = text.trimEnd().split('\n').length;
  return {
    rule: 'template-syntax',
    level: 'error',
    source,
    position: { line: lineno || end, column: lineno ? colno || 1 : 1 },
    reason: `The template cannot be read: ${causeOf(error)}`,
    remedy: 'Correct the template; nothing was written.',
  };
}

/** Reports a template that failed while it rendered a page. `position` in `source` is given if known. */
export function renderFinding(
  error: unknown,
  page: Page,
  { source, text }: TemplateSource,
  position: Position | undefined,
): Finding {
  const written = position && text.split('\n')[position.line - 1]?.slice(position.column - 1);
  const output = /^\{\{-?\s*.+?\s*-?\}\}/.exec(written ?? '')?.[0];
  const cause = causeOf(error);
  const isNothing = output !== undefined && cause === 'attempted to output null or undefined value';
  return {
    rule: 'template-error',
    level: 'error',
    source,
    ...(position ? { position } : {}),
    reason: `/${page.path} cannot be rendered: ${isNothing ? `${output} has no value` : cause}`,
    remedy: 'Nothing was written. What each template receives: backfile help templates.',
  };
}

/** The last line of a nunjucks error; the lines before it name the including templates. */
function causeOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const last = message.trimEnd().split('\n').at(-1) ?? message;
  return last.trim().replace(/^(?:(?:Error|TypeError|RangeError|Template render error): )+/, '');
}
