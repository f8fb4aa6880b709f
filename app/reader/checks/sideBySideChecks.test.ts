/**
 * Checks of lessons 12 and 13. Oracle: parameter counts and receptive fields by their closed forms, and races and
 * derivatives that are given.
 */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { RaceSetup } from '#data/race';
import type { FieldRequest } from '#protocol/inspector';
import { raceSlots } from '../../figures/race/raceSlots.ts';
import { racedNetworks } from '../../figures/race/racedNetworks.ts';
import { fieldSlots } from '../../figures/receptiveField/fieldSlots.ts';
import { useShownValues, type RacedNetwork } from '../../state/shownValues.ts';
import convolutionChecks, {
  fieldWithOneMoreLayer,
  firstInputOfLongerSeries,
  inputsWithoutFirstLayer,
} from './convolutionChecks.ts';
import { lowestLoss, mostParameters, parameterRatio, slowestUpdate } from './whichOneChecks.ts';

const asked = vi.hoisted(() => ({ call: vi.fn<(name: string, request: unknown) => Promise<unknown>>() }));
vi.mock('../../state/workers.ts', () => ({ sharedInspector: () => asked }));

const { signal } = new AbortController();

const setup: RaceSetup = {
  task: 'adding',
  cells: ['gru'],
  units: 64,
  layers: 1,
  match: 'parameters',
  seeds: 1,
  rate: 0.01,
  steps: 10,
};
const network = (
  cell: RacedNetwork['cell'],
  stepMilliseconds: number,
  losses: readonly [number, number, number] | null,
): RacedNetwork => ({
  cell,
  units: 64,
  parameters: 1,
  stepMilliseconds,
  reaches: null,
  loss: losses && { least: losses[0], median: losses[1], greatest: losses[2] },
});
const show = (networks: readonly RacedNetwork[], finished = true) =>
  useShownValues.setState({ race: { slots: {}, setup, finished, networks } });

const request: FieldRequest = {
  convolution: { kernel: 2, dilations: [1, 2, 4], filters: 1, activation: 'tanh' },
  recurrent: { cell: 'gru', units: 2 },
  length: 10,
  seed: 1,
};
const showField = (changed: Partial<FieldRequest>, first = 0.1) => {
  const shown = { ...request, ...changed };
  const felt = new Float64Array(shown.length).fill(first);
  useShownValues.setState({
    receptiveField: { slots: {}, request: shown, reading: { convolution: felt, recurrent: felt } },
  });
};

beforeEach(() => {
  useShownValues.setState({ race: undefined, receptiveField: undefined });
  asked.call.mockReset();
});

describe('checks of networks side by side', () => {
  it('wait for the figure, for a race of this device, and for all three cells', async () => {
    expect(await mostParameters()).toEqual({ kind: 'needs', need: 'figure' });
    expect(await lowestLoss()).toEqual({ kind: 'needs', need: 'figure' });
    show([], false);
    expect(await slowestUpdate()).toEqual({ kind: 'needs', need: 'ownRace' });
    show([network('rnn', 1, null), network('rnnRelu', 1, null), network('lstm', 1, null)]);
    expect(await lowestLoss()).toEqual({ kind: 'needs', need: 'threeCells' });
  });

  it('count whole networks at the units that are set, whoever takes part', async () => {
    show([]);
    // p = 64·2 + 64² + 2·64 = 4352, and 65 of the output layer.
    expect(await mostParameters()).toMatchObject({
      turnout: { outcome: 'lstm' },
      evidence: { counts: [{ value: 4352 + 65 }, { value: 3 * 4352 + 65 }, { value: 4 * 4352 + 65 }] },
    });
    expect(await parameterRatio()).toMatchObject({
      turnout: { answer: 'number', value: (4 * 4352 + 65) / (4352 + 65) },
    });
  });

  it('name the slowest, unless the next is within a tenth', async () => {
    show([network('lstm', 2, null), network('rnn', 3, null), network('gru', 1, null)]);
    expect(await slowestUpdate()).toMatchObject({ turnout: { outcome: 'rnn' } });
    show([network('lstm', 2.8, null), network('rnn', 3, null), network('gru', 1, null)]);
    expect(await slowestUpdate()).toMatchObject({ turnout: { outcome: 'alike' } });
  });

  it('name the lowest loss, unless another band reaches into its own', async () => {
    const [rnn, gru] = [network('rnn', 1, null), network('gru', 1, [0.1, 0.2, 0.3])];
    show([rnn, gru, network('lstm', 1, [0.31, 0.4, 0.5])]);
    expect(await lowestLoss()).toMatchObject({ turnout: { outcome: 'gru' } });
    show([rnn, gru, network('lstm', 1, [0.29, 0.4, 0.5])]);
    expect(await lowestLoss()).toMatchObject({ turnout: { outcome: 'undecided' } });
    show([rnn, network('gru', 1, null), network('lstm', 1, null)]);
    expect(await lowestLoss()).toEqual({ kind: 'needs', need: 'someLoss' });
  });

  it('take medians of the seeds’ times and the spread of their last losses', () => {
    const lanes = [0.2, 0.4].map((loss) => ({ at: [0, 1], losses: [1, loss] }));
    const entrant = { cell: 'gru', units: 8, parameters: 9, out: [] } as const;
    const race = { task: 'adding', baseline: 1, seeds: 2, steps: 1 } as const;
    const entrants = [
      { ...entrant, lanes: { steps: lanes, time: lanes }, stepMilliseconds: [1, 2] },
      { ...entrant, lanes: { steps: [], time: [] }, stepMilliseconds: [] },
    ];
    const [first, second] = racedNetworks({ ...race, entrants }, [[3, null]]);
    expect(first).toMatchObject({ stepMilliseconds: 1.5, reaches: [3, null] });
    expect(first.loss?.least).toBe(0.2);
    expect(first.loss?.median).toBeCloseTo(0.3, 12);
    expect(second).toMatchObject({ stepMilliseconds: null, reaches: null, loss: null });
  });
});

