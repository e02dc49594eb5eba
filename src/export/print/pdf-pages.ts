/**
 * The pages of named places in a PDF as Chromium writes it, by the names of their elements; the first page is 1. Such a
 * file has its objects as plain text, apart from streams.
 */
export function pagesInPdf(pdf: string): ReadonlyMap<string, number> {
  const objects = new Map<string, string>();
  for (const [, number = '', body = ''] of pdf.matchAll(
    /(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\n?(?:stream\n|endobj)/g,
  ))
    objects.set(number, body);
  const order = new Map<string, number>();
  const walk = (number: string) => {
    const body = objects.get(number) ?? '';
    const kids = /\/Kids \[([^\]]*)\]/.exec(body)?.[1];
    if (kids === undefined) order.set(number, order.size + 1);
    else for (const [, kid = ''] of kids.matchAll(/(\d+) 0 R/g)) walk(kid);
  };
  const root = /\/Type \/Catalog[\s\S]*?\/Pages (\d+) 0 R|\/Pages (\d+) 0 R[\s\S]*?\/Type \/Catalog/.exec(
    pdf,
  );
  walk(root?.[1] ?? root?.[2] ?? '');
  const pages = new Map<string, number>();
  for (const [, name = '', page = ''] of pdf.matchAll(/\/([\w-]+) \[(\d+) 0 R \/XYZ/g)) {
    const number = order.get(page);
    if (number !== undefined) pages.set(name, number);
  }
  return pages;
}

/** A PDF with the given time (`2009-02-02T14:31:00Z`) in place of that of its making; its length stays. */
export function datedPdf(pdf: string, time: string): string {
  const digits = time.replace(/\D/g, '').padEnd(14, '0').slice(0, 14);
  return pdf.replace(/\/(CreationDate|ModDate) \(D:\d{14}/g, `/$1 (D:${digits}`);
}
