/**
 * The ORCID iD that a text is, alone or as an address: `0000-0002-1825-0097`. Null for another text, or if the check digit
 * (ISO 7064, MOD 11-2) is wrong.
 */
export function orcidOf(text: string): string | null {
  const id = /^(?:(?:https?:\/\/)?(?:www\.)?orcid\.org\/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])\/?$/i.exec(
    text.trim(),
  )?.[1];
  if (id === undefined) return null;
  const digits = id.toUpperCase().replaceAll('-', '');
  const sum = [...digits.slice(0, -1)].reduce((total, digit) => (total + Number(digit)) * 2, 0);
  const check = (12 - (sum % 11)) % 11;
  return digits.at(-1) === (check === 10 ? 'X' : String(check)) ? id.toUpperCase() : null;
}
