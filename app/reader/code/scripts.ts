/** The script of a listing, with the weights that it runs with. */
import { floatsToBase64 } from '#data/base64';
import { seededCharacterModel } from '#data/seededCharacterModel';
import { seededParameters } from '#data/seededParameters';
import type { ListingName } from '#lesson/vocabulary';
import { cellScript } from '#notation/listings/cells';
import { standardNotation } from '#notation/notation';
import type { CodeLanguage } from '#notation/listings/listing';
import type { LoopName, LoopSetup } from '#notation/listings/loopNames';
import { loopScript } from '#notation/listings/loops';
import { scriptWeights } from '#notation/listings/shownModel';
import { isCellName } from '#rnn/cells';
import type { CharModel } from '#rnn/model';
import type { NetworkSpec } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { parameterViews } from '#rnn/parameters';
import { useNotation } from '../../state/notation.ts';
import { loadCheckpoint } from '../../figures/checkpoint.ts';
import { loopUpdates, standing } from './standing.ts';

/** What the cell figure shows: what a copied script is to compute. */
export interface CellPlace {
  readonly model: CharModel;
  /** The letters that are read. */
  readonly letters: readonly string[];
  /** Letter of the word, counted from 0. */
  readonly timeStep: number;
  /** Counted from 0. */
  readonly unit: number;
}

export interface Script {
  readonly script: string;
  /** Of a cell: there was no trained model, and the weights are random. */
  readonly isUntrained: boolean;
}

/** @param shown  what a figure shows of a model of this kind; without it the page's trained model stands in */
export async function scriptOf(
  of: ListingName,
  language: CodeLanguage,
  shown: CellPlace | null,
): Promise<Script> {
  const choice = useNotation.getState().kit?.choice ?? standardNotation;
  if (!isCellName(of)) {
    return { script: loopScript(of, language, choice, loopSetup(of)), isUntrained: false };
  }
  if (shown) {
    const place = { ...shown, base64: floatsToBase64 };
    return { script: cellScript(language, choice, place), isUntrained: false };
  }
  const { kind, model } = await loadCheckpoint(of);
  const letters = [...standing.word].filter((letter) => model.spec.vocabulary.includes(letter));
  const place = { model, letters, timeStep: letters.length - 1, unit: 0, base64: floatsToBase64 };
  return { script: cellScript(language, choice, place), isUntrained: kind !== 'trained' };
}

/** The beginning of Moby-Dick, Herman Melville 1851; in the public domain. */
const text =
  'Call me Ishmael. Some years ago—never mind how long precisely—having little or no money in my purse, and ' +
  'nothing particular to interest me on shore, I thought I would sail about a little and see the watery part of ' +
  'the world. It is a way I have of driving off the spleen, and regulating the circulation.';

function loopSetup(name: LoopName): LoopSetup {
  const updates = loopUpdates[name];
  switch (name) {
    case 'languageModel': {
      const letters = [...text];
      const vocabulary = [...new Set(letters)].toSorted();
      const model = seededCharacterModel({ cell: 'lstm', units: 16, vocabulary }, 1);
      return {
        weights: scriptWeights(model),
        units: 16,
        updates,
        learningRate: 0.01,
        window: 16,
        text: { letters, vocabulary, batch: 4, clipNorm: 1 },
        base64: floatsToBase64,
      };
    }
    case 'forecast': {
      const units = 12;
      const layout = networkLayout(forecaster(units));
      const views = parameterViews(layout, seededParameters(forecaster(units), 1));
      return {
        weights: layout.map(({ name, shape }) => ({
          name: name.replace(/_l0$/, ''),
          shape,
          values: views[name],
        })),
        units,
        updates,
        learningRate: 0.01,
        window: 20,
        base64: floatsToBase64,
      };
    }
    default:
      return name satisfies never;
  }
}

const forecaster = (units: number): NetworkSpec => ({
  inputs: { kind: 'values', size: 1 },
  layers: [
    { kind: 'recurrent', name: '', cell: 'rnn', units, output: 'last' },
    { kind: 'dense', name: 'fc', units: 1 },
  ],
});
