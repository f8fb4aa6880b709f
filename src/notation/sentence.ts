/**
 * A sentence written in the letters of PyTorch's notation, in those of another. A symbol in a sentence is a Latin letter
 * that stands alone, outside quotation marks: “the forget gate stands at f = 0.8”. A letter that a network reads is
 * quoted, or given as one that stays.
 */
import { families } from './families.ts';
import { scriptText, symbolLetter, weightLetter } from './letters.ts';
import type { NotationChoice, RowsName, StepLetter } from './notation.ts';

const meaningOf: Readonly<Record<string, StepLetter>> = {
  a: 'weightedSum',
  x: 'input',
  h: 'hiddenState',
  c: 'cellState',
  i: 'inputGate',
  f: 'forgetGate',
  g: 'candidate',
  n: 'newState',
  o: 'outputGate',
  r: 'resetGate',
  u: 'recurrentCandidate',
};

/** `W x` and `U h` are short for the weights of input and state. */
const weightsOf: Readonly<Record<string, RowsName>> = {
  W: 'input',
  U: 'recurrent',
  W_ih: 'input',
  W_hh: 'recurrent',
  b_ih: 'inputBias',
  b_hh: 'recurrentBias',
};

const symbol = new RegExp(
  // Not within a word, a quotation or an abbreviation, and not the unit of a number, such as hours.
  String.raw`(?<![\p{L}\p{N}_^“‘"'.]|\d )` +
    String.raw`(?:(?<rest>1 minus z|1 − z|\(1−z\)|1−z)|(?<weights>W_ih|W_hh|b_ih|b_hh|W|U)(?: (?<factor>[A-Za-z](?:·[A-Za-z])?)(?<factorStep>ₜ₋₁|ₜ|₋₁)?)?|(?<letter>[xhcifgnoruz]|a(?=ₜ)))` +
    String.raw`(?<step>ₜ₋₁|ₜ|₋₁)?` +
    String.raw`(?![A-Za-z\u00C0-\u024F\p{N}_”"-]|\.\p{Ll})`,
  'gu',
);

/**
 * @param given  parts of the sentence that were put in and stay as they are: a letter that a network reads, a label that is
 *               in the notation already
 */
export function sentenceIn(choice: NotationChoice, sentence: string, given: readonly string[] = []): string {
  const notation = families[choice.family];
  const step = (written = '') =>
    notation.step === 'parenthesised' && written.startsWith('ₜ') ? `₍${written}₎` : written;
  const letterOf = (name: string) =>
    Object.hasOwn(meaningOf, name) ? scriptText(notation.letters[meaningOf[name]]) : name;
  const kept = rangesOf(sentence, given);
  const stays = (from: number, to: number) => kept.some((range) => range.from <= from && to <= range.to);
  const [keeps, share] = [symbolLetter('updateGate', choice), symbolLetter('writtenShare', choice)];
  return sentence.replaceAll(symbol, (whole, ...found) => {
    const groups = found.at(-1) as Readonly<Record<string, string | undefined>>;
    const at = found.at(-3) as number;
    if (stays(at, at + whole.length)) return whole;
    const { rest, weights, factor, letter } = groups;
    if (rest) return rest.startsWith('(') && share.includes('−') ? `(${share})` : share;
    if (weights) {
      const matrix = weightLetter(weightsOf[weights], 'hiddenState', choice);
      if (!factor) return matrix + step(groups['step']);
      const [matrixLength, length] = [weights.length + 1, whole.length];
      const isGiven = stays(at + matrixLength, at + length);
      const vector = isGiven
        ? whole.slice(matrixLength)
        : factor.split('·').map(letterOf).join('·') + step(groups['factorStep']);
      return notation.order === 'columns' ? `${matrix} ${vector}` : `${vector} ${matrix}`;
    }
    if (!letter) return whole;
    if (letter === 'z') return keeps + step(groups['step']);
    return letterOf(letter) + step(groups['step']);
  });
}

function rangesOf(
  sentence: string,
  parts: readonly string[],
): readonly { readonly from: number; readonly to: number }[] {
  return parts
    .filter((part) => part !== '')
    .flatMap((part) => {
      const ranges = [];
      for (let from = sentence.indexOf(part); from >= 0; from = sentence.indexOf(part, from + 1))
        ranges.push({ from, to: from + part.length });
      return ranges;
    });
}
