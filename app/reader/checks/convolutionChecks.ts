/** Predictions about receptive fields, decided by the networks that the figure shows. */
import { fieldSize, seenSteps } from '#inspect/receptiveField';
import type { CheckOf } from '#lesson/checks';
import { convolutions as words } from '../../i18n/en/checks/convolutions.ts';
import { useShownValues } from '../../state/shownValues.ts';
import { sharedInspector } from '../../state/workers.ts';
import { tellingIn, type Board, type TopicChecks, type Verdict } from './check.ts';

type Need = 'figure' | 'twoLayers' | 'twoSteps' | 'felt';

export function fieldWithOneMoreLayer(): Promise<
  Verdict<{ readonly dilation: number; readonly now: number; readonly field: number }, Need>
> {
  const { receptiveField: shown } = useShownValues.getState();
  if (!shown) return Promise.resolve({ kind: 'needs', need: 'figure' });
  const { kernel, dilations } = shown.request.convolution;
  const dilation = 2 * dilations[dilations.length - 1];
  const field = fieldSize({ kernel, dilations: [...dilations, dilation] });
  return Promise.resolve({
    kind: 'decided',
    turnout: { answer: 'number', value: field, tolerance: 0 },
    evidence: { dilation, now: fieldSize({ kernel, dilations }), field },
  });
}

export function inputsWithoutFirstLayer(): Promise<
  Verdict<
    { readonly seen: number; readonly earliest: number; readonly length: number; readonly before: number },
    Need
  >
> {
  const { receptiveField: shown } = useShownValues.getState();
  if (!shown) return Promise.resolve({ kind: 'needs', need: 'figure' });
  const {
    convolution: { kernel, dilations },
    length,
  } = shown.request;
  if (dilations.length < 2) return Promise.resolve({ kind: 'needs', need: 'twoLayers' });
  const inputsOf = (stack: readonly number[]) =>
    seenSteps({ kernel, dilations: stack }, stack.length, length - 1)[0];
  const places = inputsOf(dilations.slice(1));
  return Promise.resolve({
    kind: 'decided',
    turnout: { answer: 'marks', places, allowed: Math.floor(length / 16) },
    evidence: {
      seen: places.length,
      earliest: places[0] + 1,
      length,
      before: inputsOf(dilations).length,
    },
  });
}

function inputsToMark(): Promise<Board | null> {
  const { receptiveField: shown } = useShownValues.getState();
  if (!shown) return Promise.resolve(null);
  return Promise.resolve({
    answer: 'marks',
    places: Array.from({ length: shown.request.length }, (_, step) => `${step + 1}`),
  });
}

export async function firstInputOfLongerSeries(
  signal: AbortSignal,
): Promise<
  Verdict<
    { readonly length: number; readonly longer: number; readonly now: number; readonly after: number },
    Need
  >
> {
  const { receptiveField: shown } = useShownValues.getState();
  if (!shown) return { kind: 'needs', need: 'figure' };
  const { request, reading } = shown;
  if (request.length < 2) return { kind: 'needs', need: 'twoSteps' };
  const [now] = reading.recurrent;
  if (now === 0) return { kind: 'needs', need: 'felt' };
  const longer = 2 * request.length;
  const { recurrent } = await sharedInspector().call('field', { ...request, length: longer }, { signal });
  const [after] = recurrent;
  return {
    kind: 'decided',
    turnout: { answer: 'choice', outcome: comparedWith(now, after) },
    evidence: { length: request.length, longer, now, after },
  };
}

function comparedWith(now: number, after: number): 'less' | 'alike' | 'more' | 'nothing' {
  if (after === 0) return 'nothing';
  if (after <= now / 2) return 'less';
  return after >= 2 * now ? 'more' : 'alike';
}

const told = tellingIn((text) => text.checks?.convolutions ?? words);

export default {
  fieldWithOneMoreLayer: told(fieldWithOneMoreLayer, (say) => say.fieldWithOneMoreLayer),
  inputsWithoutFirstLayer: told(inputsWithoutFirstLayer, (say) => say.inputsWithoutFirstLayer, inputsToMark),
  firstInputOfLongerSeries: told(firstInputOfLongerSeries, (say) => say.firstInputOfLongerSeries),
} satisfies TopicChecks<CheckOf<'convolutions'>>;
