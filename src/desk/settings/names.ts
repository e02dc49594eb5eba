import { sameName } from '../../model/address/slug.ts';
import type { NameForm, NameKind, NameSettings } from '../../model/names.ts';
import type { Style, TagSettings } from '../../model/site.ts';
import { closest } from '../../model/text/guess.ts';
import { partsOfName } from '../../model/text/person-name.ts';
import type { Settings } from './file.ts';
import { judgeAddress, judgeSpan } from './judges.ts';
import { descriptionOf } from './phrases.ts';
import { choice, group, list, map, type Setting, text } from './setting.ts';

const SPAN = { judge: judgeSpan, pattern: '^\\d{4}(?:-\\d\\d){0,2}$' };

/** `names.yaml`. */
export const NAMES: Setting = map(
  'People, places, organisations, works and other things that dispatches name, by id.',
  group(
    'A name: its usual form, or a group with more.',
    {
      name: text('The usual form, which is the heading of its page.'),
      kind: choice(
        'What it is.',
        ['person', 'place', 'organisation', 'organization', 'work', 'thing'],
        'thing',
      ),
      sort: text('How indexes sort and print it: Samore, Gary.'),
      also: list(
        'Other forms of it that dispatches use.',
        text('A form.', {
          or: group(
            'A form that means it in dispatches of some years, months or days.',
            {
              form: text('The form.'),
              from: text('Since when: 2009, 2009-02 or 2009-02-03.', SPAN),
              to: text('Until when, that year, month or day included.', SPAN),
            },
            { required: ['form'], example: '{form: the Wire, from: 2004, to: 2009}' },
          ),
        }),
        { orOne: true },
      ),
      not: list('Phrases in which a form of it means something else.', text('A phrase.'), { orOne: true }),
      see: text('Id of the name that is meant: this one has no page of its own.'),
      'see-also': list('Ids of names that a reader may want to see, too.', text('An id.'), { orOne: true }),
      note: text('A line about it, in inline Markdown.', { also: ['description'] }),
      'same-as': list(
        'Addresses of the same thing elsewhere: Wikidata, VIAF.',
        text('An address.', { judge: judgeAddress, pattern: '^https?://' }),
        { orOne: true, also: ['sameAs'] },
      ),
    },
    { short: 'name' },
  ),
  '{gary-samore: {name: Gary Samore, kind: person}}',
);

/** An entry as it was read. */
type Entry = {
  readonly name?: string;
  readonly kind?: NameKind | 'organization';
  readonly sort?: string;
  readonly also?: readonly (string | (Partial<NameForm> & { readonly form?: string }) | undefined)[];
  readonly not?: readonly (string | undefined)[];
  readonly see?: string;
  readonly 'see-also'?: readonly (string | undefined)[];
  readonly note?: string;
  readonly 'same-as'?: readonly (string | undefined)[];
};

/** The entries of `names.yaml`. What cannot be used of them is reported. */
export function namesOf(settings: Settings, style: Style): readonly NameSettings[] {
  const entries = new Map(
    Object.entries((settings.get([]) ?? {}) as { readonly [id: string]: Entry | undefined }),
  );
  const known = new Set(entries.keys());
  const owner = new Map<string, string>();
  return [...entries].flatMap(([id, entry]) => {
    const name = entry?.name ?? id;
    const other = owner.get(sameName(name));
    if (other !== undefined) {
      const reason = `${id} has the same name as ${other}: "${name}"`;
      const remedy =
        'Give one of them a name such as "John Smith (sailor)": words in parentheses are not searched for. If both are the same, make one entry of them.';
      settings.report([id], 'invalid-setting', 'error', reason, remedy);
      return [];
    }
    owner.set(sameName(name), id);
    const to = (part: 'see' | 'see-also', wanted: string | undefined, at: number | null) => {
      if (wanted !== undefined && known.has(wanted) && wanted !== id) return [wanted];
      if (wanted !== undefined) unknownId([id, part, ...(at === null ? [] : [at])], wanted, known, settings);
      return [];
    };
    const inCircle = leadsBack(id, entries);
    if (inCircle) settings.report([id, 'see'], 'invalid-setting', 'error', ...circle(id));
    const see = inCircle ? null : (to('see', entry?.see, null)[0] ?? null);
    const forms = formsOf(name, entry?.also ?? []);
    for (const { text, from, to } of forms)
      if (from !== null && to !== null && from.slice(0, to.length) > to)
        settings.report([id, 'also'], 'invalid-setting', 'error', ...backwards(id, text, from, to));
    return [
      {
        id,
        name,
        what: entry?.kind === 'organization' ? 'organisation' : (entry?.kind ?? 'thing'),
        sort: entry?.sort ?? sortedUnder(name, entry?.kind, style.lang),
        forms,
        also: forms.slice(1).map((form) => form.text),
        not: defined(entry?.not),
        see: see && endOf(see, entries),
        seeAlso: (entry?.['see-also'] ?? [])
          .flatMap((wanted, at) => to('see-also', wanted, at))
          .map((other) => endOf(other, entries)),
        ...descriptionOf(entry?.note ?? null, style),
        sameAs: defined(entry?.['same-as']),
      },
    ];
  });
}

