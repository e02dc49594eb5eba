/** Numbers hashes from 1, in the order in which they are first met. It is emptied for each text, and needs no objects. */
export class Numbering {
  size = 0;
  /** The hash of each number. */
  hashes = new Int32Array(1024);
  /** The number of each hash, in its slot or the next free one; 0 if there is none. */
  #table = new Int32Array(2048);

  clear(): void {
    this.size = 0;
    this.#table.fill(0);
  }

  /** The number of a hash that was met; else 0. */
  known(hash: number): number {
    const mask = this.#table.length - 1;
    for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
      const number = this.#table[slot] as number;
      if (number === 0 || this.hashes[number] === hash) return number;
    }
  }

  numberOf(hash: number): number {
    const mask = this.#table.length - 1;
    let slot = spread(hash) & mask;
    for (let number = this.#table[slot] as number; number !== 0; number = this.#table[slot] as number) {
      if (this.hashes[number] === hash) return number;
      slot = (slot + 1) & mask;
    }
    const number = ++this.size;
    this.hashes[number] = hash;
    this.#table[slot] = number;
    if (number + 1 === this.hashes.length) this.#enlarge();
    return number;
  }

  #enlarge(): void {
    this.hashes = enlarged(this.hashes);
    this.#table = new Int32Array(2 * this.#table.length);
    const mask = this.#table.length - 1;
    for (let number = 1; number <= this.size; number++) {
      let slot = spread(this.hashes[number] as number) & mask;
      while (this.#table[slot] !== 0) slot = (slot + 1) & mask;
      this.#table[slot] = number;
    }
  }
}

function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}

/** An array with room for at least `least` numbers that begins with those of another. */
export function enlarged(array: Int32Array, least = 2 * array.length): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(least, 2 * array.length));
  larger.set(array);
  return larger;
}
