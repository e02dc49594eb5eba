/** A part of an entry: its fields (named ''), `BODY`, `COMMENT` and so on. */
export type Section = { readonly name: string; readonly lines: string[] };

/** Entries as their lines. Eight dashes end one, but only where fields follow: writers type dashes, too. */
export function* entries(text: string): Generator<readonly string[]> {
  let lines: string[] = [];
  const all = text.split('\n');
  for (const [at, line] of all.entries()) {
    if (/^-{8}\s*$/.test(line) && startsEntry(all, at + 1)) {
      if (lines.some((one) => one.trim() !== '')) yield lines;
      lines = [];
    } else lines.push(line);
  }
  if (lines.some((one) => one.trim() !== '')) yield lines;
}

function startsEntry(lines: readonly string[], from: number): boolean {
  for (let at = from; at < lines.length; at++) {
    if (lines[at]!.trim() !== '')
      return /^(?:AUTHOR|TITLE|BASENAME|STATUS|DATE|ALLOW COMMENTS|AUTHOR EMAIL|UNIQUE URL|CONVERT BREAKS)\s*:/.test(
        lines[at]!,
      );
  }
  return true;
}

/** The sections of an entry: its fields, then `BODY:` and so on; five dashes end one where a section follows. */
export function sectionsOf(lines: readonly string[]): readonly Section[] {
  const sections: Section[] = [{ name: '', lines: [] }];
  const begins = (line: string | undefined) =>
    line === undefined || /^(?:BODY|EXTENDED BODY|EXCERPT|KEYWORDS|COMMENT|PING):\s*$/.test(line);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    if (/^-{5}\s*$/.test(line)) {
      let next = at + 1;
      while (next < lines.length && lines[next]!.trim() === '') next++;
      if (begins(lines[next])) {
        if (next < lines.length) sections.push({ name: lines[next]!.trim().slice(0, -1), lines: [] });
        at = next;
        continue;
      }
    }
    sections.at(-1)!.lines.push(line);
  }
  return sections;
}

/** Fields at the head of a section, and the text below them. */
export function fieldsOf(lines: readonly string[]): {
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly rest: string;
} {
  const fields = new Map<string, string[]>();
  let at = 0;
  for (; at < lines.length; at++) {
    const [, name, value] = /^([A-Z][A-Z ]+):(?: (.*)|\s*)$/.exec(lines[at]!) ?? [];
    if (name === undefined && lines[at]!.trim() !== '') break;
    if (name !== undefined) fields.set(name, [...(fields.get(name) ?? []), (value ?? '').trim()]);
  }
  return { fields, rest: lines.slice(at).join('\n').trim() };
}
