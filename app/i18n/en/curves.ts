/** What a learner reads in the figure of squashing functions, in English. Numbers come formatted. */
import type { Squashing } from '#rnn/cells';
import type { CurveGate } from '../../state/curvesView.ts';

/** A sentence whose beginning is set in bold. */
interface Caption {
  readonly lead: string;
  readonly rest: string;
}

const kinds: readonly Squashing[] = ['sigmoid', 'tanh', 'relu'];
const functions: Readonly<Record<Squashing, string>> = { sigmoid: 'σ', tanh: 'tanh', relu: 'ReLU' };
const largest: Readonly<Record<Squashing, string>> = { sigmoid: '0.25', tanh: '1', relu: '1' };

const gates: Readonly<Record<CurveGate, string>> = {
  inputGate: 'input gate',
  forgetGate: 'forget gate',
  candidate: 'candidate',
  outputGate: 'output gate',
};

/** Where one sum stands. */
interface AtPoint {
  readonly gate: CurveGate;
  readonly kind: Squashing;
  /** Counted from 1. */
  readonly unit: number;
  /** The letter, as in “the second “l””. */
  readonly place: string;
  readonly sum: string;
  readonly value: string;
  readonly slope: string;
}

/** Where a learner put the line. */
interface AtProbe {
  readonly sum: string;
  readonly slopes: Readonly<Record<Squashing, string>>;
}

/** All sums of a gate. */
interface Run {
  readonly gate: CurveGate;
  readonly kind: Squashing;
  readonly word: string;
  readonly count: number;
  readonly flat: number;
  readonly notNumbers: number;
  readonly meanSlope: string;
}

const sums = (count: number) => (count === 1 ? '1 sum' : `${count} sums`);

/** What the run as a whole does, the end of every caption. */
function ofRun({ gate, kind, word, count, flat, notNumbers, meanSlope }: Run): string {
  const broken =
    notNumbers > 0
      ? ` ${notNumbers} of the ${sums(count)} are not numbers: a weight of this model overflowed in training.`
      : '';
  if (notNumbers === count) return broken;
  const numbers = count - notNumbers;
  if (numbers === 1)
    return `${broken} It is the ${gates[gate]}’s only sum over “${word}”${flat === 1 ? `, and it lies where ${functions[kind]} is flat` : ''}.`;
  return `${broken} Over “${word}” ${flat} of the ${gates[gate]}’s ${sums(numbers)} lie where ${functions[kind]} is flat; the mean slope is ${meanSlope}.`;
}

export const curves = {
  title: 'Each gate squashes a sum, and its slope is what a gradient is multiplied by',
  functions,
  slopeOf: (kind: Squashing) => `${functions[kind]}′`,
  gates,

  gate: 'Gate',
  gateOptions: {
    forgetGate: 'forget f',
    inputGate: 'input i',
    candidate: 'candidate g',
    outputGate: 'output o',
  } satisfies Record<CurveGate, string>,

  axis: 'sum a, before it is squashed',
  axisShort: 'sum a',
  values: 'value',
  slopes: 'slope',
  sumsOf: (word: string) => `sums of all units over “${word}”`,
  flat: 'flat',
  beyond: (count: number, bound: number) =>
    `${sums(count)} beyond ±${bound} ${count === 1 ? 'stands' : 'stand'} at the edge.`,
  legend:
    'A shaded part is flat: the slope there is below 5% of the largest. Each stroke is one unit at one letter.',

  probe: 'Sum at which the functions are read',
  probeText: (
    a: string,
    values: Readonly<Record<Squashing, string>>,
    slopes: Readonly<Record<Squashing, string>>,
  ) =>
    `a = ${a}: ${kinds
      .map((kind) => `${functions[kind]} ${values[kind]}, slope ${slopes[kind]}`)
      .join('; ')}`,
  row: (gate: CurveGate) => `Sums of the ${gates[gate]}`,
  rowText: ({ unit, place, sum, value, slope }: Omit<AtPoint, 'gate' | 'kind'>) =>
    `unit ${unit} at ${place}: a = ${sum}, value ${value}, slope ${slope}`,
  rowEmpty: 'no sum is a number',

  atPoint: (point: AtPoint, run: Run): Caption => ({
    lead: `Unit ${point.unit}’s ${gates[point.gate]} sums to ${point.sum} at ${point.place}`,
    rest: `: ${functions[point.kind]} makes ${point.value} of it, and its slope there is ${point.slope} of at most ${largest[point.kind]}.${ofRun(run)}`,
  }),
  atProbe: ({ sum, slopes }: AtProbe, run: Run): Caption => ({
    lead: `At a = ${sum} the slope of ${functions[run.kind]} is ${slopes[run.kind]}`,
    rest: ` of at most ${largest[run.kind]}${kinds
      .filter((kind) => kind !== run.kind)
      .map((kind) => `, that of ${functions[kind]} ${slopes[kind]}`)
      .join('')}.${ofRun(run)}`,
  }),

  columns: {
    gate: 'Gate',
    unit: 'Unit',
    letter: 'Letter',
    place: 'Place',
    sum: 'Sum a',
    value: 'Value',
    slope: 'Slope',
  },
};
