/** Going to a section of a lesson. Headings carry `data-section`; see `src/lesson/sections.ts`. */
import { sectionAddress } from './address.ts';

/** Goes there by address; in the lesson that is open, what was set in its figures stays. */
export function goToSection(lesson: string, section: string): void {
  location.hash = sectionAddress(lesson, section);
  // The address may be the same as before: then nothing else would move.
  revealSection(section);
}

/** Brings the heading to the top and the focus to it; the beginning for ''. Nothing where there is no such section. */
export function revealSection(name: string): void {
  const heading = name === '' ? document.querySelector<HTMLElement>('h1') : sectionHeading(name);
  if (!heading) return;
  heading.tabIndex = -1;
  heading.scrollIntoView({ block: 'start' });
  heading.focus({ preventScroll: true });
}

/** The heading of a section on the page. */
export function sectionHeading(name: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-section="${CSS.escape(name)}"]`);
}
