/** Numbers for the formulas that count parameters: of the networks that are set, of one layer. */
import { raceEntrants, type RaceSetup } from '#data/race';
import type { ShownSlots } from '../../state/shownValues.ts';

const compared = ['rnn', 'gru', 'lstm'] as const;

/** None while the networks have several layers, for which the formulas do not hold. */
export function raceSlots(setup: RaceSetup): ShownSlots {
  if (setup.layers !== 1) return {};
  const sized = raceEntrants({ ...setup, cells: compared, match: 'units' });
  const matched = raceEntrants({ ...setup, cells: compared, match: 'parameters' });
  const H = setup.units;
  const { spec } = sized[0];
  const answers = spec.layers.at(-1);
  const outputLayer = answers?.kind === 'dense' ? answers.units * (H + 1) : 0;
  const [plain, gru, lstm] = sized.map(({ parameters }) => parameters);
  return {
    sumParameters: {
      unitCount: H,
      inputCount: spec.inputs.size,
      plainParameterCount: plain - outputLayer,
    },
    cellParameters: {
      plainParameterCount: plain - outputLayer,
      gruParameterCount: gru - outputLayer,
      lstmParameterCount: lstm - outputLayer,
    },
    networkParameters: {
      lstmNetworkCount: lstm,
      plainNetworkCount: plain,
      parameterRatio: lstm / plain,
    },
    matchedSizes: {
      unitCount: H,
      gruMatchedUnits: matched[1].units,
      lstmMatchedUnits: matched[2].units,
    },
  };
}
