/** Each cell in each language: as it is shown, and as a script with a model's weights. */
import type { CellName } from '#rnn/cells';
import type { NotationChoice } from '../notation.ts';
import { cellCode } from './cellCode.ts';
import { kerasCell, kerasImports, kerasScript } from './keras.ts';
import { plainCode, type CodeLanguage } from './listing.ts';
import { numpyCell, numpyImports, numpyScript } from './numpy.ts';
import { pytorchCell, pytorchImports, pytorchScript } from './pytorch.ts';
import type { ShownPlace } from './shownModel.ts';
import { typescriptCell, typescriptScript } from './typescript.ts';

/** One step of the cell, with its symbols marked as `listingLines` reads them. */
export function cellSource(cell: CellName, language: CodeLanguage, choice: NotationChoice): string {
  const code = cellCode(cell, choice);
  switch (language) {
    case 'numpy':
      return `${numpyImports}\n\n\n${numpyCell(code)}`;
    case 'pytorch':
      return `${pytorchImports}\n\n\n${pytorchCell(code)}`;
    case 'keras':
      return `${kerasImports}\n\n\n${kerasCell(code)}`;
    case 'typescript':
      return typescriptCell(code);
    default:
      return language satisfies never;
  }
}

/**
 * A program that runs as it is: it reads the word up to the place with the model's weights, and prints the values of
 * the unit there, each as `name = number`, and the three likeliest next letters, each as `then letter: probability`.
 * @throws ShapeError when the model's parameters do not fit its layout
 */
export function cellScript(language: CodeLanguage, choice: NotationChoice, place: ShownPlace): string {
  const code = cellCode(place.model.spec.cell, choice);
  switch (language) {
    case 'numpy':
      return plainCode(numpyScript(code, place));
    case 'pytorch':
      return plainCode(pytorchScript(code, place));
    case 'keras':
      return plainCode(kerasScript(code, place));
    case 'typescript':
      return plainCode(typescriptScript(code, place));
    default:
      return language satisfies never;
  }
}
