/** Numerals written out, so that a letter model need not spend ten letters of its vocabulary on 200 digits. */

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** English words for a whole number below a thousand million; four digits from 1100 on as years are read. */
export function cardinal(n: number): string {
  if (n < 20) return small[n];
  if (n < 100) return tens[Math.floor(n / 10)] + (n % 10 ? `-${small[n % 10]}` : '');
  const scale = n < 1000 || (n >= 1100 && n < 2000) ? 100 : n < 1_000_000 ? 1000 : 1_000_000;
  const name = { 100: 'hundred', 1000: 'thousand', 1_000_000: 'million' }[scale];
  const rest = n % scale;
  const joint = rest < 100 ? ' and ' : ' ';
  return `${cardinal(Math.floor(n / scale))} ${name}${rest ? joint + cardinal(rest) : ''}`;
}

const irregular: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

/** `21` → `twenty-first`. */
export function ordinal(n: number): string {
  return cardinal(n).replace(/[a-z]+$/, (word) => irregular[word] ?? `${word.replace(/y$/, 'ie')}th`);
}

/** `42` → `XLII`, from 1 to 399. */
export function roman(n: number): string {
  const parts: readonly (readonly [number, string])[] = [
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = n;
  let text = '';
  for (const [value, letters] of parts) {
    text += letters.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
}
