import { parseMarkdown } from './markdown.ts';
import { plainText } from './plainText.ts';

/** Words that are read in a lesson: all prose, hints and answers included, but no formulas on lines of their own, and no head. */
export function wordCount(source: string): number {
  const words = plainText(parseMarkdown(source).children).match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu);
  return words?.length ?? 0;
}
