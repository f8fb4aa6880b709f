/** Where the trained character models stand that come with the page, one of every cell kind. */
import type { CellName } from '#rnn/cells';

/** Path below the folder that is served, of the model that has read Moby-Dick. */
export const trainedModelFile = (cell: CellName): string => `models/moby-dick-${cell}.safetensors`;
