/** What is made of words: a text that a paragraph can be. */
type Pen = { readonly word: () => string; readonly words: (count: number) => string };

/**
 * Shapes that bodies of real archives hold, each with the share of dispatches that hold it: the mean of the archives
 * digital.gov (2,082 dispatches) and 18F (509), as `node tests/bench/proportions.ts SITE…` counted them outside of
 * fenced code. Shares of one kind that overlap there (words in HTML within a block) are given to one shape each.
 */
const SHAPES: readonly (readonly [share: number, make: (pen: Pen) => string])[] = [
  // Words in HTML: 25.3 % and 12.2 %.
  [
    0.1,
    ({ words, word }) => `${words(20)} <a href="https://www.${word()}.example/">${words(2)}</a> ${words(9)}.`,
  ],
  [0.06, ({ words }) => `${words(12)} <em>${words(3)}</em> and <b>${words(2)}</b>.`],
  // A line break: 2.3 % and 4.9 %.
  [0.036, ({ words }) => `${words(6)}<br>\n${words(7)}<br/>\n${words(3)}`],
  // An image: 2.1 % and 15.3 %; a block: 7.8 % and 13.9 %.
  [0.087, ({ word, words }) => `<img src="https://${word()}.example/a.png" alt="${words(4)}" width="600">`],
  [0.06, ({ words }) => `<div class="note">\n<p>${words(25)}</p>\n</div>`],
  [0.05, ({ words }) => `<p class="lead">${words(12)}</p>`],
  // A frame: 1.5 % and 3.5 %; a table: 1.4 % and 1.2 %; a comment: 0.1 % and 2.2 %.
  [0.025, ({ word }) => `<iframe src="https://video.example/${word()}" width="560" height="315"></iframe>`],
  [0.013, ({ word }) => `<table>\n<tr><td>${word()}</td><td>${word()}</td></tr>\n</table>`],
  [0.011, ({ words }) => `<!-- ${words(5)} -->`],
  // An address of mail: 17.2 % and 24.2 %; a bare address: 6.5 % and 6.5 %.
  [0.207, ({ word, words }) => `${words(8)} ${word()}@${word()}.example ${words(6)}.`],
  [0.065, ({ word, words }) => `${words(8)} https://www.${word()}.example/${word()}/ ${words(4)}.`],
  // A definition: 0.1 % and 0.8 %; a note: 0 % and 1.2 %.
  [0.005, ({ word, words }) => `${words(6)} [there][so] and so on.\n\n[so]: https://${word()}.example/`],
  [0.006, ({ words }) => `${words(14)}.[^so]\n\n[^so]: ${words(12)}.`],
  // A list in a quotation: 1.4 % and 1.2 %; a quotation: 13.1 % and 11.6 %.
  [0.013, ({ words }) => `> ${words(12)}:\n>\n> - ${words(7)}\n> - ${words(6)}`],
  [0.11, ({ words }) => `> ${words(30)}.`],
  // A list: 48.5 % in both; in a list: 38.3 % and 2.6 %.
  [0.28, ({ words }) => `- ${words(9)}\n- ${words(8)}\n- ${words(11)}`],
  [0.205, ({ words }) => `* ${words(9)}\n  * ${words(8)}\n  * ${words(5)}\n* ${words(11)}`],
  // Code between fences: 0.1 % and 4.9 %, in a line: 1.4 % and 6.3 %; behind a heading: none.
  [0.025, ({ words, word }) => `### ${words(2)}\n\n\`\`\`js\nconst ${word()} = '${word()}';\n\`\`\``],
  [0.039, ({ word, words }) => `${words(9)} \`${word()}\` ${words(6)}.`],
  // A table of Markdown: 0.1 % and 1.2 %; a heading: 37.7 % and 54.4 %; an image: 77 % and 29.1 %.
  [0.006, ({ word }) => `| ${word()} | ${word()} |\n| --- | --- |\n| ${word()} | ${word()} |`],
  [0.46, ({ words }) => `## ${words(4)}`],
  [0.53, ({ word, words }) => `![${words(5)}](https://${word()}.example/b.jpg)`],
  // A link: 82.5 % and 97.1 %; emphasis of both signs: 5.2 % and 2.2 %.
  [
    0.898,
    ({ word, words }) => `${words(12)} [${words(3)}](https://www.${word()}.example/${word()}) ${words(15)}.`,
  ],
  [0.037, ({ word, words }) => `${words(6)} **${word()} _${word()}_** ${words(5)}.`],
];

/** Puts shapes among the paragraphs of a body, each at its share. */
export function addShapes(paragraphs: string[], chance: () => number, pen: Pen): void {
  for (const [share, make] of SHAPES)
    if (chance() < share) paragraphs.splice(Math.floor(chance() * paragraphs.length), 0, make(pen));
}

/** Different bylines for each dispatch (32.3 and 53.6 for each 100), and different tags (2.7 and 27.9). */
const DIFFERENT = { bylines: 0.43, tags: 0.15 };

/**
 * Names of a dispatch as in the same archives: 1.01 and 1.81 bylines, 2.95 and 3.38 tags. Few names are on many
 * dispatches, and most on few.
 */
export function lifelikeNames(
  chance: () => number,
  many: number,
): { readonly bylines: readonly string[]; readonly tags: readonly string[] } {
  const name = (word: string, different: number) =>
    `${word} ${Math.floor(Math.max(1, different * many) * chance() ** 2).toString(36)}`;
  const bylines = Array.from({ length: chance() < 0.4 ? 2 : 1 }, () => name('Writer', DIFFERENT.bylines));
  const tags = Array.from({ length: 1 + Math.floor(chance() * 5) }, () => name('subject', DIFFERENT.tags));
  return { bylines: [...new Set(bylines)], tags: [...new Set(tags)] };
}
