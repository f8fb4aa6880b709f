/** Eigenvalues of a real square matrix: Householder reduction to Hessenberg form, then the double-shift QR iteration. */

export interface Complex {
  readonly re: number;
  readonly im: number;
}

/** Sweeps after which an eigenvalue that does not come out is given up; two or three are usual. */
const mostSweeps = 60;

/**
 * All eigenvalues, largest magnitude first, of a pair the one above the real axis first.
 * @param matrix  `[H, H]`, row-major; left as it is
 * @returns       `[H]`, or null where an entry is not finite or the iteration does not settle
 * Source: Martin, Peters & Wilkinson 1970 (EISPACK's `hqr`); Francis 1961.
 */
export function eigenvalues(matrix: ArrayLike<number>, H: number): readonly Complex[] | null {
  const largest = Array.from(matrix).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (!Number.isFinite(largest)) return null;
  if (largest === 0) return Array.from({ length: H }, () => ({ re: 0, im: 0 }));
  // Entries of order one: nothing overflows or vanishes on the way.
  const a = Float64Array.from(matrix, (value) => value / largest);
  reduceToHessenberg(a, H);
  const found = iterate(a, H);
  return (
    found &&
    found
      .map(({ re, im }) => ({ re: re * largest, im: im * largest }))
      .sort((p, q) => magnitude(q) - magnitude(p) || q.re - p.re || q.im - p.im)
  );
}

export const magnitude = ({ re, im }: Complex): number => Math.hypot(re, im);

/** The largest magnitude of an eigenvalue; null where `eigenvalues` is. */
export function spectralRadiusOf(matrix: ArrayLike<number>, H: number): number | null {
  const found = eigenvalues(matrix, H);
  return found && (found.length === 0 ? 0 : magnitude(found[0]));
}

/** In place: similar to what it was, and zero below the first subdiagonal. */
function reduceToHessenberg(a: Float64Array, n: number): void {
  const v = new Float64Array(n);
  for (let column = 0; column < n - 2; column++) {
    let norm = 0;
    for (let row = column + 1; row < n; row++) norm = Math.hypot(norm, a[row * n + column]);
    if (norm === 0) continue;
    const first = a[(column + 1) * n + column];
    for (let row = column + 1; row < n; row++) v[row] = a[row * n + column] / norm;
    v[column + 1] += first < 0 ? -1 : 1;
    // The reflection 1 − v vᵀ / pivot, from both sides.
    const pivot = Math.abs(v[column + 1]);
    for (let j = column; j < n; j++) {
      let sum = 0;
      for (let row = column + 1; row < n; row++) sum += v[row] * a[row * n + j];
      sum /= pivot;
      for (let row = column + 1; row < n; row++) a[row * n + j] -= sum * v[row];
    }
    for (let row = 0; row < n; row++) {
      let sum = 0;
      for (let j = column + 1; j < n; j++) sum += a[row * n + j] * v[j];
      sum /= pivot;
      for (let j = column + 1; j < n; j++) a[row * n + j] -= sum * v[j];
    }
    for (let row = column + 2; row < n; row++) a[row * n + column] = 0;
  }
}

/** Splits eigenvalues off the lower right corner, one or two at a time. */
function iterate(a: Float64Array, n: number): Complex[] | null {
  const found: Complex[] = [];
  let norm = 0;
  for (let row = 0; row < n; row++)
    for (let column = Math.max(row - 1, 0); column < n; column++) norm += Math.abs(a[row * n + column]);
  let last = n - 1;
  let shifted = 0;
  let sweeps = 0;
  while (last >= 0) {
    const first = blockStart(a, n, last, norm);
    if (first === last) {
      found.push({ re: a[last * n + last] + shifted, im: 0 });
      last -= 1;
      sweeps = 0;
    } else if (first === last - 1) {
      found.push(...ofTwoByTwo(a, n, last, shifted));
      last -= 2;
      sweeps = 0;
    } else {
      if (sweeps === mostSweeps) return null;
      const corner = last * n + last;
      const above = corner - n;
      let x = a[corner];
      let y = a[above - 1];
      let w = a[corner - 1] * a[above];
      sweeps += 1;
      if (sweeps % 10 === 0) {
        // An exceptional shift breaks a cycle.
        shifted += x;
        for (let k = 0; k <= last; k++) a[k * n + k] -= x;
        const size = Math.abs(a[corner - 1]) + Math.abs(a[above - 2]);
        x = 0.75 * size;
        y = x;
        w = -0.4375 * size * size;
      }
      sweep(a, n, first, last, { x, y, w });
    }
  }
  return found;
}

