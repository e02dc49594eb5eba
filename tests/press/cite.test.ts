import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { bibtex, csl, ris } from '../../src/press/bibliography.ts';
import { cite, type Reference } from '../../src/press/cite.ts';

const require = createRequire(import.meta.url);
const { Cite } = require('@citation-js/core') as {
  Cite: new (data: unknown) => { format(kind: string, options: object): string };
};
require('@citation-js/plugin-csl');

const reference: Reference = {
  id: 'x',
  title: 'Envoy attended the unofficial talks',
  authors: ['Laura Hale'],
  container: 'The Harbour Wire',
  day: '2009-02-02',
  url: 'https://harbour.example/2009/02/02/envoy/',
  lang: 'en',
  abstract: null,
};

const CASES: readonly Partial<Reference>[] = [
  {},
  { authors: ['Laura Hale', 'Ivar Lund'] },
  { authors: ['Laura Hale', 'Ivar Lund', 'Maren Odd'] },
  { authors: ['Laura Hale', 'Ivar Lund', 'Maren Odd', 'Henrik Vale'] },
  { authors: [] },
  { title: 'Who lights the quay?' },
  { title: 'The “lamp” commission', authors: ['Laura B. Hale'] },
  { authors: ['Staff'], day: '2009-05-04' },
  { section: 'City', page: 'B4', edition: 'late' },
  { page: '12–14' },
  { authors: ['Piet van Dijk'], day: '2009-09-14' },
  { authors: ['Jean-Pierre Odd'], title: 'A quay with two owners, and no lamp' },
  { authors: ['早川 みどり'], title: 'Ends with a full stop.' },
];

describe('citations', () => {
  test.each(CASES)('the citation processor sets %j in APA as we do', (case_) => {
    const cited = { ...reference, ...case_ };
    const judge = new Cite([JSON.parse(csl(cited))]).format('bibliography', {
      format: 'text',
      template: 'apa',
      lang: 'en-US',
    });
    expect(cite(cited, 'apa')).toBe(judge.trim());
  });

  // What citeproc gives with the styles chicago-note-bibliography and modern-language-association of the CSL project.
  test.each([
    [
      'chicago',
      {},
      'Hale, Laura. “Envoy Attended the Unofficial Talks.” The Harbour Wire, February 2, 2009. https://harbour.example/2009/02/02/envoy/.',
    ],
    [
      'mla',
      {},
      'Hale, Laura. “Envoy Attended the Unofficial Talks.” The Harbour Wire, 2 Feb. 2009, https://harbour.example/2009/02/02/envoy/.',
    ],
    [
      'chicago',
      { authors: ['Laura Hale', 'Ivar Lund', 'Maren Odd'] },
      'Hale, Laura, Ivar Lund, and Maren Odd. “Envoy Attended the Unofficial Talks.” The Harbour Wire, February 2, 2009. https://harbour.example/2009/02/02/envoy/.',
    ],
    [
      'mla',
      { authors: ['Laura Hale', 'Ivar Lund'] },
      'Hale, Laura, and Ivar Lund. “Envoy Attended the Unofficial Talks.” The Harbour Wire, 2 Feb. 2009, https://harbour.example/2009/02/02/envoy/.',
    ],
    [
      'mla',
      { authors: ['Laura Hale', 'Ivar Lund', 'Maren Odd'] },
      'Hale, Laura, et al. “Envoy Attended the Unofficial Talks.” The Harbour Wire, 2 Feb. 2009, https://harbour.example/2009/02/02/envoy/.',
    ],
    [
      'chicago',
      { authors: [] },
      'The Harbour Wire. “Envoy Attended the Unofficial Talks,” February 2, 2009. https://harbour.example/2009/02/02/envoy/.',
    ],
    [
      'mla',
      { authors: [] },
      '“Envoy Attended the Unofficial Talks.” The Harbour Wire, 2 Feb. 2009, https://harbour.example/2009/02/02/envoy/.',
    ],
    [
      'chicago',
      { title: 'Who lights the quay?' },
      'Hale, Laura. “Who Lights the Quay?” The Harbour Wire, February 2, 2009. https://harbour.example/2009/02/02/envoy/.',
    ],
    [
      'mla',
      { title: 'The “lamp” commission', authors: ['Laura B. Hale'] },
      'Hale, Laura B. “The ‘Lamp’ Commission.” The Harbour Wire, 2 Feb. 2009, https://harbour.example/2009/02/02/envoy/.',
    ],
    [
      'chicago',
      { authors: ['Piet van Dijk'], day: '2009-09-14' },
      'Dijk, Piet van. “Envoy Attended the Unofficial Talks.” The Harbour Wire, September 14, 2009. https://harbour.example/2009/02/02/envoy/.',
    ],
    [
      'mla',
      { authors: ['Piet van Dijk'], day: '2009-09-14' },
      'van Dijk, Piet. “Envoy Attended the Unofficial Talks.” The Harbour Wire, 14 Sept. 2009, https://harbour.example/2009/02/02/envoy/.',
    ],
    [
      'mla',
      { authors: ['Staff'], day: '2009-05-04' },
      'Staff. “Envoy Attended the Unofficial Talks.” The Harbour Wire, 4 May 2009, https://harbour.example/2009/02/02/envoy/.',
    ],
    [
      'chicago',
      { lang: 'de', title: 'Der Botschafter war nie dort' },
      'Hale, Laura. “Der Botschafter war nie dort.” The Harbour Wire, February 2, 2009. https://harbour.example/2009/02/02/envoy/.',
    ],
  ] as const)('%s of %j is as the citation processor sets it', (style, case_, text) => {
    expect(cite({ ...reference, ...case_ }, style)).toBe(text);
  });

  test('Chicago names up to ten authors, and of more the first seven', () => {
    const authors = Array.from({ length: 11 }, (_, at) => `Ada Nr${at}`);
    const begins = (count: number) =>
      cite({ ...reference, authors: authors.slice(0, count) }, 'chicago').split(' “')[0];
    const named = (count: number) => authors.slice(1, count).join(', ');
    expect(begins(10)).toBe(`Nr0, Ada, ${named(9)}, and Ada Nr9.`);
    expect(begins(11)).toBe(`Nr0, Ada, ${named(7)}, et al.`);
  });

  test('a BibTeX entry escapes what TeX would obey', () => {
    const entry = bibtex({ ...reference, title: 'Herring & chips_{50%} \\end' });
    expect(entry).toContain('title = {{Herring \\& chips\\_\\{50\\%\\} \\textbackslash{}end}}');
    expect(entry).toContain('author = {Hale, Laura}');
    expect(entry).toContain('entrysubtype = {newspaper}');
  });

  test('an RIS record is a newspaper article that begins with its type and ends', () => {
    const record = ris({ ...reference, abstract: 'One\nline' }).split('\r\n');
    expect(record[0]).toBe('TY  - NEWS');
    expect(record).toContain('AU  - Hale, Laura');
    expect(record).toContain('AB  - One line');
    expect(record).toContain('ER  - ');
  });
});
