/** How the address says what a training run is set to: who opens the link trains the same model on Moby-Dick. */
import { addressInteger, addressNumber, type AddressState } from './address.ts';
import { targetStepsRange, trainingRanges, type NumberRange } from './trainingRanges.ts';
import { defaultSettings, defaultTargetSteps, defaultUnits, type TrainingState } from './trainingTypes.ts';

const field = ({ low, high, whole }: NumberRange) =>
  whole ? addressInteger(low, high) : addressNumber(low, high);

/** Keys unlike those of the cell figure, which shares the lesson; a clip of 0 is none. */
export const trainingAddress = {
  units: field(trainingRanges.units),
  batch: field(trainingRanges.batch),
  window: field(trainingRanges.window),
  rate: field(trainingRanges.learningRate),
  clip: field(trainingRanges.clipNorm),
  seed: field(trainingRanges.seed),
  train: field(targetStepsRange),
  temperature: addressNumber(0, 2),
} as const;

export type TrainingAddress = AddressState<typeof trainingAddress>;

/** What a link says of a run. */
export type RunSetup = Pick<TrainingState, 'units' | 'settings' | 'targetSteps' | 'temperature'>;

export function addressOfRun({ units, settings, targetSteps, temperature }: RunSetup): TrainingAddress {
  const { batch, window, learningRate, clipNorm, seed } = settings;
  return {
    units,
    batch,
    window,
    rate: learningRate,
    clip: clipNorm ?? 0,
    seed,
    train: targetSteps,
    temperature,
  };
}

export function runOfAddress(address: TrainingAddress): RunSetup {
  const { units, batch, window, rate, clip, seed, train, temperature } = address;
  return {
    units,
    settings: { batch, window, learningRate: rate, clipNorm: clip === 0 ? null : clip, seed },
    targetSteps: train,
    temperature,
  };
}

/** The run that opens where the link says nothing. */
export const trainingAddressStart: TrainingAddress = addressOfRun({
  units: defaultUnits,
  settings: defaultSettings,
  targetSteps: defaultTargetSteps,
  temperature: 0.8,
});

export function sameAddress(a: TrainingAddress, b: TrainingAddress): boolean {
  return (Object.keys(trainingAddress) as (keyof TrainingAddress)[]).every((key) => a[key] === b[key]);
}

/** Whether two setups train the same weights; how long, and how it samples, is another matter. */
export function trainsTheSame(a: RunSetup, b: Pick<RunSetup, 'units' | 'settings'>): boolean {
  const unlike = { targetSteps: 0, temperature: 0 };
  return sameAddress(addressOfRun({ ...a, ...unlike }), addressOfRun({ ...b, ...unlike }));
}
