import { plainText } from '../../body/read-html.ts';
import { printMoment, readMoment } from '../../found/moment.ts';
import type { Comment } from '../../found/piece.ts';
import { fieldsOf, type Section } from './sections.ts';

/** A comment or a ping of an entry. What only its writer and its keeper could read (`SECRET: 1`) is not approved. */
export function commentOf({ name, lines }: Section, at: number): Comment {
  const { fields, rest } = fieldsOf(lines);
  const one = (key: string) => fields.get(key)?.[0] ?? '';
  const moment = readMoment(one('DATE'));
  const ping = name === 'PING';
  return {
    id: String(at + 1),
    kind: ping ? 'ping' : 'comment',
    author: plainText(ping ? one('BLOG NAME') || one('TITLE') : one('AUTHOR')) || null,
    url: one('URL') || null,
    date: moment ? printMoment(moment) : null,
    parent: null,
    approved:
      !/^1$/.test(one('SECRET')) &&
      !/^0$/.test(one('VISIBLE')) &&
      !/^(?:pending|hidden|spam|draft)$/i.test(one('STATUS')),
    html: rest,
  };
}
