/** Predictions about the plain recurrent neuron, decided by the network and the sizes that the figures show. */
import { repeatedLetter } from '#figures/cellText';
import { activationAt } from '#figures/cellValues';
import type { CheckOf } from '#lesson/checks';
import { formatNumber } from '#notation/number';
import { charModelLayout, type CharModel } from '#rnn/model';
import { parameterViews } from '#rnn/parameters';
import { glyphOf } from '../../figures/glyph.ts';
import { recurrentNeuron as words } from '../../i18n/en/checks/recurrentNeuron.ts';
import { useShownValues, type CellValues } from '../../state/shownValues.ts';
import { sharedInspector } from '../../state/workers.ts';
import { tellingIn, type Board, type TopicChecks, type Verdict } from './check.ts';

type Need = 'figure' | 'plain' | 'repeatedLetter' | 'calculator' | 'oneLayer';

/** Differences smaller than this are "the same" to two decimal places. */
const sameWithin = 0.005;
/** How far a drawn curve may be from the values on average, of a range from −1 to 1. */
const drawnWithin = 0.3;

type Shown =
  | { readonly kind: 'plain'; readonly values: CellValues }
  | { readonly kind: 'needs'; readonly need: 'figure' | 'plain' };

function shownPlain(): Shown {
  const { cell } = useShownValues.getState();
  if (!cell) return { kind: 'needs', need: 'figure' };
  return cell.model.spec.cell === 'rnn' ? { kind: 'plain', values: cell } : { kind: 'needs', need: 'plain' };
}

export function neuronAtRepeatedLetter(): Promise<
  Verdict<
    { readonly letter: string; readonly unit: number; readonly first: number; readonly again: number },
    Need
  >
> {
  const shown = shownPlain();
  if (shown.kind === 'needs') return Promise.resolve(shown);
  const { reading, unit, timeStep } = shown.values;
  const places = repeatedLetter(reading.codes, timeStep);
  if (!places) return Promise.resolve({ kind: 'needs', need: 'repeatedLetter' });
  const state = (at: number) => activationAt(reading.trace, 'hiddenState', at, unit);
  const [first, again] = [state(places.first), state(places.again)];
  const outcome = Math.abs(again - first) < sameWithin ? 'same' : again < first ? 'lower' : 'higher';
  return Promise.resolve({
    kind: 'decided',
    turnout: { answer: 'choice', outcome },
    evidence: { letter: reading.letters[places.again], unit: unit + 1, first, again },
  });
}

export async function neuronWithoutRecurrence(
  signal: AbortSignal,
): Promise<Verdict<{ readonly unit: number; readonly farthest: number; readonly letter: string }, Need>> {
  const shown = shownPlain();
  if (shown.kind === 'needs') return shown;
  const { model, reading, unit, word } = shown.values;
  const cut = await sharedInspector().call(
    'read',
    { model: withoutRecurrentWeights(model), text: word },
    { signal },
  );
  const over = ({ trace }: typeof reading) =>
    reading.letters.map((_, at) => activationAt(trace, 'hiddenState', at, unit));
  const values = over(cut);
  const differences = over(reading).map((value, at) => Math.abs(value - values[at]));
  const farthest = Math.max(...differences);
  return {
    kind: 'decided',
    turnout: { answer: 'curve', values, tolerance: drawnWithin },
    evidence: { unit: unit + 1, farthest, letter: reading.letters[differences.indexOf(farthest)] },
  };
}

function lettersToDrawOver(): Promise<Board | null> {
  const shown = shownPlain();
  if (shown.kind === 'needs') return Promise.resolve(null);
  return Promise.resolve({
    answer: 'curve',
    places: shown.values.reading.letters.map(glyphOf),
    least: -1,
    most: 1,
    step: 0.05,
    write: (height) => formatNumber(height, 2),
  });
}

export function layerParameters(): Promise<
  Verdict<{ readonly inputs: number; readonly units: number; readonly count: number }, Need>
> {
  const { shapes } = useShownValues.getState();
  if (!shapes) return Promise.resolve({ kind: 'needs', need: 'calculator' });
  const { size, count } = shapes;
  const isPlain = size.cell === 'rnn' || size.cell === 'rnnRelu';
  if (!isPlain || size.layers !== 1 || size.bidirectional || count === null)
    return Promise.resolve({ kind: 'needs', need: 'oneLayer' });
  return Promise.resolve({
    kind: 'decided',
    turnout: { answer: 'number', value: count, tolerance: 0 },
    evidence: { inputs: size.I, units: size.H, count },
  });
}

/** The same model, but nothing of the state before enters a sum. */
function withoutRecurrentWeights({ spec, parameters }: CharModel): CharModel {
  const changed = parameters.slice();
  parameterViews(charModelLayout(spec), changed)['weight_hh_l0'].fill(0);
  return { spec, parameters: changed };
}

const told = tellingIn((text) => text.checks?.recurrentNeuron ?? words);

export default {
  neuronAtRepeatedLetter: told(neuronAtRepeatedLetter, (say) => say.neuronAtRepeatedLetter),
  neuronWithoutRecurrence: told(
    neuronWithoutRecurrence,
    (say) => say.neuronWithoutRecurrence,
    lettersToDrawOver,
  ),
  layerParameters: told(layerParameters, (say) => say.layerParameters),
} satisfies TopicChecks<CheckOf<'recurrentNeuron'>>;
