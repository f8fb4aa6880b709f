/** What the networks of the figure of problem shapes are taught, and how it is measured. */
import { decoderInputs, takeExamples } from '#data/examples';
import { phonemeErrorRate } from '#data/editDistance';
import { daysAnswered, daysRead, monthInputs, problemSpec } from '#data/sequenceProblems';
import { monthNames } from '#data/tasks/monthNames';
import { nameLanguage } from '#data/tasks/nameLanguage';
import { pronunciation } from '#data/tasks/pronunciation';
import { decode } from '#reference/decode';
import { encoderDecoderGradients } from '#reference/encoderDecoder';
import { networkForward, networkWeights } from '#reference/network';
import { networkGradients } from '#reference/networkGradients';
import { isEncoderDecoder } from '#rnn/network';
import type { SequenceShape } from '#rnn/sequenceShapes';
import {
  accuracy,
  byLength,
  codesOf,
  drawn,
  lastSteps,
  loaded,
  network,
  rowsOf,
  symbolsOf,
  timeMajor,
  type Problem,
} from './batches.ts';
import { ofBirths } from './births.ts';

export const problems: Readonly<Record<SequenceShape, () => Problem>> = {
  oneToMany() {
    const split = monthNames.examples();
    const { codes, T, V } = codesOf(split.train.targets);
    const spec = network(problemSpec('oneToMany', { inputs: 0, outputs: V }));
    const rows = Array.from({ length: 12 }, (_, month) => month);
    const inputs = timeMajor(
      rows.map((month) => monthInputs(month, T)),
      T,
      12,
    );
    const targets = timeMajor(
      rows.map((row) => Array.from(codes.subarray(row * T, (row + 1) * T))),
      T,
      1,
    );
    const batch = { T, B: 12, inputs };
    return {
      spec,
      task: monthNames.name,
      vocabularies: { inputs: null, outputs: symbolsOf(split.targets) },
      steps: 1500,
      batch: 12,
      learningRate: 0.01,
      gradient: (parameters) => networkGradients(spec, parameters, batch, { kind: 'codes', values: targets }),
      scores(parameters) {
        const { output } = networkForward(spec, networkWeights(spec, parameters), batch);
        return [{ metric: 'accuracy', part: 'train', value: accuracy(output, V, targets) }];
      },
    };
  },
  manyToOne() {
    const list = loaded(nameLanguage.parse, nameLanguage.file);
    const split = nameLanguage.examples(list);
    const { V } = codesOf(split.train.inputs);
    const { V: languages } = codesOf(split.train.targets);
    const spec = network(problemSpec('manyToOne', { inputs: V, outputs: languages }));
    const train = byLength(split.train);
    return {
      spec,
      task: nameLanguage.name,
      vocabularies: { inputs: symbolsOf(split.inputs), outputs: symbolsOf(split.targets) },
      steps: 1800,
      batch: 32,
      learningRate: 0.006,
      gradient(parameters, random) {
        const { T, rows } = drawn(train, 32, random);
        const names = takeExamples(split.train, rows);
        const batch = { T, B: rows.length, inputs: lastSteps(names, T) };
        const decay = 3e-5;
        const found = networkGradients(spec, parameters, batch, {
          kind: 'codes',
          values: codesOf(names.targets).codes,
        });
        for (let k = 0; k < parameters.length; k++) found.parameters[k] += decay * parameters[k];
        return found;
      },
      scores(parameters) {
        const weights = networkWeights(spec, parameters);
        let right = 0;
        for (const [T, rows] of byLength(split.validation)) {
          const names = takeExamples(split.validation, rows);
          const { output } = networkForward(spec, weights, {
            T,
            B: rows.length,
            inputs: lastSteps(names, T),
          });
          right += rows.length * accuracy(output, languages, codesOf(names.targets).codes);
        }
        return [{ metric: 'accuracy', part: 'validation', value: right / split.validation.count }];
      },
    };
  },
  aligned: () => ofBirths('aligned', daysRead.aligned, 0),
  delayed: () => ofBirths('delayed', daysRead.delayed, daysAnswered),
  encoderDecoder() {
    const words = loaded(pronunciation.parse, pronunciation.file);
    const split = pronunciation.examples(words);
    const letters = codesOf(split.train.inputs).V;
    const { V: sounds } = codesOf(split.train.targets);
    const spec = problemSpec('encoderDecoder', { inputs: letters, outputs: sounds });
    if (!isEncoderDecoder(spec)) throw new TypeError('expected an encoder and a decoder');
    const train = byLength(split.train);
    const start = split.targets.kind === 'codes' ? (split.targets.start ?? 0) : 0;
    return {
      spec,
      task: pronunciation.name,
      vocabularies: { inputs: symbolsOf(split.inputs), outputs: symbolsOf(split.targets) },
      steps: 6000,
      batch: 32,
      learningRate: 0.008,
      gradient(parameters, random) {
        const { T, rows } = drawn(train, 32, random);
        const some = takeExamples(split.train, rows);
        const { codes, T: limit } = codesOf(some.targets);
        const answers = timeMajor(rowsOf(codes, limit), limit, 1);
        const told = timeMajor(rowsOf(decoderInputs(some.targets, start).codes, limit), limit, 1);
        const B = rows.length;
        return encoderDecoderGradients(
          spec,
          parameters,
          { source: { T, B, inputs: lastSteps(some, T) }, target: { T: limit, B, inputs: told } },
          { kind: 'codes', values: answers },
        );
      },
      scores(parameters) {
        const { codes, T: limit } = codesOf(split.validation.targets);
        const end = split.targets.kind === 'codes' ? (split.targets.end ?? -1) : -1;
        const said = rowsOf(codesOf(split.validation.inputs).codes, codesOf(split.validation.inputs).T).map(
          (word) =>
            decode(spec, parameters, {
              source: word.filter((code) => code !== 0),
              start,
              end,
              limit,
              temperature: 0,
              random: () => 0,
            }).codes,
        );
        const right = rowsOf(codes, limit).map((sounds) =>
          sounds.filter((code) => code >= 0 && code !== end),
        );
        const value = phonemeErrorRate(said, right);
        return [{ metric: 'phonemeErrorRate', part: 'validation', value }];
      },
    };
  },
};
