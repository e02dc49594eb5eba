import { describe, expect, it } from 'vitest';
import { openManuscript } from '../../../src/copy/front/front-matter.ts';
import { parseText, shown } from '../parsing.ts';

function opened(text: string) {
  const { fields, body, line } = openManuscript(text);
  return {
    value: JSON.parse(JSON.stringify(fields.value ?? null)),
    body,
    line,
    problems: fields.problems.map(({ rule, position }) => `${position?.line}:${position?.column} ${rule}`),
  };
}

describe('openManuscript', () => {
  it.each([
    ['YAML', '---\ntitle: x\n---\nBody\n', { title: 'x' }, 'Body\n', 4],
    ['YAML named', '---yaml\ntitle: x\n---\nBody', { title: 'x' }, 'Body', 4],
    ['YAML with spaces behind its fences', '---  \ntitle: x\n---\t\nBody', { title: 'x' }, 'Body', 4],
    ['YAML with a comment on its fence', '--- # head\ntitle: x\n---\nBody', { title: 'x' }, 'Body', 4],
    ['YAML that ends with dots', '---\ntitle: x\n...\nBody', { title: 'x' }, 'Body', 4],
    ['YAML without a body', '---\ntitle: x\n---', { title: 'x' }, '', 4],
    ['YAML with a fence inside text', '---\na: |\n  ---\n  b\n---\nBody', { a: '---\nb\n' }, 'Body', 6],
    ['empty YAML', '---\n---\nBody', null, 'Body', 3],
    ['only comments', '---\n# c\n---\nBody', null, 'Body', 4],
    [
      'TOML',
      '+++\ntitle = "x"\ndate = 2009-02-02T10:00:00-05:00\n+++\nBody',
      { title: 'x', date: '2009-02-02T10:00:00.000-05:00' },
      'Body',
      5,
    ],
    ['TOML named', '---toml\nday = 2009-02-02\n---\nBody', { day: '2009-02-02' }, 'Body', 4],
    ['JSON named', '---json\n{"a": 1}\n---\nBody', { a: 1 }, 'Body', 4],
    ['JSON with tabs', '---json\n{\n\t"a": [\n\t\t1\n\t]\n}\n---\nBody', { a: [1] }, 'Body', 8],
    ['JSON between semicolons', ';;;\n{"a": 1}\n;;;\nBody', { a: 1 }, 'Body', 4],
    ['JSON as Hexo has it', ';;;\n"a": 1,\n"b": "x"\n;;;\nBody', { a: 1, b: 'x' }, 'Body', 5],
    ['JSON as Hugo has it', '{\n  "a": "}",\n  "b": {"c": 1}\n}\nBody', { a: '}', b: { c: 1 } }, 'Body', 5],
    ['JSON as Hugo has it, without a body', '{"a": 1}', { a: 1 }, '', 1],
  ])('reads %s', (_, text, value, body, line) => {
    expect(opened(text)).toEqual({ value, body, line, problems: [] });
  });

  it.each([
    ['nothing', ''],
    ['prose', 'Body'],
    ['a rule and prose', '---\n\nProse.\n\n---\nMore.'],
    ['a rule and prose at once', '---\nProse.\n'],
    ['two rules around a list', '---\n- a\n- b\n---\nMore'],
    ['a long rule', '-----\nProse.\n-----\n'],
    ['a rule and a note', '---\nNote: we moved.\n---\nMore.'],
    ['a note with two colons', '---\nNote: we moved: see below.\n\n---\nMore.'],
    ['words that print has', 'Date: 5 May\nLocation: Geneva\n\nMore.'],
    ['names in bold', '---\n\n**Author:** Ann  \n**Published:** 5 May\n\n---\nMore.'],
    ['a heading with a colon', '# Title: more\n\nMore.'],
    ['a table', '| a | draft |\n|---|---|\n| b | true |\n'],
    ['code', '```js\nconst draft = true;\n```\n'],
    ['a comment', '<!-- image: a.jpg -->\nMore.'],
    ['words behind the rule', '--- see below ---\nx'],
    ['a template', '{{ title }}\nx'],
    ['a brace', '{not json}\nx'],
    ['plus signs', '++++\nx'],
  ])('takes %s for the body', (_, text) => {
    expect(opened(text)).toEqual({ value: null, body: text, line: 1, problems: [] });
  });

  it.each([
    ['no second fence', '---\ntitle: x\nBody', '1:1'],
    ['no second TOML fence', '+++\ntitle = "x"\nBody', '1:1'],
    ['text behind the second fence', '---\ntitle: x\n--- y\n---\nBody', '3:1'],
    ['bad YAML', '---\ntitle: x: y\n---\nBody', '2:9'],
    ['bad TOML', '+++\ntitle = \n+++\nBody', '2:9'],
    ['bad JSON', '---json\n{"a": }\n---\nBody', '2:7'],
    ['JSON with a comma too many', ';;;\n"a": 1,\n"b": [1,],\n;;;\nBody', '3:9'],
    ['JSON without a colon', '{"a": 1,\n "b" 2}\nBody', '2:6'],
    ['a brace that never closes', '{"a": 1\nBody', '1:1'],
    ['text behind the last brace', '{"a": 1} x\nBody', '1:1'],
  ])('finds an error in %s', (_, text, place) => {
    expect(opened(text).problems).toEqual([`${place} front-matter-unreadable`]);
  });

  it.each([
    'js',
    'javascript',
    'coffee',
    'coffeescript',
    'cson',
    'constructor',
    '__proto__',
    'toString',
    'php',
  ])('refuses ---%s and runs nothing', (language) => {
    const text = `---${language}\n{ title: (globalThis.ran = 1, "x"), date: "2009-02-02" }\n---\nBody`;
    expect(opened(text).problems).toEqual(['1:1 front-matter-unreadable']);
    expect('ran' in globalThis).toBe(false);
  });

  it.each([
    ['blank lines', '\n\n---\ntitle: x\n---\nBody', 3, 6],
    ['spaces', ' ---\ntitle: x\n---\nBody', 1, 4],
    ['a space of no width', '\u200b---\ntitle: x\n---\nBody', 1, 4],
    ['two byte order marks', '\ufeff\ufeff---\ntitle: x\n---\nBody', 1, 4],
    ['an HTML comment', '<!-- a\nb -->\n---\ntitle: x\n---\nBody', 3, 6],
    ['blank lines, as TOML', '\n+++\ntitle = "x"\n+++\nBody', 2, 5],
    ['blank lines, as JSON', '\n{"title": "x"}\nBody', 2, 3],
  ])('reads front matter behind %s, and warns', (_, text, place, line) => {
    const found = opened(text);
    expect(found).toMatchObject({ value: { title: 'x' }, body: 'Body', line });
    expect(found.problems).toEqual([`${place}:1 front-matter-not-first`]);
  });

  it.each([
    ['no space behind the colon', '---\ntitle: x\ndraft:true\n---\n', '3:1'],
    ['no space behind any colon', '---\ntitle:x\ndraft:true\n---\n', '2:1'],
    ['a line of another kind behind a list', '---\ntags:\n  - a\ndraft:true\n---\n', '4:1'],
    ['signs of equality', '---\ntitle = x\ndraft = true\n---\n', '2:1'],
    ['wide colons', '---\ntitle：x\ndraft：true\n---\n', '2:1'],
    ['a quotation', '---\n> title: x\n> draft: true\n---\n', '2:1'],
    ['bullets', '---\n- title: x\n- draft: true\n---\n', '2:1'],
    ['a text that runs on', '---\ntitle: "x\ndraft: true\ndek: y"\n---\n', '3:1'],
    ['a block of text', '---\ntitle: |\n  x\n  draft: true\n---\n', '4:3'],
    ['one that is given again', '---\ndraft: true\ndraft: false\n---\n', '2:1'],
    ['long fences', '----\ntitle: x\n----\n', '2:1'],
    ['dashes of print', '———\ntitle: x\n———\n', '2:1'],
    ['a code block', '```yaml\ntitle: x\ndraft: true\n```\n', '3:1'],
    ['a comment before a code block', '<!-- a -->\n```yaml\ntitle: x\ndraft: true\n```\n', '4:1'],
    ['a longer one before it', '<!--\na\n-->\n```yaml\ntitle: x\ndraft: true\n```\n', '6:1'],
    ['a line before a code block without end', 'A line.\n```yaml\ntitle: x\ndraft: true\n---\n', '4:1'],
    ['a comment around it', '<!--\ntitle: x\ndraft: true\n-->\n', '3:1'],
    ['no fences', 'title: x\ndate: 2009-02-02\n\nBody', '1:1'],
    ['a heading before it', '# Heading\n\n---\ntitle: x\ndraft: true\n---\n', '5:1'],
    ['another before it', '---\ntitle: x\n---\n---\ndraft: true\n---\n', '5:1'],
    ['an early end', '---\ntitle: x\n...\ndraft: true\n---\n', '4:1'],
    ['braces without quotes', '{title: "x", draft: true}\nBody', '1:1'],
  ])('finds an error where front matter has %s', (_, text, place) => {
    const problems = opened(text).problems.filter(
      (problem) => !problem.includes(' front-matter-indent') && !problem.includes('duplicate'),
    );
    expect(problems).toEqual([`${place} front-matter-unreadable`]);
  });

  it('takes an example behind prose for text below front matter of another system', () => {
    const front = '---\npageTitle: Collections\norder: 2\n---\n';
    const example =
      'Your files may use a tag.\n\n{% set code %}\n---\ntags: post\ntitle: Talks\n---\n{% endset %}\n';
    expect(opened(front + example).problems).toEqual([]);
    expect(opened(`${front}title: Talks\ndraft: true\n\nBody.\n`).problems).toEqual([
      '6:1 front-matter-unreadable',
    ]);
  });

  it('takes a colon within a key of another system for no slip', () => {
    const told = (line: string) => shown(parseText(`---\ntitle: T\ndate: 2009-02-02\n${line}\n---\nBody.`));
    expect(told('override:tags:')).toEqual([]);
    expect(told('og:image:')).toEqual([]);
    expect(told('draft:true')).toEqual(['4:1 error front-matter-unreadable']);
  });

  it('reads the same bad text twice alike, for nothing is cached', () => {
    const text = '---\ntitle: [\n---\nBody';
    expect(opened(text)).toEqual(opened(text));
    expect(opened(text).problems).toHaveLength(1);
  });

  it('never reads a body that begins like front matter', () => {
    expect(opened('---\na: 1\n---\n---js\nglobalThis.ran = 1\n---\n').body).toBe(
      '---js\nglobalThis.ran = 1\n---\n',
    );
    expect('ran' in globalThis).toBe(false);
  });
});

