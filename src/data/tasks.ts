/** All tasks by name. A new one is a file in tasks/ and a line here. */
import { adding } from './tasks/adding.ts';
import { births } from './tasks/births.ts';
import { co2 } from './tasks/co2.ts';
import { copyFirst } from './tasks/copyFirst.ts';
import {
  declarationChinese,
  declarationEnglish,
  declarationIndonesian,
  declarationKorean,
} from './tasks/declaration.ts';
import { givenNames } from './tasks/givenNames.ts';
import { holdBit } from './tasks/holdBit.ts';
import { mobyDick } from './tasks/mobyDick.ts';
import { monthNames } from './tasks/monthNames.ts';
import { nameLanguage } from './tasks/nameLanguage.ts';
import { ownSeries } from './tasks/ownSeries.ts';
import { ownText } from './tasks/ownText.ts';
import { pronunciation } from './tasks/pronunciation.ts';
import { seattleWeather } from './tasks/seattleWeather.ts';
import { sine } from './tasks/sine.ts';
import { twoSines } from './tasks/twoSines.ts';

export const tasks = {
  twoSines,
  sine,
  births,
  seattleWeather,
  co2,
  ownSeries,
  mobyDick,
  declarationEnglish,
  declarationIndonesian,
  declarationKorean,
  declarationChinese,
  givenNames,
  ownText,
  nameLanguage,
  monthNames,
  pronunciation,
  copyFirst,
  adding,
  holdBit,
} as const;

export type TaskName = keyof typeof tasks;

export function isTaskName(name: string): name is TaskName {
  return Object.hasOwn(tasks, name);
}