describe('numbers of the formulas that count parameters', () => {
  it('are those of one layer, without its output layer', () => {
    expect(raceSlots(setup)).toEqual({
      sumParameters: { unitCount: 64, inputCount: 2, plainParameterCount: 4352 },
      cellParameters: {
        plainParameterCount: 4352,
        gruParameterCount: 13056,
        lstmParameterCount: 17408,
      },
      networkParameters: {
        lstmNetworkCount: 17473,
        plainNetworkCount: 4417,
        parameterRatio: 17473 / 4417,
      },
      // 4·(31² + 4·31) + 32 = 4372 and 3·(36² + 4·36) + 37 = 4357 are the nearest to 4417.
      matchedSizes: { unitCount: 64, gruMatchedUnits: 36, lstmMatchedUnits: 31 },
    });
    // Four answers, each with 65 weights and biases.
    expect(raceSlots({ ...setup, task: 'copyFirst' }).networkParameters?.plainNetworkCount).toBe(
      64 * 8 + 64 * 64 + 128 + 4 * 65,
    );
  });

  it('are absent for several layers', () => {
    expect(raceSlots({ ...setup, layers: 2 })).toEqual({});
  });
});

describe('checks of receptive fields', () => {
  it('wait for the figure and for a stack that can lose a layer', async () => {
    expect(await fieldWithOneMoreLayer()).toEqual({ kind: 'needs', need: 'figure' });
    expect(await inputsWithoutFirstLayer()).toEqual({ kind: 'needs', need: 'figure' });
    expect(await firstInputOfLongerSeries(signal)).toEqual({ kind: 'needs', need: 'figure' });
    expect(await convolutionChecks.inputsWithoutFirstLayer.board?.(signal)).toBeNull();
    showField({ convolution: { ...request.convolution, dilations: [1] } });
    expect(await inputsWithoutFirstLayer()).toEqual({ kind: 'needs', need: 'twoLayers' });
  });

  it('double the field of a doubling stack with one more layer', async () => {
    showField({});
    expect(await fieldWithOneMoreLayer()).toMatchObject({
      turnout: { value: 16, tolerance: 0 },
      evidence: { dilation: 8, now: 8, field: 16 },
    });
    showField({ convolution: { ...request.convolution, kernel: 3, dilations: [5] } });
    expect(await fieldWithOneMoreLayer()).toMatchObject({ turnout: { value: 1 + 2 * 5 + 2 * 10 } });
  });

  it('mark every second input when the first layer is gone', async () => {
    showField({});
    expect(await inputsWithoutFirstLayer()).toMatchObject({
      turnout: { answer: 'marks', places: [3, 5, 7, 9] },
      evidence: { seen: 4, earliest: 4, length: 10, before: 8 },
    });
    const board = await convolutionChecks.inputsWithoutFirstLayer.board?.(signal);
    expect(board?.places).toHaveLength(10);
  });

  it('compare the first input of a series twice as long', async () => {
    showField({});
    for (const [after, outcome] of [
      [0.05, 'less'],
      [0.06, 'alike'],
      [0.2, 'more'],
      [0, 'nothing'],
    ] as const) {
      asked.call.mockResolvedValueOnce({ recurrent: Float64Array.of(after) });
      expect(await firstInputOfLongerSeries(signal)).toMatchObject({ turnout: { outcome } });
    }
    expect(asked.call).toHaveBeenLastCalledWith('field', { ...request, length: 20 }, { signal });
    showField({}, 0);
    expect(await firstInputOfLongerSeries(signal)).toEqual({ kind: 'needs', need: 'felt' });
    showField({ length: 1 });
    expect(await firstInputOfLongerSeries(signal)).toEqual({ kind: 'needs', need: 'twoSteps' });
  });

  it('give the formulas their numbers while these hold', () => {
    expect(fieldSlots({ kernel: 2, dilations: [1, 2, 4] }, 10)).toEqual({
      stackField: { kernelSize: 2, dilationSum: 7, fieldSize: 8 },
      doublingField: { kernelSize: 2, layerCount: 3, fieldSize: 8 },
      strideLength: { seriesLength: 10, kernelSize: 2, shortenedLength: 5 },
    });
    expect(Object.keys(fieldSlots({ kernel: 3, dilations: [2, 4] }, 2))).toEqual(['stackField']);
  });
});