describe('characters of a manuscript', () => {
  it.each([
    ['a byte order mark', '\ufeff---\ntitle: T\ndate: 2009-02-30\n---\nBody'],
    ['CRLF', '---\r\ntitle: T\r\ndate: 2009-02-30\r\n---\r\nBody'],
    ['CR', '---\rtitle: T\rdate: 2009-02-30\r---\rBody'],
  ])('keep their lines with %s', (_, text) => {
    expect(shown(parseText(text))).toEqual(['3:7 error invalid-date']);
  });

  it('become U+FFFD where they are controls, with one warning at the first', () => {
    const parsed = parseText('---\ntitle: T\ndate: 2009-02-02\n---\nA\u0001b\u0002 and\u000c more\u0000.');
    expect(parsed.html).toBe('<p>A\ufffdb\ufffd and\ufffd more\ufffd.</p>');
    expect(shown(parsed)).toEqual(['5:2 warning control-character']);
  });

  it('are Windows punctuation where controls of ISO 8859-1 stand', () => {
    expect(parseText('---\ntitle: T\ndate: 2009-02-02\n---\n\u0093Yes\u0094 \u0097 it\u0092s').html).toBe(
      '<p>“Yes” — it’s</p>',
    );
  });

  it('cannot be smuggled in as references or escapes', () => {
    const { html, dispatch } = parseText(
      '---\ntitle: "a\\x01b"\ndate: 2009-02-02\n---\n&#1;0&#2; <b title="&#1;0&#2;">&#x1;1&#x2;</b><template>&#1;1&#2;</template>',
    );
    expect(html).not.toMatch(/[\u0001\u0002]/);
    expect(dispatch?.title).toBe('a\ufffdb');
  });
});
