import { describe, expect, test } from 'vitest';
import { readDrawing } from '../../src/images/svg.ts';

const NS = 'xmlns="http://www.w3.org/2000/svg"';
const svg = (inside: string, more = '') => `<svg ${NS} width="10" height="20"${more}>${inside}</svg>`;

describe('a drawing is refused', () => {
  test.each([
    ['with a script', svg('<script>alert(1)</script>')],
    ['with a script under a prefix', `<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script/></s:svg>`],
    ['with a handler', svg('<rect/>', ' onload="alert(1)"')],
    ['with a handler in capitals', svg('<rect ONCLICK="x()"/>')],
    ['with foreign HTML', svg('<foreignObject><body/></foreignObject>')],
    ['with a picture of another site', svg('<image href="https://evil.example/x.png"/>')],
    ['with a picture beside it', svg('<image xlink:href="secret.png"/>')],
    ['with a link that runs', svg('<a href="java&#10;script:alert(1)"><rect/></a>')],
    ['with an animation of an address', svg('<a><animate attributeName="href" to="javascript:x()"/></a>')],
    ['with a style sheet that loads', svg('<style>@import "x.css";</style>')],
    ['with a style sheet that shows a file', svg('<style>rect { fill: url("x.svg#a") }</style>')],
    ['with a style that loads', svg('<rect style="fill:url(https://evil.example/#x)"/>')],
    ['with a style that hides an address', svg('<style>rect{fill:\\75rl(//evil.example/x)}</style>')],
    ['with a style sheet beside it', `<?xml-stylesheet href="x.css"?>${svg('')}`],
    ['with entities', `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('&x;')}`],
    ['with a drawing that is used from elsewhere', svg('<use href="other.svg#x"/>')],
  ])('%s', (_, text) => {
    expect(readDrawing(text)?.danger).toBeTypeOf('string');
  });
});

describe('a drawing passes', () => {
  test.each([
    ['plain', svg('<path d="M0 0h1"/>')],
    ['with a gradient of its own', svg('<rect fill="url(#g)"/><use href="#g"/>')],
    ['with an embedded photograph', svg('<image href="data:image/png;base64,AAAA"/>')],
    ['with links to read', svg('<a href="https://wire.example/talks/"><text>Talks</text></a>')],
    ['with a style sheet of its own', svg('<style>rect { fill: #fff }</style><rect/>')],
    ['with words about scripts', svg('<text>&lt;script&gt; and onload=</text>')],
  ])('%s', (_, text) => {
    expect(readDrawing(text)?.danger).toBeNull();
  });
});

describe('the size of a drawing', () => {
  test.each([
    ['its width and height', 'width="120" height="60"', [120, 60]],
    ['in inches', 'width="1in" height="0.5in"', [96, 48]],
    ['its view box alone', 'viewBox="0 0 300 100"', [300, 100]],
    ['a width and the shape of the view box', 'width="60" viewBox="0 0 300 100"', [60, 20]],
    ['percentages and a view box', 'width="100%" height="100%" viewBox="0,0,40,30"', [40, 30]],
    ['nothing', '', [300, 150]],
  ])('comes from %s', (_, attributes, size) => {
    const { width, height } = readDrawing(`<svg ${NS} ${attributes}/>`) ?? {};
    expect([width, height]).toEqual(size);
  });

  test('what holds no drawing is none', () => {
    expect(readDrawing('<html><body>404 Not found</body></html>')).toBeNull();
  });
});
