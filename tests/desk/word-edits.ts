import fc from 'fast-check';

/** One edit of the words of a dispatch: which dispatch, what of it, and a number that makes edits differ. */
export type WordEdit = { readonly pick: number; readonly kind: Kind; readonly number: number };

type Kind = keyof typeof EDITS | 'undo';

/** Changes of a manuscript that leave its place in the archive alone, most of them; `number` makes them differ. */
const EDITS = {
  title: (text, number) => text.replace(/^title: .*$/m, `title: "Title ${number} & <b>"`),
  body: (text, number) => `${text}\nParagraph ${number}.\n`,
  'less of a body': (text) => text.replace(/\n\nParagraph \d\./, ''),
  dek: (text, number) => field(text, 'dek', `On ${number}`),
  'no dek': (text) => text.replace(/^dek: .*\n/m, ''),
  bio: (text, number) => field(text, 'bio', `"She [wrote](post-${number}) *it*"`),
  dateline: (text, number) => field(text, 'dateline', `Oslo ${number}`),
  heading: (text, number) => `${text}\n## Head ${number}\n\nUnder.\n`,
  link: (text, number) =>
    `${text}\nSee [post](post-${number}) and [that](post-${number}.md#a-heading), ![P](/assets/pier.svg).\n`,
  spaces: (text) => text.replace(/^---\n/, '---\n\n'),
  quote: (text, number) => `${text}\n> A quote ${number}.[^1]\n\n[^1]: Note.\n`,
  correction: (text, number) =>
    field(text, 'corrections', `[{date: 2009-03-0${number + 1}, note: "Not [so](post-0)."}]`),
  'a link to another site': (text, number) => `${text}\nSee [them](https://site-${number}.example/).\n`,
  'a long body': (text, number) => `${text}\n${'word '.repeat(60 * number)}\n`,
} satisfies { readonly [kind: string]: (text: string, number: number) => string };

const KINDS: readonly Kind[] = [
  ...(Object.keys(EDITS) as (keyof typeof EDITS)[]),
  'undo',
  // A link or a correction changes what is filed: others are to be more frequent.
  'title',
  'body',
  'dek',
  'heading',
  'quote',
];

/** Rounds of such edits, each followed by a build that may be cut off after some steps. */
export const wordRounds = fc.array(
  fc.record({
    edits: fc.array(
      fc.record({
        pick: fc.nat(20),
        kind: fc.constantFrom(...KINDS),
        number: fc.nat(5),
      }) as fc.Arbitrary<WordEdit>,
      { minLength: 1, maxLength: 3 },
    ),
    fuse: fc.option(fc.nat(60), { freq: 4 }),
  }),
  { minLength: 2, maxLength: 8 },
);

/** Does edits to the manuscripts of a site one after the other; `undo` takes back an earlier one of the same file. */
export function wordEditor(files: Map<string, string>): (edit: WordEdit) => void {
  const before: { readonly path: string; readonly text: string }[] = [];
  return ({ pick, kind, number }) => {
    const posts = [...files.keys()].filter((path) => path.startsWith('posts/post-'));
    const path = posts[pick % posts.length] as string;
    const text = files.get(path) as string;
    const undone = before.findLast((state) => state.path === path)?.text ?? text;
    files.set(path, kind === 'undo' ? undone : EDITS[kind](text, number));
    before.push({ path, text });
  };
}

/** A manuscript with a field of its front matter set. */
function field(text: string, name: string, value: string): string {
  const line = new RegExp(`^${name}: .*$`, 'm');
  return line.test(text)
    ? text.replace(line, `${name}: ${value}`)
    : text.replace(/^---\n/, `---\n${name}: ${value}\n`);
}
