/** What a learner reads in the figure of the next letter, in English. Numbers come as they are and are formatted here. */
import { bitsNumber } from '#figures/bitsNumber';

const letters = (count: number) => (count === 1 ? '1 letter' : `${count} letters`);

function letterName(letter: string): string {
  if (letter === ' ') return 'space';
  if (letter === '\n') return 'line break';
  return `“${letter}”`;
}

/** At the beginning of a sentence. */
const firstName = (letter: string) =>
  letter === ' ' || letter === '\n' ? `A ${letterName(letter)}` : letterName(letter);

/** A probability in percent; what is below a thousandth of a percent, by its power of ten. */
function share(probability: number): string {
  if (Number.isNaN(probability)) return 'not a number';
  const percent = 100 * probability;
  if (percent === 0) return 'less than any float64';
  if (percent < 0.001) return `${percent.toExponential(1).replace('e-', 'e−')}%`;
  return `${percent < 0.1 ? percent.toPrecision(1) : percent < 99.95 ? percent.toPrecision(percent < 9.95 ? 2 : 3) : '100'}%`;
}

/** What stands at a place of the text, and what was expected there. */
interface Place {
  /** From 1. */
  readonly place: number;
  /** Null after the last letter. */
  readonly letter: string | null;
  readonly likeliest: string | null;
  readonly likeliestShare: number;
  readonly probability: number;
  readonly bits: number;
  /** Null for a letter of the text. */
  readonly draw: { readonly number: number; readonly share: number } | null;
}

interface Totals {
  readonly foretold: number;
  readonly bits: number;
  readonly perplexity: number;
  readonly vocabulary: number;
}

function totals({ foretold, bits, perplexity, vocabulary }: Totals): string {
  if (foretold === 0) return ' One letter alone has nothing before it, so nothing of the text is foretold.';
  if (Number.isNaN(bits)) return '';
  return ` Over the text the model needs ${bitsNumber(bits)} bits a letter, as if choosing among ${bitsNumber(perplexity)} equally likely letters (perplexity); guessing among all ${vocabulary} takes ${bitsNumber(Math.log2(vocabulary))} bits.`;
}

function caption(at: Place, sum: Totals, allZero: boolean): { readonly lead: string; readonly rest: string } {
  const zero = allZero
    ? ` All weights of this model are zero: it finds every letter as likely as any other, ${share(1 / sum.vocabulary)} each.`
    : '';
  const rest = zero + totals(sum);
  if (Number.isNaN(at.likeliestShare) && at.place > 1)
    return {
      lead: 'What this model expects is not a number',
      rest: ': one of its weights overflowed in training. Choose another model, or go back to an earlier step of your run.',
    };
  const expected =
    at.likeliest === null
      ? ''
      : `${letterName(at.likeliest)} was likeliest, with ${share(at.likeliestShare)}`;
  if (at.letter === null)
    return {
      lead: 'After the last letter nothing has come yet',
      rest: `: ${expected.replace(' was ', ' is ')}.${rest}`,
    };
  if (at.place === 1)
    return {
      lead: `The text begins with ${letterName(at.letter)}`,
      rest: `, which the model reads and does not foretell.${rest}`,
    };
  if (!at.draw)
    return {
      lead: `${firstName(at.letter)} at place ${at.place} came as a surprise of ${bitsNumber(at.bits)} bits`,
      rest: `: the model gave it ${share(at.probability)}; ${expected}.${rest}`,
    };
  return {
    lead: `${firstName(at.letter)} was drawn at place ${at.place}`,
    rest: Number.isNaN(at.draw.number)
      ? `: at temperature 0 the likeliest letter is taken, and no number is drawn.${rest}`
      : `: u = ${at.draw.number.toFixed(4)} fell into its part, ${share(at.draw.share)} of the bar. The model itself gave it ${share(at.probability)}; ${expected}.${rest}`,
  };
}

export const nextLetter = {
  title: 'What the model expects next, and how it writes on',
  letterName,
  share,
  caption,
  loading: 'Reading the text …',
  failed: (reason: string) =>
    `The text could not be read (${reason}). Change it, choose another model or reload the page.`,

  phrase: 'Text',
  unread: (unknown: readonly string[]) =>
    `This model has no code for ${unknown.map(letterName).join(', ')}: left out.`,
  cut: (most: number) => `The figure reads the first ${letters(most)}; the rest is left out.`,
  nothing: 'There is no letter here that the model can read, so the figure keeps the text it had.',
  temperature: 'Temperature',
  temperatureText: (temperature: number) =>
    `${temperature.toFixed(2)}${temperature === 0 ? ', the likeliest' : ''}`,
  kept: 'Draw among',
  keptText: (kept: number) =>
    kept === 0 ? 'all letters' : kept === 1 ? 'the likeliest' : `the ${kept} likeliest`,
  drawn: 'Letters drawn',
  lot: 'Draw number',
  again: 'Draw again',
  back: 'One letter back',
  forward: 'One letter on',

  strip: 'The text, and under each letter what the model had expected',
  stripText: (at: Place) =>
    [
      at.letter === null ? 'after the last letter' : `place ${at.place}: ${letterName(at.letter)}`,
      at.draw ? (Number.isNaN(at.draw.number) ? 'taken' : `drawn by u ${at.draw.number.toFixed(4)}`) : '',
      at.letter !== null && at.place > 1 ? `${share(at.probability)}, ${bitsNumber(at.bits)} bits` : '',
      at.likeliest === null ? '' : `likeliest ${letterName(at.likeliest)} ${share(at.likeliestShare)}`,
    ]
      .filter((part) => part !== '')
      .join(', '),
  legend:
    'In each column: the letter, painted the fuller the less it was expected (full at 8 bits); the bits; and the likeliest letters with a bar for the probability of each. The letter that came is framed, and takes the last row where it is not among the likeliest. Underlined letters are drawn by the model.',
  totals: {
    bits: 'bits a letter',
    perplexity: 'perplexity',
    foretold: 'letters foretold',
    guessing: (vocabulary: number) => `bits to guess among ${vocabulary}`,
  },

  distribution: 'The whole distribution here',
  after: (before: string) => `After “${before}”`,
  first: 'Before the first letter nothing is expected. Choose a later one.',
  all: (count: number) => `All ${letters(count)}`,
  fewer: 'The likeliest',
  drawnWith: (temperature: number, kept: number) =>
    kept === 0 ? `at ${temperature.toFixed(2)}` : 'drawn with',
  bar: 'The distribution laid end to end, and the number that was drawn',
  barTitle: (temperature: number, kept: number) =>
    `Laid end to end from 0 to 1, at temperature ${temperature.toFixed(2)}${kept === 0 ? '' : `, among ${kept}`}`,
  fell: (number: number) => `u = ${number.toFixed(4)}`,
  notDrawn: 'a letter of the text: not drawn',
  noNumber: 'no number drawn',
  stopped: (drawn: number) =>
    `The model stopped after ${letters(drawn)}: what it expected next was not a number.`,

  columns: {
    place: 'Place',
    letter: 'Letter',
    part: 'Part',
    probability: 'Probability',
    bits: 'Bits',
    number: 'u',
    likeliest: 'Likeliest',
    likeliestProbability: 'Its probability',
  },
  parts: { given: 'text', drawn: 'drawn' },
};
