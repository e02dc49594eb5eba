import type { Element } from 'hast';
import { h } from 'hastscript';
import { describe, expect, test } from 'vitest';
import { ATTRIBUTES, attributeNamed, readAttributes } from '../../../src/copy/body/attributes.ts';
import { printHtml } from '../../../src/copy/body/markdown.ts';
import { isKept } from '../../../src/copy/body/raw-html.ts';

const NAMES = [...ATTRIBUTES.keys(), 'data-a', 'data-foo-bar2', 'data-x-y'];

describe('an attribute of raw HTML', () => {
  test.each(NAMES)('%s is the property that the library makes of it, and is printed by its name', (name) => {
    for (const value of ['', name, name.toUpperCase(), 'a  b\tc', ' a,b ', '07', '1e3', ' ', 'x']) {
      const element: Element = { type: 'element', tagName: 'x', properties: {}, children: [] };
      const html = ` ${name}="${value}">`;
      expect(readAttributes(html, 0, element)).toBe(html.length);
      const [property] = Object.keys(element.properties);
      const expected = h('x', { [name]: value }).properties;
      expect(element.properties).toStrictEqual(isKept(name) ? { [property!]: value } : expected);
      expect(Object.keys(expected)).toEqual([property]);
      expect(attributeNamed(property!)).toBe(name);
      expect(printHtml({ type: 'root', children: [element] })).toMatch(new RegExp(`^<x ${name}[=>]`));
    }
  });

  test.each(['x-y', 'classname', 'data-', 'data-A-b-', 'constructor', 'xlink:href'])(
    '%s is left to the full parser',
    (name) => {
      const element: Element = { type: 'element', tagName: 'x', properties: {}, children: [] };
      expect(readAttributes(` ${name}="a">`, 0, element)).toBe(-1);
    },
  );
});
