import type { Element } from 'hast';
import { describe, expect, test } from 'vitest';
import { disarm } from '../../../src/import/body/disarm.ts';
import type { Remark } from '../../../src/import/found/piece.ts';

/** The attributes that are left of an element, and what was told. */
function disarmed(properties: Element['properties'], tagName = 'div') {
  const node: Element = { type: 'element', tagName, properties: { ...properties }, children: [] };
  const notes: Remark[] = [];
  disarm(node, notes);
  return { left: Object.keys(node.properties), told: notes.map(({ detail }) => detail) };
}

describe('what an element would run by itself', () => {
  test.each(['onclick', 'onClick', 'ONERROR', 'onmouseover'])('goes and is told: %s', (name) => {
    expect(disarmed({ [name]: 'alert(1)', id: 'x' })).toEqual({
      left: ['id'],
      told: [`${name.toLowerCase()} of <div>: alert(1)`],
    });
  });

  test.each([
    'href',
    'xLinkHref',
    'src',
    'action',
    'formAction',
    'background',
    'poster',
    'data',
    'cite',
    'longDesc',
    'srcSet',
  ])('goes where the address in %s is a program', (name) => {
    expect(disarmed({ [name]: 'javascript:alert(1)' }, 'form').left).toEqual([]);
    expect(disarmed({ [name]: ' JavaScript:alert(1)' }, 'form').left).toEqual([]);
    expect(disarmed({ [name]: 'https://e.example/' }, 'form')).toEqual({ left: [name], told: [] });
  });

  test('stays what is no address or no handler', () => {
    const properties = { title: 'javascript:alert(1)', on: 'x', once: '1', alt: 'onclick' };
    expect(disarmed(properties).left).toEqual(['title', 'on', 'alt']);
  });

  test('is left to others in the address of a link', () => {
    expect(disarmed({ href: 'javascript:alert(1)' }, 'a')).toEqual({ left: ['href'], told: [] });
    expect(disarmed({ onClick: 'alert(1)', href: '/a/' }, 'a').left).toEqual(['href']);
  });

  test('goes where data are no picture; drawings can run, too', () => {
    expect(disarmed({ src: 'data:image/png;base64,AA' }, 'img').left).toEqual(['src']);
    expect(disarmed({ src: ' data:image/png;base64,AA' }, 'img').left).toEqual(['src']);
    expect(disarmed({ data: 'data:text/html,<script>' }, 'object').left).toEqual([]);
    expect(disarmed({ data: 'data:image/svg+xml,<svg>' }, 'object').left).toEqual([]);
  });

  test('is told with eighty characters at most', () => {
    const [told = ''] = disarmed({ onClick: 'x'.repeat(100) }).told;
    expect(told).toBe(`onclick of <div>: ${'x'.repeat(80)}`);
  });
});
