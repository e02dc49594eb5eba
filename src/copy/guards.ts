/** What the accelerator's parser reads otherwise than remark-parse does. `example` is a text that it gets wrong. */
export type Guard = {
  readonly name: string;
  readonly why: string;
  readonly example: string;
  readonly meets: (text: string) => boolean;
};

/** The guard that a text meets first; a text that meets one is left to remark-parse. May err towards a guard too many. */
export function guardOf(text: string): Guard | undefined {
  return GUARDS.find((guard) => guard.meets(text));
}

/** Every construct that differs. Tests look at characters alone, and cheap ones come first. */
export const GUARDS: readonly Guard[] = [
  {
    name: 'mixed-emphasis',
    why: 'Runs of * beside runs of _ open and close otherwise',
    example: '*_*b',
    meets: (text) => text.includes('*_') || text.includes('_*'),
  },
  {
    name: 'mail',
    why: 'A mail address behind a letter that is not ASCII, a solidus, a bracket or a scheme is found otherwise',
    example: '/a@b.co',
    meets: (text) => text.includes('@') && /(?:[^\s\w.+\-(:"'>*,]|[^("']\w+:)[\w.+-]+@/.test(text),
  },
  {
    name: 'bare-attribute',
    why: 'A value without quotes that begins with a solidus is no attribute there',
    example: '<a f=/p>',
    meets: (text) => text.includes('<') && /<[^>]*=\s*\//.test(text),
  },
  {
    name: 'empty-task',
    why: 'A task box with nothing behind it is a task there',
    example: '- [ ]\n1.',
    meets: (text) => /\[[ \txX]\][ \t]*$/m.test(text),
  },
  {
    name: 'address-end',
    why: 'Addresses end otherwise before a cell ends or where the host begins with punctuation',
    example: 'http://.r',
    meets: (text) => /:\/\/[^\s\w]|www\.[^\s\w]|(?:www\.|https?:\/\/)[^\s|]*\|/i.test(text),
  },
  {
    name: 'odd-html',
    why: 'Empty comments, declarations and what is raw end otherwise',
    example: '<pre></script>\n',
    meets: (text) =>
      text.includes('<') && /<!-?-?>|<!--?-?>|<![a-z[]|<\?|<\/?(?:pre|script|style|textarea)/i.test(text),
  },
  {
    name: 'html-in-container',
    why: 'HTML in or behind a list or a quotation keeps other spaces',
    example: '3. c\n <b a="">\n',
    meets: (text) =>
      text.includes('<') &&
      /^[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])[ \t]+<)|^[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])[ \t]).*\n[ \t>]*</m.test(
        text,
      ),
  },
  {
    name: 'empty-item',
    why: 'A list whose first item is empty begins otherwise behind definitions',
    example: '[a]:a\n#\n1.',
    meets: (text) => /^[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]*$/m.test(text),
  },
  {
    name: 'table-in-text',
    why: 'A table that begins in a list or inside a paragraph is found otherwise',
    example: '- a\na\n  -|',
    meets: (text) => /[^\n][^\n]*\n(?:[^\n|][^\n]*|\|[^\n]*[^|\n])\n[ \t>]*[|:-][|: \t-]*$/m.test(text),
  },
  {
    name: 'behind-definition',
    why: 'What follows a definition without a blank line is read otherwise',
    example: '[a]:u\n    aa\n|-',
    meets: (text) => text.includes(']:') && /^[ >\t]*\[[^\]]+\]:[^\n]*\n[ \t>]*[^\n[ \t>]/m.test(text),
  },
];
