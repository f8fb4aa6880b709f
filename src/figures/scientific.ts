/** Numbers of any size in words of a few characters, from their logarithm: 10⁻⁴⁰⁰ is beyond float64 and yet not zero. */

/** @example powerOfTen(-38) is "1e−38" */
export function powerOfTen(exponent: number): string {
  return `1e${exponent < 0 ? '−' : ''}${Math.abs(exponent)}`;
}

/**
 * A positive number by its log₁₀: three digits where the point can be read, else two and a power of ten. −Infinity is
 * exactly zero.
 * @example fromLogarithm(Math.log10(0.0312)) is "0.0312", fromLogarithm(-399.7) is "2.0e−400"
 */
export function fromLogarithm(log10: number): string {
  if (Number.isNaN(log10)) return 'NaN';
  if (log10 === -Infinity) return '0';
  if (log10 === Infinity) return '∞';
  if (log10 >= -3 && log10 < 3) return plain(10 ** log10);
  const exponent = Math.floor(log10);
  const digits = (10 ** (log10 - exponent)).toFixed(1);
  const [shown, power] = digits === '10.0' ? ['1.0', exponent + 1] : [digits, exponent];
  return powerOfTen(power).replace('1', shown);
}

const plain = (value: number) => (value >= 999.5 ? '1000' : String(Number(value.toPrecision(3))));
