/** Whether Node knows a time zone of this name: `Europe/Oslo`, `UTC`, `+01:00`. */
export function isZone(name: string): boolean {
  if (name === 'UTC') return true;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}
