/** The two problems of daily births: every day the next one, or a week and then the next week. */
import { delayedInputs, problemSpec, trainedRows, trainedScale } from '#data/sequenceProblems';
import { births } from '#data/tasks/births';
import { networkForward, networkWeights } from '#reference/network';
import { networkBackward } from '#reference/networkBackward';
import { loaded, network, timeMajor, type Problem } from './batches.ts';

export function ofBirths(shape: 'aligned' | 'delayed', read: number, answered: number): Problem {
  const { table } = loaded(births.parse, births.file);
  const { mean, deviation } = trainedScale(table.values);
  const values = Array.from(table.values, (value) => (value - mean) / deviation);
  const trained = trainedRows(values.length);
  const spec = network(problemSpec(shape, { inputs: 0, outputs: 0 }));
  const T = read + answered;
  // Every day's answer is the day after; or the days after the last that was read.
  const example = (from: number) =>
    shape === 'aligned'
      ? { inputs: values.slice(from, from + T), wanted: values.slice(from + 1, from + T + 1) }
      : {
          inputs: delayedInputs(values.slice(from, from + read), answered),
          wanted: [...Array.from({ length: read }, () => NaN), ...values.slice(from + read, from + T)],
        };
  const batchOf = (starts: readonly number[]) => {
    const all = starts.map(example);
    return {
      batch: {
        T,
        B: starts.length,
        inputs: timeMajor(
          all.map(({ inputs }) => inputs),
          T,
          spec.inputs.size,
        ),
      },
      wanted: timeMajor(
        all.map(({ wanted }) => wanted),
        T,
        1,
      ),
    };
  };
  const squares = (output: Float64Array, wanted: readonly number[]) =>
    output.map((value, k) => (Number.isNaN(wanted[k]) ? 0 : value - wanted[k]));
  const meanSquare = (errors: Float64Array, wanted: readonly number[]) =>
    errors.reduce((sum, error) => sum + error * error, 0) /
    wanted.filter((value) => !Number.isNaN(value)).length;
  return {
    spec,
    task: births.name,
    vocabularies: { inputs: null, outputs: null },
    steps: 2500,
    batch: 32,
    learningRate: 0.008,
    gradient(parameters, random) {
      const starts = Array.from({ length: 32 }, () => Math.floor(random() * (trained - T - 1)));
      const { batch, wanted } = batchOf(starts);
      const weights = networkWeights(spec, parameters);
      const trace = networkForward(spec, weights, batch);
      const errors = squares(trace.output, wanted);
      const counted = wanted.filter((value) => !Number.isNaN(value)).length;
      const byOutput = errors.map((error) => (2 * error) / counted);
      return {
        loss: meanSquare(errors, wanted),
        parameters: networkBackward(spec, weights, trace, byOutput).parameters,
      };
    },
    scores(parameters) {
      const starts = Array.from({ length: values.length - trained - T - 1 }, (_, k) => trained + k);
      const { batch, wanted } = batchOf(starts);
      const { output } = networkForward(spec, networkWeights(spec, parameters), batch);
      return [
        {
          metric: 'meanSquaredError',
          part: 'validation',
          value: meanSquare(squares(output, wanted), wanted),
        },
      ];
    },
  };
}
