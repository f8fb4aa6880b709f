/** The element of the figure that a component stands in. */
import { createContext, type RefObject } from 'react';

export const FigureRoot = createContext<RefObject<HTMLElement | null>>({ current: null });
