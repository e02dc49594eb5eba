/** Reduces a text to its words: letters and digits in lower case, no quotes or signs, one space between words. */
export function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’‘ʼ]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

/** Whether two texts say the same. One may be the beginning of the other if it has at least 40 characters. */
export function sayTheSame(a: string, b: string): boolean {
  const [short, long] = [bare(a), bare(b)].sort((one, other) => one.length - other.length) as [
    string,
    string,
  ];
  if (short === '') return false;
  return short === long || (short.length >= 40 && long.startsWith(short));
}

/** A name without accents, case, spaces and signs; `+` and `#` stay, since they distinguish C from C++. */
export function matchKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, '');
}

/** The text of HTML without tags; character references are removed, not decoded. */
export function textOfHtml(html: string): string {
  return html
    .replace(/<[^<>]*>/g, '')
    .replace(/&#?\w{1,20};/g, ' ')
    .replace(/\u0001[^\u0002]*\u0002/g, '');
}
