/** The level of a figure's heading: 2 under a page's title, lower where the page has headings between. */
import { createContext } from 'react';

export const FigureHeadingLevel = createContext<2 | 3 | 4>(2);
