/**
 * A piece of a lesson in another notation: its formulas are rendered again from the TeX that the build left on them, and
 * the letters in words that stand for a quantity are changed.
 */
import type { ProseHtml } from '#lesson/document';
import type { NotationChoice } from '#notation/notation';
import { renderTex } from '#notation/render';
import { sentenceIn } from '#notation/sentence';

/** @throws FormulaError for TeX that a build would have refused */
export function proseIn(choice: NotationChoice, html: ProseHtml): ProseHtml {
  const template = document.createElement('template');
  template.innerHTML = html;
  const { content } = template;
  for (const word of content.querySelectorAll<HTMLElement>('[data-quantity]')) {
    if (word.closest('.katex')) continue;
    for (const node of textNodes(word)) node.data = sentenceIn(choice, node.data);
  }
  for (const place of content.querySelectorAll<HTMLElement>('[data-tex]')) {
    const display = place.querySelector('.katex-display') !== null;
    const mathml = place.querySelector('math') !== null;
    place.innerHTML = renderTex(place.dataset['tex'] ?? '', { display, mathml }, choice);
  }
  // The brand again: the parser wrote it, and only formulas of the same renderer were put in.
  return template.innerHTML as ProseHtml;
}

function textNodes(element: HTMLElement): readonly Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node instanceof Text) found.push(node);
  return found;
}
