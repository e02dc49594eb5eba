import { Drop } from './liquidjs.ts';

/** A value that an import cannot know: a template that reads it fails. */
export class Unknown extends Drop {
  override valueOf(): never {
    throw new Error('its value is not known');
  }

  override liquidMethodMissing(): never {
    throw new Error('its value is not known');
  }
}

/** Values of which an import knows only some: a template that reads one of the others fails, even in a condition. */
export class PartlyKnown extends Drop {
  readonly #isUnknown: (key: string) => boolean;

  constructor(known: { readonly [key: string]: unknown }, isUnknown: (key: string) => boolean) {
    super();
    for (const [key, value] of Object.entries(known))
      Object.defineProperty(this, key, { value, enumerable: true, configurable: true });
    this.#isUnknown = isUnknown;
  }

  override liquidMethodMissing(key: string | number): undefined {
    if (this.#isUnknown(String(key))) throw new Error(`${key} is not known`);
    return undefined;
  }
}
