/** Scrolls the innermost scrolling box around an element so that the element stands at its top. */

/** Room left above the element, in CSS pixels; in the page itself the header takes more. */
const margin = 16;

export function bringToTop(element: HTMLElement): void {
  const box = scrollingBox(element);
  const boxTop = box
    ? box.getBoundingClientRect().top
    : (document.querySelector('header')?.offsetHeight ?? 0);
  // The box alone moves: scrollIntoView would move the lesson's text along.
  (box ?? window).scrollBy({
    top: element.getBoundingClientRect().top - boxTop - margin,
    behavior: 'instant',
  });
}

function scrollingBox(element: HTMLElement): HTMLElement | null {
  for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
    const scrolls = /auto|scroll/.test(getComputedStyle(box).overflowY);
    if (scrolls && box.scrollHeight > box.clientHeight) return box;
  }
  return null;
}
