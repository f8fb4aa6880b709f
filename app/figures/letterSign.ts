/** A letter as a picture shows it: a space and a line break need a sign to be seen. */
export function letterSign(letter: string): string {
  if (letter === ' ') return '␣';
  if (letter === '\n') return '↵';
  return letter;
}
