const NAME = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });

/** The months in English, January first. */
export const ENGLISH_MONTHS: readonly string[] = Array.from({ length: 12 }, (_, month) =>
  NAME.format(Date.UTC(2000, month)),
);
