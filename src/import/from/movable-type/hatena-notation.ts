import { escapeHtml } from '../../../model/text/html.ts';

/** Whether a body is written in Hatena's own notation: lines that begin with its signs, and no markup of HTML around them. */
export function isNotation(text: string): boolean {
  return (
    !/<(?:p|div|h\d|ul|ol|blockquote|table)\b/i.test(text) &&
    /^(?:\*{1,3}[^*\s]|>\|[\w-]*\|?$|>(?:https?:[^>]*)?>$|[-+]{1,3}[^-+\s]|\[f:id:)|\(\(.+?\)\)|\[https?:[^\]]*\]/m.test(
      text,
    )
  );
}

type Notes = string[];

/** Hatena's notation as HTML: headings, lists, quotations, code, tables, pictures, links, notes. */
export function hatenaNotation(text: string): string {
  const notes: Notes = [];
  const parts: string[] = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const until = (end: RegExp) => {
      const from = at + 1;
      let to = from;
      while (to < lines.length && !end.test(lines[to]!)) to++;
      at = to;
      return lines.slice(from, to);
    };
    const run = (sign: RegExp) => {
      const from = at;
      while (at + 1 < lines.length && sign.test(lines[at + 1]!)) at++;
      return lines.slice(from, at + 1);
    };
    const code = /^>\|([\w-]*)\|?\s*$/.exec(line);
    const quote = /^>(https?:[^>]*)?>\s*$/.exec(line);
    if (code !== null) parts.push(codeHtml(until(/^\|\|?<\s*$/), code[1] ?? ''));
    else if (quote !== null) {
      const source =
        quote[1] === undefined
          ? ''
          : `<p>— <a href="${escapeHtml(quote[1])}">${escapeHtml(quote[1])}</a></p>`;
      parts.push(
        `<blockquote>${until(/^<<\s*$/)
          .map((one) => paragraph(one, notes))
          .join('')}${source}</blockquote>`,
      );
    } else if (/^\*{1,3}[^*]/.test(line)) {
      const [, stars = '*', said = ''] = /^(\*{1,3})(?:[\w-]+\*)?(.*)$/.exec(line) ?? [];
      parts.push(`<h${stars.length + 1}>${inline(said.trim(), notes)}</h${stars.length + 1}>`);
    } else if (/^[-+]{1,3}[^-+]/.test(line)) parts.push(listHtml(run(/^[-+]{1,3}[^-+]/), 1, notes));
    else if (/^:[^:]+:/.test(line)) parts.push(termsHtml(run(/^:[^:]+:/), notes));
    else if (/^\|.*\|\s*$/.test(line)) parts.push(tableHtml(run(/^\|.*\|\s*$/), notes));
    else if (!/^(?:={4,}|\[:contents\])?\s*$/.test(line)) parts.push(paragraph(line, notes));
  }
  const below = notes
    .map((note, at) => `<li id="hn-${at + 1}">${note} <a href="#hm-${at + 1}">↩</a></li>`)
    .join('');
  return parts.join('\n') + (below === '' ? '' : `\n<ol>${below}</ol>`);
}

function codeHtml(lines: readonly string[], lang: string): string {
  return `<pre><code${lang === '' ? '' : ` class="language-${lang}"`}>${escapeHtml(lines.join('\n'))}</code></pre>`;
}

function paragraph(line: string, notes: Notes): string {
  return line.trim() === '' ? '' : `<p>${inline(line, notes)}</p>`;
}

/** A list and the deeper ones in it: as many signs as it is deep. */
function listHtml(lines: readonly string[], depth: number, notes: Notes): string {
  const tag = lines[0]?.startsWith('+') ? 'ol' : 'ul';
  const items: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const own = lines[at]!.replace(/^[-+]{1,3}\s*/, '');
    let end = at + 1;
    while (end < lines.length && depthOf(lines[end]!) > depth) end++;
    const below = lines.slice(at + 1, end);
    items.push(
      `<li>${inline(own, notes)}${below.length === 0 ? '' : listHtml(below, depth + 1, notes)}</li>`,
    );
    at = end;
  }
  return `<${tag}>${items.join('')}</${tag}>`;
}

function depthOf(line: string): number {
  return /^[-+]{1,3}/.exec(line)?.[0].length ?? 0;
}

function termsHtml(lines: readonly string[], notes: Notes): string {
  const rows = lines.map((line) => /^:([^:]+):(.*)$/.exec(line) ?? []);
  return `<dl>${rows.map(([, term = '', said = '']) => `<dt>${inline(term, notes)}</dt><dd>${inline(said, notes)}</dd>`).join('')}</dl>`;
}

function tableHtml(lines: readonly string[], notes: Notes): string {
  const rows = lines.map((line) => {
    const cells = line.trim().slice(1, -1).split('|');
    return `<tr>${cells.map((cell) => (cell.startsWith('*') ? `<th>${inline(cell.slice(1), notes)}</th>` : `<td>${inline(cell, notes)}</td>`)).join('')}</tr>`;
  });
  return `<table>${rows.join('')}</table>`;
}

/** Marks within a line: notes in double brackets, pictures and links in square ones. Tags of HTML stay. */
function inline(line: string, notes: Notes): string {
  return line
    .replace(/(?<!\()\(\(((?:[^()]|\([^()]*\))+)\)\)(?!\))/g, (_, note: string) => {
      const number = notes.push(inline(note, []));
      return `<a id="hm-${number}" href="#hn-${number}">*${number}</a>`;
    })
    .replace(
      /\[f:id:([\w-]+):(\d{8})(\d+)([a-z]?)(?::[^\]]*)?\]/g,
      (_, user: string, day: string, rest: string, kind: string) => {
        const extension = { p: 'png', g: 'gif' }[kind] ?? 'jpg';
        return `<img src="https://cdn-ak.f.st-hatena.com/images/fotolife/${user.charAt(0)}/${user}/${day}/${day}${rest}.${extension}" alt="">`;
      },
    )
    .replace(
      /\[(https?:\/\/[^\]\s]+?)(?::(title|image|embed|cite|barcode)(?:=([^\]]*))?(?::[^\]]*)?)?\]/g,
      (_, url: string, kind: string | undefined, title: string | undefined) =>
        kind === 'image'
          ? `<img src="${escapeHtml(url)}" alt="">`
          : `<a href="${escapeHtml(url)}">${escapeHtml(title || url)}</a>`,
    );
}
