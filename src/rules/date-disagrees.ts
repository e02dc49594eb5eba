import { nameOf } from '../model/address/paths.ts';
import { startOf } from './galley/positions.ts';
import type { Remark, Rule } from './galley/rule.ts';

export const dateDisagrees: Rule = {
  name: 'date-disagrees',
  level: 'warning',
  what: 'The date in front matter differs from that in the file’s name, its folder, or an old address.',
  why: 'One of them is wrong. The archive uses the one in front matter, but another may be right.',
  mend: 'Find out which is right, and write it everywhere.',
  read: ({ dispatch }) => {
    const day = dispatch.filed?.day;
    if (day === undefined || dispatch.lines.date === undefined) return [];
    const says = (what: string, found: string): Remark => ({
      ...startOf(dispatch.lines.date),
      reason: `The date is ${day}, but ${what} says ${found}`,
      remedy: 'Find out which is right, and write it everywhere.',
    });
    const named = dayIn(nameOf(dispatch.source), '-');
    const foldered = dayIn(dispatch.source, '/');
    const addresses = [...dispatch.aliases, ...(dispatch.permalink === null ? [] : [dispatch.permalink])];
    return [
      ...(named !== null && !day.startsWith(named) ? [says('the name of the file', named)] : []),
      ...(foldered !== null && !day.startsWith(foldered) ? [says('its folder', foldered)] : []),
      ...addresses.flatMap((address) => {
        const found = dayIn(address, '/');
        return found !== null && !day.startsWith(found) ? [says(`the address ${address}`, found)] : [];
      }),
    ];
  },
};

/** `2009-02-02`, or `2009-02` if no day follows; null if the text names no month. */
function dayIn(text: string, mark: '-' | '/'): string | null {
  const pattern =
    mark === '-' ? /^(\d{4})-(\d\d)(?:-(\d\d))?(?=\D|$)/ : /(?:^|\/)(\d{4})\/(\d\d)(?:\/(\d\d))?(?=\/|-|$)/;
  const [, year, month, day] = pattern.exec(text) ?? [];
  if (year === undefined || !/^(?:1[6-9]|20)/.test(year) || Number(month) < 1 || Number(month) > 12)
    return null;
  return day === undefined || Number(day) < 1 || Number(day) > 31
    ? `${year}-${month}`
    : `${year}-${month}-${day}`;
}
