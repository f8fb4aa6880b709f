/** The sentences of the panel about what trains here, in the language chosen. */
import { backendPanel } from './en/backendPanel.ts';
import type { BackendPanelText } from './en.ts';
import { useText } from './languages.ts';

/** English comes with the panel; another language has its own in its catalogue. */
export const useBackendPanelText = (): BackendPanelText => useText().backendPanel ?? backendPanel;
