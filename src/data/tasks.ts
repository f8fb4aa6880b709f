/** All tasks by name. A new one is a file in tasks/ and a line here. */
import { adding } from './tasks/adding.ts';
import { births } from './tasks/births.ts';
import { co2 } from './tasks/co2.ts';
import { copyFirst } from './tasks/copyFirst.ts';
import { holdBit } from './tasks/holdBit.ts';
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
  pronunciation,
  copyFirst,
  adding,
  holdBit,
} as const;

export type TaskName = keyof typeof tasks;