/** First row of the unreduced block that ends with `last`; the subdiagonal before it is made zero. */
function blockStart(a: Float64Array, n: number, last: number, norm: number): number {
  let row = last;
  for (; row > 0; row--) {
    const around = Math.abs(a[(row - 1) * n + row - 1]) + Math.abs(a[row * n + row]) || norm;
    if (Math.abs(a[row * n + row - 1]) > Number.EPSILON * around) continue;
    a[row * n + row - 1] = 0;
    break;
  }
  return row;
}

function ofTwoByTwo(a: Float64Array, n: number, last: number, shifted: number): readonly Complex[] {
  const corner = a[last * n + last];
  const half = 0.5 * (a[(last - 1) * n + last - 1] - corner);
  const product = a[last * n + last - 1] * a[(last - 1) * n + last];
  const discriminant = half * half + product;
  const root = Math.sqrt(Math.abs(discriminant));
  const centre = corner + shifted;
  if (discriminant < 0)
    return [
      { re: centre + half, im: root },
      { re: centre + half, im: -root },
    ];
  // The one of larger offset first: the other follows from it without cancellation.
  const far = half + (half < 0 ? -root : root);
  return [
    { re: centre + far, im: 0 },
    { re: far === 0 ? centre : centre - product / far, im: 0 },
  ];
}

/** One double-shift sweep over the rows `first … last`; `x`, `y` and `w` are the corner's entries, as in the source. */
function sweep(
  a: Float64Array,
  n: number,
  first: number,
  last: number,
  { x, y, w }: { readonly x: number; readonly y: number; readonly w: number },
): void {
  let [p, q, r] = [0, 0, 0];
  let start = last - 2;
  for (; start >= first; start--) {
    const at = start * n + start;
    const z = a[at];
    p = ((x - z) * (y - z) - w) / a[at + n] + a[at + 1];
    q = a[at + n + 1] - z - (x - z) - (y - z);
    r = a[at + 2 * n + 1];
    const size = Math.abs(p) + Math.abs(q) + Math.abs(r);
    p /= size;
    q /= size;
    r /= size;
    if (start === first) break;
    const small = Math.abs(a[at - 1]) * (Math.abs(q) + Math.abs(r));
    const neighbours = Math.abs(a[at - n - 1]) + Math.abs(z) + Math.abs(a[at + n + 1]);
    if (small <= Number.EPSILON * Math.abs(p) * neighbours) break;
  }
  for (let row = start + 2; row <= last; row++) {
    a[row * n + row - 2] = 0;
    if (row > start + 2) a[row * n + row - 3] = 0;
  }
  for (let k = start; k < last; k++) {
    const three = k < last - 1;
    let scale = 1;
    if (k > start) {
      p = a[k * n + k - 1];
      q = a[(k + 1) * n + k - 1];
      r = three ? a[(k + 2) * n + k - 1] : 0;
      scale = Math.abs(p) + Math.abs(q) + Math.abs(r);
      if (scale === 0) continue;
      p /= scale;
      q /= scale;
      r /= scale;
    } else if (!three) r = 0;
    const s = Math.sqrt(p * p + q * q + r * r) * (p < 0 ? -1 : 1);
    if (s === 0) continue;
    if (k > start) a[k * n + k - 1] = -s * scale;
    else if (first < start) a[k * n + k - 1] = -a[k * n + k - 1];
    reflect(a, n, { k, first, last, three, p, q, r, s });
  }
}

interface Reflection {
  readonly k: number;
  readonly first: number;
  readonly last: number;
  /** Whether it is of three rows, or of the last two. */
  readonly three: boolean;
  readonly p: number;
  readonly q: number;
  readonly r: number;
  readonly s: number;
}

function reflect(a: Float64Array, n: number, { k, first, last, three, p, q, r, s }: Reflection): void {
  const lead = p + s;
  const [x, y, z] = [lead / s, q / s, r / s];
  const [second, third] = [q / lead, r / lead];
  for (let j = k; j <= last; j++) {
    let sum = a[k * n + j] + second * a[(k + 1) * n + j];
    if (three) {
      sum += third * a[(k + 2) * n + j];
      a[(k + 2) * n + j] -= sum * z;
    }
    a[(k + 1) * n + j] -= sum * y;
    a[k * n + j] -= sum * x;
  }
  for (let i = first; i <= Math.min(last, k + 3); i++) {
    const at = i * n + k;
    let sum = x * a[at] + y * a[at + 1];
    if (three) {
      sum += z * a[at + 2];
      a[at + 2] -= sum * third;
    }
    a[at + 1] -= sum * second;
    a[at] -= sum;
  }
}
