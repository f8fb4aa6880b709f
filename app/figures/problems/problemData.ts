/** The data of each shape's problem: what is right, and the symbols that it is read and answered in. */
import { parseDatedSeries } from '#data/datedSeries';
import { answerCodes, alphabetOf, longest } from '#data/spelling';
import { nameFile, nameLanguages, parseNames } from '#data/nameList';
import { parsePronounced, pronouncedFile } from '#data/pronouncedWords';
import { trainedScale, type Scale } from '#data/sequenceProblems';
import type { Loaded } from '#data/task';
import { monthNamesOf } from '#data/tasks/monthNames';
import { splitLetters } from '#data/text';
import type { SequenceShape } from '#rnn/sequenceShapes';
import { fetchDataText } from '../../state/dataText.ts';

/** What the data say is right. */
export type ProblemData =
  /** The letters of every month's name with the end symbol after them, all equally long; null after the end. */
  | { readonly kind: 'months'; readonly words: readonly (readonly (string | null)[])[] }
  /** The language of every name that one alone has. */
  | { readonly kind: 'names'; readonly languages: ReadonlyMap<string, string> }
  /** `[L]`, a day each from the first of January 2000, and how the network is given them. */
  | { readonly kind: 'births'; readonly values: Float64Array; readonly scale: Scale }
  | { readonly kind: 'words'; readonly sounds: ReadonlyMap<string, readonly string[]> };

export interface ProblemContent {
  readonly data: ProblemData;
  /** Symbols by code; empty where numbers are read or answered. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** @throws Error when the data could not be loaded or are damaged: there is nothing to show then */
export async function loadData(shape: SequenceShape): Promise<ProblemContent> {
  switch (shape) {
    case 'oneToMany':
      return months();
    case 'manyToOne':
      return names(await textOf(nameFile));
    case 'aligned':
    case 'delayed':
      return births(await textOf('data/us-births.csv'));
    case 'encoderDecoder':
      return words(await textOf(pronouncedFile));
    default:
      return shape satisfies never;
  }
}

function months(): ProblemContent {
  const spelt = monthNamesOf('en').map((name) => splitLetters(name));
  const { legend, encode } = alphabetOf(spelt, ['start', 'end']);
  const T = longest(spelt) + 1;
  const codes = answerCodes(spelt.map(encode), T, 1);
  const words = spelt.map((_, month) =>
    Array.from(codes.subarray(month * T, (month + 1) * T), (code) => legend.symbols.at(code) ?? null).map(
      (symbol, place) => (codes[month * T + place] < 0 ? null : symbol),
    ),
  );
  return { data: { kind: 'months', words }, inputs: [], outputs: legend.symbols };
}

function names(text: string): ProblemContent {
  const list = content(parseNames(text));
  const languages = new Map<string, string>();
  const several = new Set<string>();
  for (const language of nameLanguages)
    for (const name of list[language]) {
      if (languages.has(name)) several.add(name);
      languages.set(name, language);
    }
  // A name of several languages has no one right answer.
  for (const name of several) languages.delete(name);
  const spelt = [...languages.keys()].map((name) => splitLetters(name));
  return {
    data: { kind: 'names', languages },
    inputs: alphabetOf(spelt, ['padding']).legend.symbols,
    outputs: nameLanguages,
  };
}

function births(text: string): ProblemContent {
  const { table } = content(parseDatedSeries(text, 'day', [{ name: 'births', unit: null }]));
  const scale = trainedScale(table.values);
  return { data: { kind: 'births', values: table.values, scale }, inputs: [], outputs: [] };
}

function words(text: string): ProblemContent {
  const all = content(parsePronounced(text));
  return {
    data: { kind: 'words', sounds: new Map(all.map(({ letters, sounds }) => [letters.join(''), sounds])) },
    inputs: alphabetOf(
      all.map(({ letters }) => letters),
      ['padding'],
    ).legend.symbols,
    outputs: alphabetOf(
      all.map(({ sounds }) => sounds),
      ['start', 'end'],
    ).legend.symbols,
  };
}

async function textOf(file: string): Promise<string> {
  const text = await fetchDataText(file);
  if (text === null) throw new Error(`${file} could not be loaded`);
  return text;
}

function content<Content>(found: Loaded<Content>): Content {
  if (found.kind === 'loaded') return found.content;
  throw new Error(`expected ${found.expected}, found ${found.found}`);
}
