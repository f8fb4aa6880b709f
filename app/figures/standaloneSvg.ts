/**
 * The pictures of a figure as one SVG that stands alone: style sheets, custom properties and theme are resolved into
 * plain attributes, canvases are embedded, and nothing in it points anywhere. What only the page needs (roles, names
 * for linking, transparent targets for a finger) is left out.
 */
import { plainColour } from './plainColour.ts';

const namespace = 'http://www.w3.org/2000/svg';
const margin = 12;

/** Inherited: written where an element differs from its parent. */
const inherited = [
  'color',
  'fill',
  'fill-opacity',
  'fill-rule',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'font-variant-numeric',
  'letter-spacing',
  'paint-order',
  'shape-rendering',
  'text-anchor',
  'visibility',
] as const;

/** Not inherited, with their values where nothing is set. */
const own = {
  opacity: '1',
  'clip-path': 'none',
  'dominant-baseline': 'auto',
  'stop-color': 'rgb(0, 0, 0)',
  transform: 'none',
} as const;

const colours: ReadonlySet<string> = new Set(['color', 'fill', 'stroke', 'stop-color']);
/** Attributes that mean something without the page; the rest (class, role, data-…, aria-…, tabindex) go. */
const pageOnly = /^(class|style|role|tabindex|data-.*|aria-.*|on.*)$/;

export interface StandaloneSvg {
  readonly text: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * @param body   holds elements marked `data-picture`; they keep their places to each other
 * @param words  become the picture's title and description
 * @throws Error when there is nothing to save
 */
export function standaloneSvg(
  body: HTMLElement,
  words: { readonly title: string; readonly caption: string },
): StandaloneSvg {
  const pictures = [
    ...body.querySelectorAll<SVGSVGElement | HTMLCanvasElement>('svg[data-picture], canvas[data-picture]'),
  ]
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && box.height > 0);
  if (pictures.length === 0) throw new Error('there is no picture');
  const left = Math.min(...pictures.map(({ box }) => box.left)) - margin;
  const top = Math.min(...pictures.map(({ box }) => box.top)) - margin;
  const width = Math.ceil(Math.max(...pictures.map(({ box }) => box.right)) - left + margin);
  const height = Math.ceil(Math.max(...pictures.map(({ box }) => box.bottom)) - top + margin);

  const whole = make('svg', { width, height, viewBox: `0 0 ${width} ${height}` });
  const page = getComputedStyle(document.body).backgroundColor;
  whole.append(
    make('title', {}, words.title),
    make('desc', {}, words.caption),
    make('rect', { width, height, fill: plainColour(page) }),
  );
  for (const { element, box } of pictures) {
    const place = { x: box.left - left, y: box.top - top, width: box.width, height: box.height };
    if (element instanceof HTMLCanvasElement)
      whole.append(make('image', { ...place, href: element.toDataURL() }));
    else whole.append(inlined(element, place));
  }
  return { text: new XMLSerializer().serializeToString(whole), width, height };
}

function make(tag: string, attributes: Readonly<Record<string, string | number>>, text = ''): SVGElement {
  const element = document.createElementNS(namespace, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  if (text !== '') element.textContent = text;
  return element;
}

function inlined(picture: SVGSVGElement, place: Readonly<Record<string, number>>): SVGElement {
  const copy = picture.cloneNode(false);
  if (!(copy instanceof SVGElement)) throw new Error('the picture is no SVG');
  copyInto(picture, copy, null);
  // Its place among the other pictures; the viewBox, if it has one, stays.
  for (const [name, value] of Object.entries(place)) copy.setAttribute(name, String(value));
  return copy;
}

/** Fills `copy`, a shallow clone of `shown`, with what is shown in it. */
function copyInto(shown: SVGElement, copy: SVGElement, parent: CSSStyleDeclaration | null): void {
  const style = getComputedStyle(shown);
  for (const name of copy.getAttributeNames()) if (pageOnly.test(name)) copy.removeAttribute(name);
  for (const property of inherited) {
    const value = style.getPropertyValue(property);
    if (value === '' || value === parent?.getPropertyValue(property)) copy.removeAttribute(property);
    else copy.setAttribute(property, written(property, value));
  }
  for (const [property, usual] of Object.entries(own)) {
    const value = style.getPropertyValue(property);
    // A transform in the markup is there already, in the form that every program reads.
    if (property === 'transform' && copy.hasAttribute('transform')) continue;
    if (value === '' || value === usual) copy.removeAttribute(property);
    else copy.setAttribute(property, written(property, value));
  }
  for (const child of shown.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) {
      copy.append(child.cloneNode());
    } else if (child instanceof SVGElement && isShown(child)) {
      const childCopy = child.cloneNode(false);
      if (!(childCopy instanceof SVGElement)) continue;
      copyInto(child, childCopy, style);
      copy.append(childCopy);
    }
  }
}

/** Targets for a finger carry `data-target`: they are there to be hit, not to be seen. */
function isShown(element: SVGElement): boolean {
  return !element.hasAttribute('data-target') && getComputedStyle(element).display !== 'none';
}

function written(property: string, value: string): string {
  if (property === 'clip-path') return value.replaceAll('"', '');
  return colours.has(property) ? plainColour(value) : value;
}
