/** The reports of all frameworks side by side: a row for each tensor, layers of like shapes drawn together. */
import {
  frameworks,
  valuesIn,
  type DataPart,
  type Framework,
  type FrameworkReport,
  type ParameterPart,
  type StackSize,
} from './stackTensors.ts';

export interface ShapeCell {
  readonly name: string;
  readonly shape: readonly number[];
  /** How many tensors of this shape there are, over layers and directions. */
  readonly times: number;
}

export interface ShapeRow {
  readonly part: DataPart | ParameterPart;
  /** For `extra`: which of the cell's further parameters. */
  readonly base: string;
  /** Null where the framework has no such tensor. */
  readonly cells: Readonly<Record<Framework, ShapeCell | null>>;
}

export interface ShapeGroup {
  /** Layers from 1; null: what flows through the stack. */
  readonly layers: { readonly from: number; readonly to: number } | null;
  readonly rows: readonly ShapeRow[];
  /** Parameters of all layers of the group, in each framework; null where it has none. */
  readonly counts: Readonly<Record<Framework, number | null>>;
}

type Reports = Readonly<Record<Framework, FrameworkReport>>;

/** What flows, the first layer, and the layers above it, which are all alike. */
export function shapeGroups({ layers }: Pick<StackSize, 'layers'>, reports: Reports): readonly ShapeGroup[] {
  return [
    dataGroup(reports),
    layerGroup(reports, 1, 1),
    ...(layers > 1 ? [layerGroup(reports, 2, layers)] : []),
  ];
}

function inEach<Value>(of: (framework: Framework) => Value): Readonly<Record<Framework, Value>> {
  return { pytorch: of('pytorch'), keras: of('keras'), unroll: of('unroll') };
}

function dataGroup(reports: Reports): ShapeGroup {
  const parts: readonly DataPart[] = ['input', 'output', 'finalHidden', 'finalCell', 'activations'];
  const cellOf = (framework: Framework, part: DataPart): ShapeCell | null => {
    const report = reports[framework];
    const tensor = report.kind === 'present' ? report.data.find((data) => data.part === part) : undefined;
    return tensor ? { name: tensor.name, shape: tensor.shape, times: tensor.times } : null;
  };
  return {
    layers: null,
    rows: parts
      .map((part) => ({ part, base: '', cells: inEach((framework) => cellOf(framework, part)) }))
      .filter(({ cells }) => frameworks.some((framework) => cells[framework] !== null)),
    counts: inEach(() => null),
  };
}

function layerGroup(reports: Reports, from: number, to: number): ShapeGroup {
  const tensorsOf = (framework: Framework) => {
    const report = reports[framework];
    return report.kind === 'present'
      ? report.parameters.filter(({ layer }) => layer >= from && layer <= to)
      : [];
  };
  const cellOf = (framework: Framework, part: ParameterPart, base: string): ShapeCell | null => {
    const alike = tensorsOf(framework).filter(
      (tensor) => tensor.part === part && (part !== 'extra' || tensor.base === base),
    );
    return alike.length === 0 ? null : { name: alike[0].name, shape: alike[0].shape, times: alike.length };
  };
  // This engine has every cell kind, so its tensors are all that there are.
  const own = tensorsOf('unroll').filter(({ layer, reverse }) => layer === from && !reverse);
  return {
    layers: { from, to },
    rows: own.map(({ part, base }) => ({
      part,
      base,
      cells: inEach((framework) => cellOf(framework, part, base)),
    })),
    counts: inEach((framework) => {
      const tensors = tensorsOf(framework);
      return tensors.length === 0 ? null : tensors.reduce((sum, { shape }) => sum + valuesIn(shape), 0);
    }),
  };
}
