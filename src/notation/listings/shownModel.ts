/** What a script computes: a character model, a word, and the place in it whose numbers it prints. */
import { charModelLayout, type CharModel } from '#rnn/model';
import { parameterViews } from '#rnn/parameters';

export interface ShownPlace {
  readonly model: CharModel;
  /** The letters that the model reads, each one of its vocabulary. */
  readonly letters: readonly string[];
  /** Letter whose numbers are printed, from 0. */
  readonly timeStep: number;
  /** Unit whose numbers are printed, from 0. */
  readonly unit: number;
  /** Writes float32 values as base64 of their little-endian bytes. */
  readonly base64: (values: Float32Array) => string;
}

/** A parameter of a script, with its shape. */
export interface ScriptWeight {
  /** PyTorch's, without the layer suffix: `weight_ih`, `fc.weight`. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export function scriptWeights({ spec, parameters }: CharModel): readonly ScriptWeight[] {
  const layout = charModelLayout(spec);
  const views = parameterViews(layout, parameters);
  return layout.map(({ name, shape }) => ({
    name: name.replace(/_l0$/, ''),
    shape,
    values: views[name],
  }));
}

/** The shortest decimal number that is read back as the same float32. */
export function float32Text(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return String(rounded);
  }
  return String(Number(value.toPrecision(9)));
}

/** Tensors up to this many values are written as numbers, which can be read. */
const readable = 24;
const lineLength = 100;

/** Numbers of a tensor: a list `[…]`, or base64 in lines between `quote`s. */
export function floatsText(
  values: Float32Array,
  base64: ShownPlace['base64'],
  quote: string,
): { readonly text: string; readonly packed: boolean } {
  if (values.length <= readable) {
    return { text: `[${Array.from(values, float32Text).join(', ')}]`, packed: false };
  }
  const packed = base64(values).replaceAll(new RegExp(`.{${lineLength}}`, 'g'), '$&\n');
  return { text: `${quote}\n${packed.trimEnd()}\n${quote}`, packed: true };
}

/** A string literal that Python and TypeScript read alike. */
const stringText = (text: string) => JSON.stringify(text);
export const stringsText = (texts: readonly string[]) => `[${texts.map(stringText).join(', ')}]`;
