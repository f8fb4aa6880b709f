/** One recurrent layer with random weights, inputs, states and upstream derivatives: seeded by its sizes. */
import { cells, type CellName, type ParameterRole } from '#rnn/cells';
import { layerShapes } from '#rnn/parameters';
import { seededRandom } from '#data/random';
import type { LayerParameters } from '#reference/cell';

const sizeOf = (shape: readonly number[]) => shape.reduce((product, length) => product * length, 1);

export function randomLayer(cell: CellName, T: number, B: number, I: number, H: number) {
  const random = seededRandom(1000 * T + 100 * B + 10 * I + H);
  /** Uniform on ±1 about `centre`. */
  const values = (size: number, centre = 0) =>
    Float64Array.from({ length: size }, () => centre + 2 * random.next() - 1);
  // A gain about one, as training finds it; about zero it would hide what it is multiplied with.
  const centre = (role: ParameterRole) => (role === 'gain' ? 1.5 : 0);
  const parameters: LayerParameters = {
    // The type asks for these by name; their values come with the layout.
    weight_ih: values(0),
    weight_hh: values(0),
    bias_ih: values(0),
    bias_hh: values(0),
    ...Object.fromEntries(
      layerShapes(cell, I, H, '').map(({ name, shape, role }) => [name, values(sizeOf(shape), centre(role))]),
    ),
  };
  const states = () => Object.fromEntries(cells[cell].states.map((state) => [state, values(B * H)]));
  return {
    parameters,
    initial: states(),
    x: values(T * B * I),
    upstream: values(T * B * H),
    byFinal: states(),
    /** Half of it zeros, as for a dropout of one half. */
    mask: Float64Array.from({ length: B * H }, () => (random.next() < 0.5 ? 0 : 2)),
    sizes: { T, B, I, H },
  };
}
