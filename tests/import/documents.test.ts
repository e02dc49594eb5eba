import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bring, png } from './outside.ts';
import { type ZipEntry, zipOf } from './zips.ts';

const body = (text: string) => text.split('---\n\n').slice(1).join('---\n\n');

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A file of Word with these paragraphs. */
function docx(
  paragraphs: string,
  more: {
    readonly core?: string;
    readonly notes?: string;
    readonly remarks?: string;
    readonly picture?: Uint8Array;
  } = {},
): Uint8Array {
  const style = (id: string, name: string) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
  const entries: ZipEntry[] = [
    {
      name: '[Content_Types].xml',
      content:
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/></Types>',
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="d" Type="${RELATION}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    { name: 'word/document.xml', content: `<w:document ${W}><w:body>${paragraphs}</w:body></w:document>` },
    {
      name: 'word/styles.xml',
      content: `<w:styles ${W}>${style('Titel', 'Title')}${style('Unter', 'Subtitle')}${style('H1', 'heading 1')}${style('Zitat', 'Quote')}${style('Cap', 'caption')}</w:styles>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="${RELATION}/styles" Target="styles.xml"/><Relationship Id="n" Type="${RELATION}/footnotes" Target="footnotes.xml"/><Relationship Id="c" Type="${RELATION}/comments" Target="comments.xml"/><Relationship Id="p" Type="${RELATION}/image" Target="media/1.png"/><Relationship Id="l" Type="${RELATION}/hyperlink" Target="https://l.example/" TargetMode="External"/></Relationships>`,
    },
    {
      name: 'docProps/core.xml',
      content: `<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t">${more.core ?? ''}</cp:coreProperties>`,
    },
    { name: 'word/footnotes.xml', content: `<w:footnotes ${W}>${more.notes ?? ''}</w:footnotes>` },
    { name: 'word/comments.xml', content: `<w:comments ${W}>${more.remarks ?? ''}</w:comments>` },
    ...(more.picture ? [{ name: 'word/media/1.png', content: more.picture }] : []),
  ];
  return zipOf(entries);
}

const p = (inner: string, style = '') =>
  `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${inner}</w:p>`;
const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

const PICTURE =
  '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="A quay"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="p"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';

describe('a file of Word', () => {
  test('keeps title, dek, marks, headings, quotations, notes, links and pictures', async () => {
    const { report, rows, text, posts, files } = await bring({
      '2009-02-02 talks.docx': docx(
        [
          p(run('Talks in Kabul'), 'Titel'),
          p(run('Day one'), 'Unter'),
          p(`${run('Talks ')}${run('began', '<w:b/>')}${run('.')}<w:r><w:footnoteReference w:id="2"/></w:r>`),
          p(run('Why'), 'H1'),
          p(run('We talk.'), 'Zitat'),
          p(run('And wait.'), 'Zitat'),
          p(PICTURE),
          p(run('At the quay'), 'Cap'),
          p(`<w:hyperlink r:id="l">${run('there')}</w:hyperlink>`),
        ].join(''),
        {
          core: '<dc:title>Draft 7</dc:title><dc:creator>Ann Lee</dc:creator><cp:keywords>kabul; talks</cp:keywords><dcterms:created>2009-02-01T10:00:00Z</dcterms:created>',
          notes: `<w:footnote w:id="2">${p(run('At noon.'))}</w:footnote>`,
          remarks: `<w:comment w:id="1">${p(run('Check!'))}</w:comment>`,
          picture: png(),
        },
      ),
    });
    expect(report.format).toBe('documents');
    expect(rows[0]).toMatchObject({
      title: 'Talks in Kabul',
      date: '2009-02-02',
      footnotes: 1,
      pictures: { kept: 1 },
    });
    const made = text(posts[0]!);
    expect(made).toContain('byline: ann-lee\n');
    expect(made).toContain('dek: Day one\n');
    expect(made).toContain('tags: [kabul, talks]\n');
    expect(made).not.toContain('Check!');
    const picture = [...files.keys()].find((path) => path.startsWith('assets/images/'))!;
    expect(body(made)).toBe(
      `Talks **began**.[^1]\n\n## Why\n\n> We talk.\n>\n> And wait.\n\n![A quay](/${picture} "At the quay")\n\n[there](https://l.example/)\n\n[^1]: At noon.\n`,
    );
    expect(rows[0]!.notes.map(({ what }) => what)).toEqual(expect.arrayContaining(['remark', 'byline']));
  });

  test('without styles, its first bold line is the title; without a day in its name, the day of its making counts', async () => {
    const { rows } = await bring({
      'fog.docx': docx(p(run('Fog again', '<w:b/>')) + p(run('Fog came.')), {
        core: '<dc:creator>Microsoft Office User</dc:creator><dcterms:created>2011-03-04T10:00:00Z</dcterms:created>',
      }),
      'Rain (March 5, 2011).docx': docx(p(run('It rained.'))),
    });
    expect(rows.map(({ title, date, bylines }) => [title, date, bylines])).toEqual([
      ['Rain (March 5, 2011)', '2011-03-05', []],
      ['Fog again', '2011-03-04', []],
    ]);
    expect(rows[1]!.notes).toContainEqual({
      kind: 'guessed',
      what: 'date',
      detail: '2011-03-04, the day on which the file was made',
    });
  });

  test('what is damaged or of another kind is listed, and the others come in', async () => {
    const { report } = await bring({
      'a.docx': new TextEncoder().encode('PK\u0003\u0004 not a zip'),
      'b.docx': docx(p(run('Fog.'))),
      'c.doc': 'x',
      '~$b.docx': 'x',
    });
    expect(report.counts.imported).toBe(1);
    expect(report.failed).toEqual([
      { what: 'file', name: 'a.docx', why: 'it is damaged, or locked with a password' },
    ]);
    expect(report.skipped.map(({ name }) => name)).toEqual(['c.doc', '~$b.docx']);
  });

  test('whatever its text holds, it comes in or is listed', async () => {
    const whole = p(run('Fog'), 'Titel') + p(run('Fog came.', '<w:i/>'));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length),
        fc.constantFrom('<', '&', '</w:p>', '\u0000', '\ud800', '<w:r>', '"', ']]>'),
        async (at, put) => {
          const { report } = await bring({
            'x.docx': docx(whole.slice(0, at) + put + whole.slice(at)),
            'y.docx': docx(whole),
          });
          expect(report.counts.imported + report.failed.length + report.skipped.length).toBe(2);
        },
      ),
      { numRuns: 30 },
    );
  });
});

