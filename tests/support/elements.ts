import { parseHTML } from 'linkedom';

/** As much of a DOM element as tests ask for. */
export type Element = {
  readonly textContent: string | null;
  readonly innerHTML: string;
  readonly outerHTML: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
};

/** A page to be asked by selector, as a browser would be. */
export function elementsOf(html: string) {
  const { document } = parseHTML(html) as unknown as { document: Element };
  const all = (selector: string): readonly Element[] => [...document.querySelectorAll(selector)];
  const one = (selector: string): Element => {
    const found = all(selector);
    if (found.length !== 1)
      throw new Error(`${found.length} elements are ${selector}, where one was expected`);
    return found[0] as Element;
  };
  const text = (selector: string) => flat(one(selector).textContent);
  return {
    all,
    one,
    text,
    texts: (selector: string) => all(selector).map((element) => flat(element.textContent)),
    attribute: (selector: string, name: string) => one(selector).getAttribute(name),
  };
}

function flat(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
