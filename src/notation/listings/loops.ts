/** Each training loop in each language: as it is shown, and as a script that runs as it is. */
import type { NotationChoice } from '../notation.ts';
import { kerasLoop, kerasSetup } from './kerasLoops.ts';
import { plainCode, type CodeLanguage } from './listing.ts';
import type { LoopCode, LoopName, LoopSetup } from './loopNames.ts';
import { numpyLoop, numpySetup } from './numpyLoops.ts';
import { pytorchLoop, pytorchSetup } from './pytorchLoops.ts';
import { typescriptLoop, typescriptSetup } from './typescriptLoops.ts';

function loopCode(name: LoopName, language: CodeLanguage, choice: NotationChoice): LoopCode {
  switch (language) {
    case 'numpy':
      return numpyLoop(name, choice);
    case 'pytorch':
      return pytorchLoop(name, choice);
    case 'keras':
      return kerasLoop(name, choice);
    case 'typescript':
      return typescriptLoop(name, choice);
    default:
      return language satisfies never;
  }
}

/** The loop, with its symbols marked as `listingLines` reads them. */
export function loopSource(name: LoopName, language: CodeLanguage, choice: NotationChoice): string {
  const { imports, definitions, loop } = loopCode(name, language, choice);
  return language === 'typescript'
    ? `${definitions}\n\n${loop}`
    : `${imports}\n\n\n${definitions}\n\n\n${loop}`;
}

/** A program that runs as it is: it trains from the given weights, and prints the loss before every update. */
export function loopScript(
  name: LoopName,
  language: CodeLanguage,
  choice: NotationChoice,
  setup: LoopSetup,
): string {
  const { imports, definitions, loop } = loopCode(name, language, choice);
  switch (language) {
    case 'numpy':
      return plainCode(
        `import base64\n${imports}\n\n\n${definitions}\n\n\n${numpySetup(setup)}\n\n${loop}\n`,
      );
    case 'pytorch': {
      const start = `${imports}\n\ntorch.set_default_dtype(torch.float64)  # as the page computes`;
      return plainCode(
        `import base64\n${start}\n\n\n${definitions}\n\n\n${pytorchSetup(setup)}\n\n${loop}\n`,
      );
    }
    case 'keras': {
      const start = `${imports}\n\nkeras.config.set_floatx("float64")  # as the page computes`;
      return plainCode(`import base64\n${start}\n\n\n${definitions}\n\n\n${kerasSetup(setup)}\n\n${loop}\n`);
    }
    case 'typescript':
      return plainCode(`${definitions}\n\n${typescriptSetup(setup)}\n\n${loop}\n`);
    default:
      return language satisfies never;
  }
}
