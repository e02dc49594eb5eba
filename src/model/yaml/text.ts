import { dump } from 'js-yaml';

const STYLE = { lineWidth: -1, quoteStyle: 'double' } as const;

/**
 * A text as YAML writes it on one line: bare if every reader of YAML takes it for the same text, else between double
 * quotes. A day or a time stays bare, since Backfile reads it as text. Set `inList` for a text between brackets.
 */
export function yamlText(text: string, inList = false): string {
  if (/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:[+-]\d\d:\d\d|Z)?)?$/.test(text)) return text;
  const whole = text.toWellFormed();
  return inList || /[\n\r]/.test(whole)
    ? dump([whole], { ...STYLE, flowLevel: 0 }).slice(1, -2)
    : dump(whole, STYLE).slice(0, -1);
}
