/** What stands on screen for a letter that has no ink of its own. */
const glyphs: Readonly<Record<string, string>> = { ' ': '␣', '\n': '↵', '\t': '⇥' };

export const glyphOf = (letter: string): string => glyphs[letter] ?? letter;
