/** What happened to a training run, in sentences that say what to do. */
import type { BackendName } from '#rnn/backends';
import type { NoticeContent } from '../../state/trainingTypes.ts';

export const engines: Record<BackendName, string> = {
  webgpu: 'WebGPU',
  wasm: 'WebAssembly',
  cpu: 'plain JavaScript',
};

export function notice(content: NoticeContent): { title: string; body: string } {
  switch (content.kind) {
    case 'notANumber': {
      const where =
        content.where === 'loss'
          ? 'the loss'
          : content.where === 'gradient'
            ? 'the gradient'
            : `the parameter ${content.where}`;
      return {
        title: `Training stopped at step ${content.trainStep}: ${where} was no longer a number.`,
        body: `A learning rate of ${content.learningRate} takes steps so long that the weights leave every sensible range. The last good weights, of step ${content.keptStep}, are kept. Lower the learning rate and go on from there.`,
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
