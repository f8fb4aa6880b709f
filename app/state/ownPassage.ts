/**
 * A learner's own text that is too long for a link: kept by the browser's tab, so that a reload does not lose it. Where
 * storage is forbidden or full it lasts as long as the page.
 */
const key = 'unroll.passage';
let kept: string | null = null;

export function readOwnPassage(): string {
  if (kept !== null) return kept;
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

export function writeOwnPassage(text: string): void {
  kept = text;
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // Forbidden or full.
  }
}
