/** Random numbers that are the same on every machine for ever: sfc32 over a hashed seed. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private d = 1;

  /** Streams of different keys are independent: `new Random(1, 'visit', 42)`. */
  constructor(...key: (string | number)[]) {
    const hash = hasher(key.join('|'));
    [this.a, this.b, this.c] = [hash(), hash(), hash()];
    for (let i = 0; i < 12; i++) this.bits();
  }

  /** 32 random bits. */
  bits(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + t) | 0;
    return t >>> 0;
  }

  /** From 0 to below 1. */
  next(): number {
    return this.bits() / 4_294_967_296;
  }
  /** A whole number, both ends included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }
  between(from: number, to: number): number {
    return from + this.next() * (to - from);
  }
  chance(p: number): boolean {
    return this.next() < p;
  }
  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)]!;
  }
  /** Bell-shaped around 0, within ±3. */
  bell(): number {
    return this.next() + this.next() + this.next() + this.next() + this.next() + this.next() - 3;
  }
  /** A UUIDv7 of a moment: sorts by time like the real ones. */
  uuid(at: number): string {
    const time = Math.floor(at).toString(16).padStart(12, '0');
    const [x, y, z] = [this.bits(), this.bits(), this.bits()];
    const tail = ((y & 0x3fff) | 0x8000).toString(16) + hex8(z) + ((x >>> 12) & 0xffff).toString(16).padStart(4, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${(x & 0xfff).toString(16).padStart(3, '0')}-${tail.slice(0, 4)}-${tail.slice(4)}`;
  }
}

const hex8 = (n: number): string => n.toString(16).padStart(8, '0');

/** xmur3: spreads a text over as many 32-bit words as are asked for. */
const hasher = (text: string): (() => number) => {
  let h = 1779033703 ^ text.length;
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 3432918353);
    h = (h << 13) | (h >>> 19);
  }
  return () => {
    h = Math.imul(h ^ (h >>> 16), 2246822507);
    h = Math.imul(h ^ (h >>> 13), 3266489909);
    return (h ^= h >>> 16) >>> 0;
  };
};

/** A choice by weights, looked up by bisection. */
export class Weighted<T> {
  private readonly upTo: number[] = [];
  private readonly items: T[] = [];

  constructor(entries: Iterable<readonly [T, number]>) {
    let sum = 0;
    for (const [item, weight] of entries) {
      sum += weight;
      this.items.push(item);
      this.upTo.push(sum);
    }
  }

  pick(random: Random): T {
    const at = random.next() * this.upTo.at(-1)!;
    let [low, high] = [0, this.items.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at < this.upTo[middle]!) high = middle;
      else low = middle + 1;
    }
    return this.items[low]!;
  }
}
