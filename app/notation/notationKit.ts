/** All that writes a page in another notation than the standard one, with KaTeX: loaded when one is chosen. */
import { relabelled } from '#figures/cellLabels';
import type { DrawnCell } from '#figures/cellLayout';
import { families } from '#notation/families';
import { lstmFormulas } from '#notation/formulas/lstm';
import { symbolLabel, symbolLetter, weightLetter } from '#notation/letters';
import type { NotationChoice, RowsName } from '#notation/notation';
import { renderTex } from '#notation/render';
import { cells } from '#rnn/cells';
import type { NotationKit } from '../state/notation.ts';
import { catalogueIn } from './catalogueIn.ts';
import { formulaStyleIn } from './formulaStyleIn.ts';
import { NoNote, OppositeSign } from './OppositeSign.tsx';
import { proseIn } from './proseIn.ts';

const parameters: Readonly<Record<string, RowsName>> = {
  weight_ih: 'input',
  weight_hh: 'recurrent',
  bias_ih: 'inputBias',
  bias_hh: 'recurrentBias',
};

export function notationKit(choice: NotationChoice): NotationKit {
  const labelOf: NotationKit['labelOf'] = (cell, name) => symbolLabel(name, choice, cells[cell].family);
  const line = { display: false, mathml: false };
  return {
    choice,
    letterOf: (cell, name) => symbolLetter(name, choice, cells[cell].family),
    labelOf,
    parameterLetter: (name) =>
      Object.hasOwn(parameters, name) ? weightLetter(parameters[name], 'hiddenState', choice) : name,
    order: families[choice.family].order,
    drawn: memoised((cell: DrawnCell) =>
      relabelled(
        cell,
        (name) => labelOf(cell.graph.kind, name),
        weightLetter('recurrent', 'newState', choice),
      ),
    ),
    formulaStyle: formulaStyleIn(choice),
    text: catalogueIn(choice),
    Note: choice.update === 'write' ? OppositeSign : NoNote,
    prose: memoisedText((html) => proseIn(choice, html)),
    formula: memoisedText((name) => ({
      symbolic: renderTex(lstmFormulas[name].symbolic, line, choice),
      substituted: renderTex(lstmFormulas[name].substituted ?? '', line, choice),
    })),
  };
}

function memoised<Given extends object, Found>(make: (given: Given) => Found): (given: Given) => Found {
  const known = new WeakMap<Given, Found>();
  return (given) => {
    const found = known.get(given) ?? make(given);
    known.set(given, found);
    return found;
  };
}

function memoisedText<Given extends string, Found>(make: (given: Given) => Found): (given: Given) => Found {
  const known = new Map<Given, Found>();
  return (given) => {
    const found = known.get(given) ?? make(given);
    known.set(given, found);
    return found;
  };
}
