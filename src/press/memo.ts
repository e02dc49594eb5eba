/** A pure function of a text or a number that makes each of its values once. */
export function memo<T extends object | string | boolean, Key extends string | number = string>(
  make: (key: Key) => T,
): (key: Key) => T {
  const made = new Map<Key, T>();
  return (key) => {
    let known = made.get(key);
    if (known === undefined) {
      known = make(key);
      made.set(key, known);
    }
    return known;
  };
}
