/** All tasks by name. A new one is a file in tasks/ and a line here. */
import { adding } from './tasks/adding.ts';
import { copyFirst } from './tasks/copyFirst.ts';
import { holdBit } from './tasks/holdBit.ts';
import { pronunciation } from './tasks/pronunciation.ts';
import { twoSines } from './tasks/twoSines.ts';

export const tasks = { twoSines, pronunciation, copyFirst, adding, holdBit } as const;

export type TaskName = keyof typeof tasks;
