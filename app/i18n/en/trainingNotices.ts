/** What happened to a training run, in sentences that say what to do. */
import type { BackendName } from '#rnn/backends';
import type { FaultPlace } from '#rnn/fault';
import { remedyFor, type Remedy } from '../../state/remedy.ts';
import type { NoticeContent } from '../../state/trainingTypes.ts';

export const engines: Record<BackendName, string> = {
  webgpu: 'WebGPU',
  wasm: 'WebAssembly',
  cpu: 'plain JavaScript',
};

/** What is no number. */
function noNumber(place: FaultPlace): string {
  switch (place.kind) {
    case 'data':
      return `example ${place.example + 1} of the data holds a value that is not a number`;
    case 'loss':
      return 'the loss was no longer a number';
    case 'gradient':
      return `the gradient of ${place.parameter} was no longer a number`;
    case 'gradientNorm':
      return 'the length of the gradient was no longer a number';
    case 'parameter':
      return `the parameter ${place.parameter} was no longer a number`;
    default:
      return place satisfies never;
  }
}

type NotANumber = Extract<NoticeContent, { kind: 'notANumber' }>;

/** Why it happened, and what to do. */
const remedies: Record<Remedy['kind'], (content: NotANumber) => string> = {
  mendData: () =>
    'It came in with the data, so no setting helps. Fill or remove what is no number there, and start over.',
  otherStart: () =>
    'No step had been made yet, so the learning rate is not to blame: either the data holds values far too large, or the first weights are. Look at the data, then start over with another seed.',
  limitGradient: () =>
    'The error grew on its way back through the window until no number could hold it. Set a gradient limit, so that no single step goes too far; a shorter window helps as well.',
  lowerRate: ({ learningRate, place }) =>
    place.kind === 'gradient' || place.kind === 'gradientNorm'
      ? `Steps at a learning rate of ${learningRate} have led to weights that make the error grow without bound on its way back. Lower the learning rate and go on from there; a shorter window helps as well.`
      : `A learning rate of ${learningRate} takes steps so long that the weights leave every sensible range. Lower the learning rate and go on from there.`,
};

export function notice(content: NoticeContent): { title: string; body: string } {
  switch (content.kind) {
    case 'notANumber': {
      const { place, trainStep, keptStep } = content;
      return {
        title: `Training stopped at step ${trainStep}: ${noNumber(place)}.`,
        body: `${remedies[remedyFor(content).kind](content)} The last good weights, of step ${keptStep}, are kept.`,
      };
    }
    case 'backendChanged':
      return {
        title:
          content.cause === 'deviceLost'
            ? `The graphics device was lost, so training moved from ${engines[content.from]} to ${engines[content.to]}.`
            : `The ${engines[content.from]} engine stopped answering, so training moved to ${engines[content.to]}.`,
        body: `It went on from step ${content.trainStep}, the last one kept. There is nothing you need to do; each step may take longer now.`,
      };
    case 'forcedUnavailable':
      return {
        title: `${engines[content.wanted]} is not available here, so ${engines[content.used]} trains instead.`,
        body: 'The address of this page asks for it. Training works all the same; the engine panel says what was tried.',
      };
    case 'backendWrong':
      return {
        title: `${engines[content.name]} computes wrongly on this device, so it is not used.`,
        body: `In the self-test it was off by ${content.error.toExponential(0)} against the reference. Another engine trains instead; all numbers shown are right.`,
      };
    case 'engineFailed':
      return {
        title: 'The engine failed, so training stopped.',
        body: `What was learned so far is kept. Try again; if it fails again, smaller settings may help. (${content.detail})`,
      };
    case 'noBackend':
      return {
        title: 'No engine can train in this browser.',
        body: 'Reading, stepping through the cell and everything already trained still work. Try again, or open the page in a newer browser.',
      };
    case 'storage':
      return content.cause === 'full'
        ? {
            title: 'The browser’s storage is full, so this run is not being saved.',
            body: 'Training goes on. Keep this tab open, or free some space, to keep what it has learned.',
          }
        : {
            title: 'The browser does not allow this page to store anything, so this run is not being saved.',
            body: 'Training goes on. Keep this tab open to keep what it has learned.',
          };
    case 'linkedRun':
      return {
        title: 'This link sets up a training run of its own.',
        body: `Your last run stands at step ${content.storedStep} and is still stored. Training here replaces it.`,
      };
    case 'restored':
      return {
        title: `Your last run was taken up again at step ${content.trainStep}.`,
        body: 'Train goes on from there; Start over begins with fresh weights.',
      };
    case 'storedRunDamaged':
      return {
        title: 'The run stored by your last visit could not be read, so training starts anew.',
        body: 'Nothing else is affected. Press Train to begin.',
      };
    case 'textMissing':
      return {
        title: 'Moby-Dick could not be loaded.',
        body: 'Check the connection and try again, or train on a text of your own.',
      };
    default:
      return content satisfies never;
  }
}
