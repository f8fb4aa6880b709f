/** Month → its name: a number in, a word out, and nothing to generalise: the task is to know twelve words by heart. */
import { mostFrequentClass } from '../baselines/classes.ts';
import { describeExample } from '../describe.ts';
import { alphabetOf, answerCodes, longest } from '../spelling.ts';
import type { GeneratedTask, Legend, Split } from '../task.ts';
import { splitLetters } from '../text.ts';

const names = {
  en: 'January February March April May June July August September October November December',
  id: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember',
  ko: '1월 2월 3월 4월 5월 6월 7월 8월 9월 10월 11월 12월',
  zh: '一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月',
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  fi: 'tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu',
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  pl: 'styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień',
  tr: 'Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık',
} as const;

export type MonthLanguage = keyof typeof names;

function isMonthLanguage(language: string): language is MonthLanguage {
  return Object.hasOwn(names, language);
}

export const monthLanguages: readonly MonthLanguage[] = Object.keys(names).filter(isMonthLanguage);

/** The twelve names, from the first month on. */
export function monthNamesOf(language: MonthLanguage): readonly string[] {
  return names[language].split(' ');
}

export interface MonthNamesOptions {
  readonly language: MonthLanguage;
  /** How the month is read: as one of twelve symbols, or as two digits, `01` to `12`. */
  readonly input: 'symbol' | 'digits';
}

const marksOfNone = { start: null, end: null, padding: null } as const;

/**
 * Inputs: codes `[12, 1]` of 12 symbols, or `[12, 2]` of 10 digits. Targets: codes `[12, T]` of the letters of one
 * language, start and end; each name ends with the end symbol and is filled up with places that do not count. A decoder
 * reads `decoderInputs(targets, start)`. Training and validation are the same twelve: there is no thirteenth month to
 * try out what was learnt, so the figures say how well it was learnt by heart.
 */
export const monthNames: GeneratedTask<MonthNamesOptions> = {
  kind: 'generated',
  name: 'monthNames',
  family: 'mapping',
  file: null,
  source: {
    title: 'Names of the months',
    author: 'common knowledge',
    where: 'written in the sources of this page',
    licence: 'words of a language, free to use',
  },
  defaults: { language: 'en', input: 'symbol' },
  examples(options = {}) {
    const { language, input } = { ...monthNames.defaults, ...options };
    if (!isMonthLanguage(language))
      throw new RangeError(`expected a language of ${monthLanguages.join(', ')}, got ${String(language)}`);
    const numbers = Array.from({ length: 12 }, (_, month) => String(month + 1));
    const digits = numbers.flatMap((number) => [...number.padStart(2, '0')].map(Number));
    const symbols = input === 'symbol' ? numbers : Array.from('0123456789');
    const words = monthNamesOf(language).map((name) => splitLetters(name));
    const { legend, encode } = alphabetOf(words, ['start', 'end']);
    const T = longest(words) + 1;
    const examples = {
      count: 12,
      inputs: {
        kind: 'codes',
        T: input === 'symbol' ? 1 : 2,
        V: symbols.length,
        codes: Int32Array.from(input === 'symbol' ? numbers.keys() : digits),
      },
      targets: { kind: 'codes', T, V: legend.symbols.length, codes: answerCodes(words.map(encode), T, 1) },
    } as const;
    const inputs: Legend = { kind: 'codes', symbols, ...marksOfNone };
    return { train: examples, validation: examples, test: null, inputs, targets: legend } satisfies Split;
  },
  baselines: [mostFrequentClass],
  describe: describeExample,
};
