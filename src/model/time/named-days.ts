/** Whether a text begins with a day, in numbers or words. */
export function isDay(text: string): boolean {
  return /^(?:\p{L}+,? )?(?:\d{4}[-./年]\d|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|\d{1,2}\.? \p{L}+\.? \d{4}|\p{L}+ \d{1,2}(?:\p{L}{2})?,? \d{4})/u.test(
    text,
  );
}

/**
 * Whether a text begins with a day after a moment, in milliseconds since 1970. Where the order of its numbers is not clear,
 * only its year counts.
 */
export function isDayAfter(text: string, moment: number): boolean {
  if (!isDay(text)) return false;
  const [, year = '', month = '1', day = '1'] =
    /^(\d{4})[-./年](\d{1,2})(?:[-./月](\d{1,2}))?/.exec(text) ?? [];
  if (year !== '') return Date.UTC(Number(year), Number(month) - 1, Number(day)) > moment;
  const [written] = /(?<!\d)\d{4}(?!\d)/.exec(text) ?? [];
  return Number(written ?? 0) > new Date(moment).getUTCFullYear();
}
