import { createRoot } from 'react-dom/client';
import './try.css'; import './styles/highlight.css';
import { LiveFormula } from './reader/LiveFormula.tsx';
const s = { inputSum: 0.32, recurrentSum: -0.214, bias: 1, preActivation: 1.106, forgetGate: 0.751, inputGate: 0.6, candidate: -0.433, outputGate: 0.4, previousCellState: -1.2, cellState: -1.1, keptMemory: -0.9, writtenMemory: -0.26, squashedCellState: -0.8, hiddenState: -0.32, previousHiddenState: 0.1, input: 1 };
createRoot(document.getElementById('app')!).render(<div style={{maxWidth:'36rem',padding:20}}>{(['forgetGate','inputGate','candidate','cellState','outputGate','hiddenState'] as const).map((f) => <p key={f}><LiveFormula formula={f} slots={s} label="x" /></p>)}</div>);
