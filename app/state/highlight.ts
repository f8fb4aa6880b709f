/**
 * Linking: pointing at, focusing or tapping anything that carries `data-quantity` lights every element of that
 * quantity. One delegated listener keeps `data-lit` on the root element, where the rules of highlight.css match it. No
 * component takes part, so lighting up renders nothing anew; a canvas is lit through the element that holds it.
 */
import { isQuantityName, type QuantityName } from '#rnn/quantities';
import '../styles/highlight.css';

/** The quantity that an event's target stands for, or null. */
function quantityAt(target: EventTarget | null): QuantityName | null {
  const name =
    target instanceof Element ? target.closest('[data-quantity]')?.getAttribute('data-quantity') : null;
  return name && isQuantityName(name) ? name : null;
}

/**
 * Starts listening on a page; call once where the page is mounted.
 * @returns a function that stops it and puts out what is lit
 */
export function installHighlight(page: Document): () => void {
  let pointed: QuantityName | null = null;
  let focused: QuantityName | null = null;
  let shown: QuantityName | null = null;
  let touching = false;
  const listening = new AbortController();
  const { signal } = listening;

  const show = () => {
    const lit = pointed ?? focused;
    if (lit === shown) return;
    shown = lit;
    if (lit) page.documentElement.setAttribute('data-lit', lit);
    else page.documentElement.removeAttribute('data-lit');
  };
  const point = (quantity: QuantityName | null) => {
    pointed = quantity;
    show();
  };

  // A finger has no hover: its pointerover and pointerout surround the tap, and would put the light out at once.
  page.addEventListener('pointerdown', (event) => void (touching = event.pointerType === 'touch'), {
    signal,
  });
  page.addEventListener(
    'pointerover',
    (event) => void (event.pointerType !== 'touch' && point(quantityAt(event.target))),
    { signal },
  );
  page.addEventListener(
    'pointerout',
    (event) => void (event.pointerType !== 'touch' && point(quantityAt(event.relatedTarget))),
    { signal },
  );
  page.addEventListener('click', (event) => void (touching && point(quantityAt(event.target))), { signal });

  page.addEventListener(
    'focusin',
    ({ target }) => {
      // A clicked button keeps the focus: without this its quantity would stay lit after the pointer has left.
      focused = target instanceof Element && target.matches(':focus-visible') ? quantityAt(target) : null;
      show();
    },
    { signal },
  );
  page.addEventListener(
    'focusout',
    () => {
      focused = null;
      show();
    },
    { signal },
  );
  page.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      focused = null;
      point(null);
    },
    { signal },
  );

  return () => {
    listening.abort();
    focused = null;
    point(null);
  };
}
