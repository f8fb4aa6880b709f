/** What a learner reads of what they have done, in English. */
import type { ProgressProblem } from '../../state/progressFormat.ts';

const problems: Record<ProgressProblem, string> = {
  tooLong: 'it is far longer than any course could be',
  notJson: 'it is damaged or cut off: it is not JSON',
  notProgress: 'it is another kind of file',
  older: 'an older version of Unroll wrote it, in a form that is no longer read',
  newer: 'a newer version of Unroll wrote it; open it with that version',
  damaged: 'parts of it are not what Unroll writes',
};

export const progress = {
  title: 'What you have done',
  lede: 'Your answers and your place in each lesson are kept on this device, and nowhere else.',
  nothingYet: 'Nothing yet. It fills as you read and answer.',
  predictions: (done: number, all: number) => `${done} of ${all} predictions`,
  exercises: (done: number, all: number) => `${done} of ${all} exercises`,
  finished: 'read to the end',
  begun: 'begun',
  notBegun: 'not begun',
  goOn: (title: string) => `Go on with “${title}”`,

  export: 'Save as a file',
  import: 'Add from a file',
  erase: 'Erase everything',
  eraseSure: 'Erase all answers and places on this device? A file you have saved stays yours.',
  eraseYes: 'Yes, erase',
  eraseNo: 'Keep everything',
  file: 'unroll-progress.json',
  exported: 'Saved as unroll-progress.json.',
  imported: 'Added. Of two answers to the same question the later one was kept.',
  notImported: (problem: ProgressProblem) =>
    `The file was not added: ${problems[problem]}. What is kept here has not changed.`,
  notRead: 'The file could not be read. What is kept here has not changed.',
  erased: 'Erased.',
  notKept:
    'This browser does not let the page keep anything, so it lasts until the tab is closed. Save it as a file first.',
  setAside: (problem: ProgressProblem) =>
    `What was kept here before could not be read: ${problems[problem]}. It has not been thrown away; you can save it as it is.`,
  saveSetAside: 'Save what could not be read',
  setAsideFile: 'unroll-progress-unread.json',
};