const ODT_STYLES =
  '<office:automatic-styles><style:style style:name="T1"><style:text-properties fo:font-style="italic"/></style:style><style:style style:name="P1" style:parent-style-name="Quotations"/><text:list-style style:name="L1"><text:list-level-style-number style:num-format="1"/></text:list-style></office:automatic-styles>';

function odt(text: string, meta = '', picture?: Uint8Array): Uint8Array {
  return zipOf([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
    {
      name: 'content.xml',
      content: `<?xml version="1.0"?><office:document-content>${ODT_STYLES}<office:body><office:text>${text}</office:text></office:body></office:document-content>`,
    },
    {
      name: 'meta.xml',
      content: `<office:document-meta><office:meta>${meta}</office:meta></office:document-meta>`,
    },
    ...(picture ? [{ name: 'Pictures/1.png', content: picture }] : []),
  ]);
}

test('a document of OpenDocument keeps title, marks, lists, quotations, notes, tables, links and pictures', async () => {
  const { rows, text, posts, files } = await bring({
    'Talks 02.02.2009.odt': odt(
      '<text:p text:style-name="Title">Talks in Kabul</text:p><text:p>Talks <text:span text:style-name="T1">began</text:span><text:s/>late.<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>At noon.</text:p></text:note-body></text:note><office:annotation><text:p>Check!</text:p></office:annotation></text:p><text:h text:outline-level="2">Why</text:h><text:p text:style-name="P1">We talk.</text:p><text:list text:style-name="L1"><text:list-item><text:p>one</text:p></text:list-item><text:list-item><text:p>two</text:p></text:list-item></text:list><table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell><text:p>2</text:p></table:table-cell></table:table-row></table:table><text:p><draw:frame><draw:text-box><text:p text:style-name="Illustration"><draw:frame><draw:image xlink:href="Pictures/1.png"/><svg:desc>A quay</svg:desc></draw:frame>At noon</text:p></draw:text-box></draw:frame></text:p><text:p><text:a xlink:href="https://l.example/">there</text:a></text:p>',
      '<dc:creator>Ann Lee</dc:creator><meta:keyword>kabul</meta:keyword><dc:language>en-GB</dc:language>',
      png(),
    ),
  });
  expect(rows[0]).toMatchObject({
    title: 'Talks in Kabul',
    date: '2009-02-02',
    footnotes: 1,
    pictures: { kept: 1 },
  });
  const picture = [...files.keys()].find((path) => path.startsWith('assets/images/'))!;
  expect(body(text(posts[0]!))).toBe(
    `Talks *began* late.[^1]\n\n## Why\n\n> We talk.\n\n1. one\n2. two\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n![A quay](/${picture} "At noon")\n\n[there](https://l.example/)\n\n[^1]: At noon.\n`,
  );
  expect(text(posts[0]!)).not.toContain('Check!');
});
