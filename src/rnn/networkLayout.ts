/** The parameters of a network: PyTorch's names and shapes, laid out in one flat vector. */
import { cells } from './cells.ts';
import { isEncoderDecoder, stateLetters, type LayerSpec, type ModelSpec } from './network.ts';
import { networkFlow, type Flow } from './networkFlow.ts';
import {
  denseShapes,
  layerShapes,
  layOut,
  qualified,
  type NamedShape,
  type ParameterSlot,
} from './parameters.ts';
import { recurrentParts } from './recurrentParts.ts';

function shapesOf(layer: LayerSpec, before: Flow): readonly NamedShape[] {
  switch (layer.kind) {
    case 'embedding':
      return [
        {
          name: qualified(layer.name, 'weight'),
          shape: [before.features, layer.size],
          role: 'input',
          layer: layer.name,
        },
      ];
    case 'recurrent': {
      const parts = recurrentParts(layer, before.features);
      const weights = parts.flatMap(({ suffix, I }) =>
        layerShapes(layer.cell, I, layer.units, suffix, layer.name),
      );
      if (layer.initialState !== 'learned') return weights;
      const states = cells[layer.cell].states.map((state): NamedShape => ({
        name: qualified(layer.name, `${stateLetters[state]}0`),
        shape: [parts.length, layer.units],
        role: 'shift',
        layer: layer.name,
      }));
      return [...weights, ...states];
    }
    case 'dense':
      return denseShapes(before.features, layer.units, layer.name);
    case 'convolution':
      return [
        {
          name: qualified(layer.name, 'weight'),
          shape: [layer.filters, before.features, layer.width],
          role: 'input',
          layer: layer.name,
        },
        { name: qualified(layer.name, 'bias'), shape: [layer.filters], role: 'bias', layer: layer.name },
      ];
    case 'oneHot':
    case 'dropout':
    case 'repeat':
    case 'flatten':
      return [];
    default:
      return layer satisfies never;
  }
}

/**
 * Where each parameter of a model stands in its flat vector.
 * @throws ShapeError when a layer does not fit the one before it
 */
export function networkLayout(spec: ModelSpec): readonly ParameterSlot[] {
  if (!isEncoderDecoder(spec))
    return layOut(networkFlow(spec).flatMap(({ layer, before }) => shapesOf(layer, before)));
  return layOut(
    (['encoder', 'decoder'] as const).flatMap((side) =>
      networkLayout(spec[side]).map(({ name, shape, role, layer }): NamedShape => ({
        name: qualified(side, name),
        shape,
        role,
        layer: qualified(side, layer),
      })),
    ),
  );
}
