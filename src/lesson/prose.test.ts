import { quantities } from '#rnn/quantities';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elements, safeAddress } from './html.ts';
import { parseMarkdown } from './markdown.ts';
import { ProblemList } from './problem.ts';
import { renderProse } from './prose.ts';

/** The oracle for what may stand on the page: our elements, and those that KaTeX writes. */
const ours = new Map<string, readonly string[]>(Object.entries(elements));
const katexElements = new Set(
  (
    'span math semantics mrow mi mo mn ms mtext mspace mstyle msub msup msubsup mfrac msqrt mroot mover munder ' +
    'munderover mtable mtr mtd mpadded mphantom menclose merror svg path line'
  ).split(' '),
);
const katexAttributes = new Set(
  (
    'class style aria-hidden xmlns display width height viewBox preserveAspectRatio d mathvariant stretchy fence ' +
    'separator lspace rspace minsize maxsize accent accentunder linethickness scriptlevel displaystyle rowspacing ' +
    'columnspacing columnalign rowalign columnlines rowlines notation voffset depth symmetric movablelimits largeop ' +
    'mathcolor mathbackground mathsize x1 x2 y1 y2 stroke-width data-quantity data-slot data-part'
  ).split(' '),
);

const tag = /<(\/?)([A-Za-z][A-Za-z0-9]*)((?:\s+[A-Za-z-]+="[^"]*")*)\s*\/?>/g;

/** What in the HTML is outside of the allowed set; empty when all is well. */
function strangersIn(html: string): string[] {
  const strangers: string[] = [];
  for (const [, , name, attributes] of html.matchAll(tag)) {
    const allowed = ours.get(name);
    if (!allowed && !katexElements.has(name)) strangers.push(`<${name}>`);
    for (const [, attribute, value] of attributes.matchAll(/([A-Za-z-]+)="([^"]*)"/g)) {
      const known =
        allowed?.includes(attribute) || (katexElements.has(name) && katexAttributes.has(attribute));
      if (!known || !harmlessValue(attribute, value)) strangers.push(`${attribute}="${value}" on <${name}>`);
    }
  }
  if (/[<>]/.test(html.replaceAll(tag, ''))) strangers.push('an angle bracket that opens no tag');
  return strangers;
}

function harmlessValue(attribute: string, value: string): boolean {
  switch (attribute) {
    case 'href':
      return /^(https:\/\/|#\/)/.test(value);
    case 'data-quantity':
      return Object.hasOwn(quantities, value);
    case 'style':
      return !/url|expression|import|position:\s*fixed/i.test(value);
    default:
      return true;
  }
}

function render(source: string) {
  const problems = new ProblemList();
  return { html: renderProse(parseMarkdown(source).children, problems), problems: problems.problems };
}

const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](data:text/html,<script>)',
  '[x](https://a.b/"onmouseover=alert(1))',
  '![x](https://a.b/c.png)',
  '<https://a.b/?q=<script>>',
  ':symbol[a<b>]{of=forgetGate onclick=alert}',
  ':symbol[a]{of="\\"><script>"}',
  ':symbol[$\\forget{t}$]{of=forgetGate}',
  '$\\href{javascript:alert(1)}{x}$',
  '$\\htmlStyle{position:fixed}{x}$',
  '$\\htmlData{quantity="><script>}{x}$',
  '$\\text{<script>}$',
  '$$\n\\frac{\\hidden{t}}{2}\n$$',
  '`<b>`',
  '```html\n<script>\n```',
  '| <a | b> |\n|---|---|\n| $x$ | 2 |',
  '&lt;script&gt; &#60;',
  '[^1]: <b>',
  '::figure{name=x}',
  ':::predict\n',
  '\n:::\n',
  '> ',
  '- [ ] ',
  '\n\n',
];

describe('prose', () => {
  it('never writes an element or attribute outside of the allowed set, whatever the text', () => {
    const fragment = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...hostile) },
      { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
      {
        weight: 2,
        arbitrary: fc.constantFrom('<', '>', '"', '&', '$', '`', ':', '{', '}', '[', ']', '\\', '\n'),
      },
    );
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 12 }), (fragments) => {
        expect(strangersIn(render(fragments.join('')).html)).toEqual([]);
      }),
      { numRuns: 250 },
    );
  }, 20_000);

  it.each([
    ['<b>bold</b>', 'raw HTML'],
    ['[x](javascript:alert(1))', 'a link to'],
    ['[x](http://example.org)', 'a link to'],
    ['![x](https://example.org/x.png)', 'an image'],
    ['# Title', 'a heading of level 1'],
    [':unknown[x]', ':unknown'],
    [':symbol[x]{of=thirdGate}', 'thirdGate'],
    [':symbol[x]{of=forgetGate style=a}', 'style'],
    [':term[x]', ':term of'],
    [':term[x]{of="a b"}', ':term of'],
    [':term{of=gate}', 'without words'],
    [':term[x]{of=gate role=link}', 'role'],
    [':everyday[x]{of=gate}', ':everyday with of'],
    ['$\\nothing$', 'the formula'],
    ['$\\href{https://example.org}{x}$', 'the formula'],
    ['text :::predict{check=x}', ':::predict'],
    ['a[^1]\n\n[^1]: note', 'footnote'],
  ])('refuses %s', (source, found) => {
    const { problems } = render(source);
    expect(problems.map((problem) => problem.found).join()).toContain(found);
  });

  it('marks a symbol so that it can be reached by keyboard and lights up', () => {
    expect(render(':symbol[forget gate]{of=forgetGate}').html).toBe(
      '<p><span class="symbol" tabindex="0" data-quantity="forgetGate">forget gate</span></p>',
    );
  });

  it('marks a term as something to open, in an element that breaks over lines as words do', () => {
    expect(render('A :term[hidden _state_]{of=hidden-state} and a :everyday[gate].').html).toBe(
      '<p>A <span class="term" role="button" tabindex="0" aria-haspopup="dialog" data-term="hidden-state">' +
        'hidden <em>state</em></span> and a gate.</p>',
    );
  });

  it('gives each heading its name in the address', () => {
    expect(render('## Why “tanh”, and where? $\\cell{t}$').html).toContain(
      '<h2 data-section="why-tanh-and-where-ct">',
    );
  });

  it('renders formulas with MathML for those who listen', () => {
    const { html, problems } = render('The state $\\cell{t-1}$ stays.');
    expect(problems).toEqual([]);
    expect(html).toContain('<math');
    expect(html).toContain('data-quantity="previousCellState"');
  });
});

describe('safeAddress', () => {
  it('lets only https addresses and lessons of this site pass', () => {
    expect(safeAddress('#/lesson/06-lstm')).toBe('#/lesson/06-lstm');
    expect(safeAddress('https://arxiv.org/abs/1308.0850')).toBe('https://arxiv.org/abs/1308.0850');
    for (const address of [
      'javascript:alert(1)',
      ' https://a.b',
      '//a.b',
      'http://a.b',
      'https://u@a.b',
      '/x',
    ])
      expect(safeAddress(address)).toBeNull();
  });
});
