/** The LSTM laid out for a width. A narrow page gets an arrangement of its own, never the wide one scaled down. */
import { narrowest, wideFrom, type CellWires, type DrawnCell } from '../cellLayout.ts';
import { narrowLstm, wideLstm } from './lstmArrangement.ts';
import { lstmGraph, type LstmDifferences } from './lstmGraph.ts';
import { routeLstm } from './lstmRoutes.ts';

export function drawnLstm(
  kind: Parameters<typeof lstmGraph>[0],
  differences: LstmDifferences = {},
): DrawnCell {
  const graph = lstmGraph(kind, differences);
  const { peepholes = false, layerNorm: normalised = false } = differences;
  return {
    graph,
    layout: (wanted) => {
      const width = Math.max(narrowest, Math.round(wanted));
      const arrange = width >= wideFrom ? wideLstm : narrowLstm;
      const { frame, labels, ...rest } = arrange(width, { graph, peepholes, normalised });
      return { ...rest, width, wires: withLabels(routeLstm(frame), labels) };
    },
  };
}

type Routes = Readonly<Record<string, object | undefined>>;

/** Joins the two by the names of quantities. */
function withLabels(routes: ReturnType<typeof routeLstm>, labels: Routes): CellWires {
  return Object.fromEntries(
    Object.entries(routes).map(([name, lines]) => [name, { ...lines, label: labels[name] }]),
  ) as CellWires;
}
