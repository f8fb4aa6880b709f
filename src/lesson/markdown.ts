/** Lesson text to a syntax tree: Markdown with tables, front matter, directives and formulas. */
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml'])
  .use(remarkGfm, { singleTilde: false })
  .use(remarkMath)
  .use(remarkDirective)
  .freeze();

export type MarkdownRoot = ReturnType<typeof parser.parse>;
export type MarkdownNode = MarkdownRoot['children'][number];
export type NodeOf<Type extends MarkdownNode['type']> = Extract<MarkdownNode, { type: Type }>;
export type Directive = NodeOf<'containerDirective' | 'leafDirective' | 'textDirective'>;

export function parseMarkdown(source: string): MarkdownRoot {
  return parser.parse(source);
}

/** The directive as its author wrote it, for messages. */
export function writtenDirective(node: Directive): string {
  const colons = { textDirective: ':', leafDirective: '::', containerDirective: ':::' }[node.type];
  return `${colons}${node.name}`;
}
