/** Oracle: errors chosen for the test, so that what must turn out is known. */
import { beforeEach, describe, expect, it } from 'vitest';
import { useShownValues, type ForecastValues } from '../../state/shownValues.ts';
import {
  bestTenAhead,
  iteratedAgainstAtOnce,
  iteratedErrorCurve,
  stepsToDrawOver,
} from './forecastingChecks.ts';

/** Ten errors that rise evenly to what is given. */
const upTo = (last: number) => Array.from({ length: 10 }, (_, k) => (last * (k + 1)) / 10);

function show(typical: ForecastValues['typical'], complete = true): void {
  useShownValues.setState({ forecast: { slots: {}, series: 'twoSines', typical, complete } });
}

beforeEach(() => useShownValues.setState({ forecast: undefined }));

describe('predictions about forecasts', () => {
  it('wait until the figure is there and has measured everyone', async () => {
    expect(await bestTenAhead()).toEqual({ kind: 'needs', need: 'figure' });
    show({ lastValue: upTo(1), linear: upTo(1) }, false);
    expect(await iteratedAgainstAtOnce()).toEqual({ kind: 'needs', need: 'figure' });
    expect(await stepsToDrawOver()).toBeNull();
  });

  it.each([
    [{ lastValue: 0.1, linear: 0.2, network: 0.3 }, 'lastValue'],
    [{ lastValue: 0.7, linear: 0.2, network: 0.3 }, 'linear'],
    [{ lastValue: 0.7, linear: 0.4, network: 0.3 }, 'network'],
  ])('name who is least off at ten steps: %o, %s', async ({ lastValue, linear, network }, outcome) => {
    show({
      lastValue: upTo(lastValue),
      linear: upTo(linear),
      atOnce: upTo(0.9),
      gru: upTo(network),
      // The best of all at one step, and no judge of ten.
      lstm: [0, ...upTo(5).slice(1)],
    });
    expect(await bestTenAhead()).toEqual({
      kind: 'decided',
      turnout: { answer: 'choice', outcome },
      evidence: { series: 'twoSines', lastValue, linear, network: { name: 'gru', error: network } },
    });
  });

  it('measure the iterated network in errors of the one that answers at once', async () => {
    show({ iterated: upTo(0.3), atOnce: upTo(0.1) });
    const verdict = await iteratedAgainstAtOnce();
    expect(verdict).toMatchObject({ kind: 'decided', evidence: { iterated: 0.3, atOnce: 0.1 } });
    if (verdict.kind !== 'decided' || verdict.turnout.answer !== 'number') throw new Error(verdict.kind);
    expect(verdict.turnout.value).toBeCloseTo(3, 12);
    // A quarter of it: 2.3 and 3.7 are right, 2.2 and 3.8 are not.
    expect(verdict.turnout.tolerance).toBeCloseTo(0.75, 12);
  });

  it('need an iterated network, and errors that are numbers', async () => {
    show({ lastValue: upTo(1), linear: upTo(1), atOnce: upTo(0.1) });
    expect(await iteratedAgainstAtOnce()).toEqual({ kind: 'needs', need: 'iterated' });
    expect(await iteratedErrorCurve()).toEqual({ kind: 'needs', need: 'iterated' });
    show({ lastValue: upTo(1), linear: upTo(1), iterated: upTo(NaN), atOnce: upTo(0.1) });
    expect(await iteratedAgainstAtOnce()).toEqual({ kind: 'needs', need: 'errors' });
    expect(await iteratedErrorCurve()).toEqual({ kind: 'needs', need: 'errors' });
    show({ iterated: upTo(0.2) });
    expect(await bestTenAhead()).toEqual({ kind: 'needs', need: 'errors' });
  });

  it('draw over ten steps up to whoever is farthest off, and judge by the height of the drawing', async () => {
    const iterated = [...upTo(0.2).slice(0, 9), 0.23];
    show({ lastValue: upTo(0.8), linear: upTo(0.2), iterated });
    const board = await stepsToDrawOver();
    expect(board).toMatchObject({ answer: 'curve', least: 0 });
    if (board?.answer !== 'curve') throw new Error('no board');
    expect(board.most).toBeCloseTo(0.8, 12);
    expect(board.places).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
    const verdict = await iteratedErrorCurve();
    expect(verdict).toMatchObject({
      turnout: { answer: 'curve', values: iterated },
      evidence: { first: 0.02, last: 0.23 },
    });
    if (verdict.kind !== 'decided' || verdict.turnout.answer !== 'curve') throw new Error(verdict.kind);
    expect(verdict.turnout.tolerance).toBeCloseTo(0.048, 12);
  });
});
