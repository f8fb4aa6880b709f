/**
 * A colour as every program writes it. Style sheets here mix colours in Oklab, which programs that draw SVG do not
 * know; the browser itself is asked what the mixture looks like.
 */
const known = new Map<string, string>();
let context: CanvasRenderingContext2D | null = null;

/** @param colour  as computed; what is no colour (`none`, `url(…)`) comes back as it is; what cannot be seen is `none` */
export function plainColour(colour: string): string {
  if (!/^(rgb|color|oklab|oklch|lab|lch|hsl|hwb|#)/.test(colour)) return colour;
  const before = known.get(colour);
  if (before !== undefined) return before;
  const plain = drawn(colour);
  known.set(colour, plain);
  return plain;
}

function drawn(colour: string): string {
  if (!context) {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1, 1];
    context = canvas.getContext('2d', { willReadFrequently: true });
  }
  if (!context) return colour;
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
  if (alpha === 0) return 'none';
  return alpha === 255
    ? `rgb(${red}, ${green}, ${blue})`
    : `rgba(${red}, ${green}, ${blue}, ${(alpha / 255).toFixed(3)})`;
}