/** The entry at the end of references from one to another. */
function endOf(id: string, entries: ReadonlyMap<string, Entry | undefined>): string {
  const passed = new Set<string>();
  let at = id;
  for (let next = entries.get(at)?.see; next !== undefined && entries.has(next) && !passed.has(next); ) {
    passed.add(next);
    at = next;
    next = entries.get(at)?.see;
  }
  return at;
}

function backwards(id: string, form: string, from: string, to: string): readonly [string, string] {
  return [
    `${id}.also: "${form}" is used from ${from} to ${to}, which is earlier`,
    'Write the earlier day, month or year after from.',
  ];
}

function circle(id: string): readonly [reason: string, remedy: string] {
  return [
    `${id}.see leads back to ${id}, so it has no page`,
    'Remove see from the entry that shall have a page.',
  ];
}

/** Whether an entry refers by `see` to itself, or to one that refers back to it. */
function leadsBack(id: string, entries: ReadonlyMap<string, Entry | undefined>): boolean {
  const passed = new Set<string>();
  let next = entries.get(id)?.see;
  while (next !== undefined && next !== id && !passed.has(next)) {
    passed.add(next);
    next = entries.get(next)?.see;
  }
  return next === id;
}

/** Places that the settings list, with those of `names.yaml`. If both list one, both entries count. */
export function withNamedPlaces(
  places: readonly TagSettings[],
  names: readonly NameSettings[],
): readonly TagSettings[] {
  const named = names.filter(({ what, see }) => what === 'place' && see === null);
  const rest = new Set(named);
  const merged = places.map((place) => {
    const own = new Set([place.id, place.name, ...place.also].map(sameName));
    const same = named.find(({ id, name }) => own.has(sameName(name)) || own.has(sameName(id)));
    if (!same) return place;
    rest.delete(same);
    const also = [...new Set([place.name, ...place.also, same.id, ...same.also])];
    const { description, descriptionHtml } = same.description === null ? place : same;
    return {
      id: place.id,
      name: same.name,
      also: also.filter((one) => one !== same.name),
      description,
      descriptionHtml,
    };
  });
  const others = [...rest].map(({ id, name, also, description, descriptionHtml }) => ({
    id,
    name,
    also,
    description,
    descriptionHtml,
  }));
  return [...merged, ...others];
}

function unknownId(
  path: readonly (string | number)[],
  wanted: string,
  known: ReadonlySet<string>,
  settings: Settings,
): void {
  const guess = closest(
    wanted,
    [...known].filter((id) => id !== wanted),
  );
  const reason = `names.yaml has no other entry "${wanted}"${guess ? `; did you mean "${guess}"?` : ''}`;
  settings.report(path, 'unknown-name', 'warning', reason, 'Write the id of an entry of names.yaml.');
}

/** The forms of a name that are looked for. What is in parentheses at its end only tells it from a namesake. */
function formsOf(name: string, also: NonNullable<Entry['also']>): readonly NameForm[] {
  const usual = name.replace(/\s*\([^()]*\)$/, '') || name;
  const forms: NameForm[] = [{ text: usual, from: null, to: null }];
  for (const form of also) {
    const { text, from, to } =
      typeof form === 'object'
        ? { text: form.form, from: form.from ?? null, to: form.to ?? null }
        : { text: form, from: null, to: null };
    if (text !== undefined) forms.push({ text, from, to });
  }
  return forms;
}

/** How an index sorts a name by itself: a person by family name, anything else without its article. */
function sortedUnder(name: string, kind: Entry['kind'], lang: string): string {
  if (kind === 'person') {
    const { given, particle, family, suffix } = partsOfName(name);
    const rest = [given, particle].filter(Boolean).join(' ');
    return [family, rest, suffix].filter(Boolean).join(', ');
  }
  const [, article, bare] = ARTICLES[lang.slice(0, 2)]?.exec(name) ?? [];
  return article && bare ? `${bare.slice(0, 1).toUpperCase()}${bare.slice(1)}, ${article}` : name;
}

const ARTICLES: { readonly [lang: string]: RegExp | undefined } = {
  en: /^(The|A|An) (\p{L}.*)$/u,
  de: /^(Der|Die|Das) (\p{L}.*)$/u,
  fr: /^(Le|La|Les) (\p{L}.*)$/u,
  es: /^(El|La|Los|Las) (\p{L}.*)$/u,
};

function defined(list: readonly (string | undefined)[] = []): readonly string[] {
  return list.filter((item) => item !== undefined);
}
