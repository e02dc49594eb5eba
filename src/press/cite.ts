import type { DispatchProps, SiteProps } from '../edition/props.ts';
import type { FormatDate } from './dates.ts';

/** Citation styles that a dispatch can be given in. */
export type CiteStyle = 'chicago' | 'apa' | 'mla' | 'bibtex';

/** A dispatch cited as an article of a newspaper or blog, plain text. */
export function cite(
  dispatch: DispatchProps,
  style: string,
  site: SiteProps,
  url: string,
  date: FormatDate,
): string {
  const names = dispatch.bylines.map((byline) => byline.name);
  const paper = dispatch.column ? dispatch.column.name : site.title;
  const title = dispatch.title.replace(/[.]$/, '');
  const { day } = dispatch.filed;
  switch (style) {
    case 'chicago':
      return sentence(
        inverted(names, ', ', ' and '),
        `“${title}.”`,
        `${paper}, ${date(day, 'long', 'en-US')}. ${url}.`,
      );
    case 'apa':
      return sentence(
        initialled(names),
        `(${day.slice(0, 4)}, ${date(day, 'long', 'en-US').replace(/, \d+$/, '')}).`,
        `${title}.`,
        `${paper}. ${url}`,
      );
    case 'mla':
      return sentence(
        names.length > 2 ? `${inverted(names.slice(0, 1), '', '')}, et al` : inverted(names, ', ', ', and '),
        `“${title}.”`,
        `${paper}, ${mlaDate(day, date)}, ${url.replace(/^https?:\/\//, '')}.`,
      );
    case 'bibtex':
      return bibtex(dispatch, names, paper, url);
    default:
      throw new Error(`There is no citation style "${style}": choose chicago, apa, mla or bibtex`);
  }
}

function sentence(author: string, ...rest: readonly string[]): string {
  return [...(author === '' ? [] : [author.endsWith('.') ? author : `${author}.`]), ...rest].join(' ');
}

/** "Hale, Laura, and Ivar Lund": the first name turned round. */
function inverted(names: readonly string[], between: string, last: string): string {
  const [first = '', ...others] = names;
  const list = [turned(first), ...others];
  if (list.length < 2) return list.join('');
  return `${list.slice(0, -1).join(between)}${between === ', ' ? ',' : ''}${last}${list.at(-1)}`.replace(
    ',,',
    ',',
  );
}

/** "Hale, L., & Lund, I." */
function initialled(names: readonly string[]): string {
  const list = names.map((name) => {
    const parts = name.split(' ');
    const family = parts.pop() ?? name;
    return parts.length === 0
      ? family
      : `${family}, ${parts.map((part) => `${[...part][0] ?? ''}.`).join(' ')}`;
  });
  return list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')}, & ${list.at(-1)}`;
}

function turned(name: string): string {
  const parts = name.split(' ');
  const family = parts.pop() ?? name;
  return parts.length === 0 ? family : `${family}, ${parts.join(' ')}`;
}

/** MLA shortens months of more than four letters: "2 Feb. 2009", "4 May 2009". */
function mlaDate(day: string, date: FormatDate): string {
  const name = date(day, 'month-name', 'en-GB');
  const short = name.length <= 4 ? name : name === 'September' ? 'Sept.' : `${name.slice(0, 3)}.`;
  return `${Number(day.slice(8, 10))} ${short} ${day.slice(0, 4)}`;
}

function bibtex(dispatch: DispatchProps, names: readonly string[], paper: string, url: string): string {
  const plain = (text: string) =>
    text.replace(/[\\{}$&#%_^~]/g, (sign) =>
      sign === '\\' ? '\\textbackslash{}' : /[~^]/.test(sign) ? `\\${sign}{}` : `\\${sign}`,
    );
  const family = (names[0] ?? 'anonymous').split(' ').at(-1) ?? '';
  const key = `${family}${dispatch.filed.day.replaceAll('-', '')}`
    .normalize('NFD')
    .replace(/[^\w]/g, '')
    .toLowerCase();
  return [
    `@article{${key || 'dispatch'},`,
    ...(names.length > 0 ? [`  author = {${names.map((name) => plain(turned(name))).join(' and ')}},`] : []),
    `  title = {{${plain(dispatch.title)}}},`,
    `  journal = {${plain(paper)}},`,
    `  date = {${dispatch.filed.day}},`,
    `  url = {${url}},`,
    '  entrysubtype = {newspaper}',
    '}',
  ].join('\n');
}
