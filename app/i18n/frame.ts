/** The sentences around figures, in the language chosen. */
import { frame } from './en/frame.ts';
import type { FrameText } from './en.ts';
import { useText } from './languages.ts';

/** English comes with the first figure that has a frame; another language has its own in its catalogue. */
export const useFrameText = (): FrameText => useText().frame ?? frame;
