/** Numbers for the formulas of convolutions: of the stack and the series that are shown. */
import { fieldSize, type ConvolutionStack } from '#inspect/receptiveField';
import type { ShownSlots } from '../../state/shownValues.ts';

/** The stride that the formula of the shortened length is shown with. */
const stride = 2;

/** The doubling formula has numbers while the dilations double from 1, the shortened length while the kernel fits. */
export function fieldSlots(stack: Pick<ConvolutionStack, 'kernel' | 'dilations'>, T: number): ShownSlots {
  const { kernel, dilations } = stack;
  const field = fieldSize(stack);
  const doubles = dilations.every((dilation, layer) => dilation === 2 ** layer);
  return {
    stackField: {
      kernelSize: kernel,
      dilationSum: dilations.reduce((sum, dilation) => sum + dilation, 0),
      fieldSize: field,
    },
    ...(doubles && {
      doublingField: { kernelSize: kernel, layerCount: dilations.length, fieldSize: field },
    }),
    ...(kernel <= T && {
      strideLength: {
        seriesLength: T,
        kernelSize: kernel,
        shortenedLength: Math.floor((T - kernel) / stride) + 1,
      },
    }),
  };
}
