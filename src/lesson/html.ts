/**
 * The only writer of a lesson's HTML. What is not in `elements` cannot be written, and all text is escaped, so no
 * lesson can put a script, a handler or a style of its own on the page.
 */
import { dependsOnNotation, writtenProduct } from '#notation/macros';
import { FormulaError, renderTex } from '#notation/render';
import type { ProseHtml } from './document.ts';

/** Allowed elements, each with its allowed attributes. KaTeX's own output is added by `formula` alone. */
export const elements = {
  p: [],
  h2: ['data-section'],
  h3: ['data-section'],
  em: [],
  strong: [],
  code: [],
  pre: [],
  blockquote: [],
  ul: [],
  ol: ['start'],
  li: [],
  br: [],
  a: ['href', 'rel'],
  span: ['class', 'role', 'tabindex', 'aria-haspopup', 'data-quantity', 'data-term', 'data-tex'],
  div: ['class'],
  table: [],
  thead: [],
  tbody: [],
  tr: [],
  th: [],
  td: [],
} as const satisfies Record<string, readonly string[]>;

export type ElementName = keyof typeof elements;

// The one cast of this file: the brand says that a string was made here.
const written = (html: string) => html as ProseHtml;

export function element<Name extends ElementName>(
  name: Name,
  attributes: Readonly<Partial<Record<(typeof elements)[Name][number], string>>>,
  children: readonly ProseHtml[] = [],
): ProseHtml {
  const pairs = Object.entries<string | undefined>(attributes).flatMap(([attribute, value]) =>
    value === undefined ? [] : [` ${attribute}="${escaped(value)}"`],
  );
  const open = `<${name}${pairs.join('')}>`;
  return written(name === 'br' ? open : `${open}${children.join('')}</${name}>`);
}

export function text(value: string): ProseHtml {
  return written(escaped(value));
}

export function joined(parts: readonly ProseHtml[]): ProseHtml {
  return written(parts.join(''));
}

/** Characters of TeX up to which a formula in a sentence is not broken over two lines. */
const unbrokenLength = 34;

/** A formula as HTML with MathML; or the reason why there is none. */
export function formula(tex: string, display: boolean): ProseHtml | { readonly reason: string } {
  const product = writtenProduct(tex);
  if (product !== null)
    return {
      reason: `${product} as \\weigh{weights}{vector}, which notations can turn round, or \\gatesum{gate}`,
    };
  try {
    const html = written(renderTex(tex, { display, mathml: true }));
    return around(html, tex, !display && tex.length <= unbrokenLength);
  } catch (error) {
    if (error instanceof FormulaError) return { reason: error.message };
    throw error;
  }
}

/** A form of a formula of the notation's registry, which is known to be valid. */
export function registeredFormula(tex: string, mathml: boolean): ProseHtml {
  return around(written(renderTex(tex, { display: false, mathml })), tex, false);
}

/** Leaves the TeX on a formula that looks otherwise in another notation, so that it can be rendered again. */
function around(html: ProseHtml, tex: string, unbroken: boolean): ProseHtml {
  const source = dependsOnNotation(tex);
  if (!unbroken && !source) return html;
  return element('span', { ...(unbroken && { class: 'unbroken' }), ...(source && { 'data-tex': tex }) }, [
    html,
  ]);
}

/**
 * Where a link may lead: to another lesson of the site, or by https to a page the learner chooses to open.
 * @returns null for every other address
 */
export function safeAddress(address: string): string | null {
  if (/^#\/[\w/-]*$/.test(address)) return address;
  if (!/^https:\/\/[^\s@]+$/.test(address) || !URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return protocol === 'https:' ? href : null;
}

function escaped(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
