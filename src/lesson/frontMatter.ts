/** The head of a lesson: YAML between two lines of `---`. */
import * as v from 'valibot';
import { LineCounter, parseDocument } from 'yaml';
import type { LessonHead } from './document.ts';
import type { MarkdownRoot } from './markdown.ts';
import type { ProblemList } from './problem.ts';

const sentence = (maxLength: number) =>
  v.pipe(
    v.string('a text'),
    v.trim(),
    v.minLength(3, 'a text'),
    v.maxLength(maxLength, `at most ${maxLength} characters`),
  );
const wholeNumber = (max: number) => {
  const message = `a whole number from 1 to ${max}`;
  return v.pipe(v.number(message), v.integer(message), v.minValue(1, message), v.maxValue(max, message));
};

const headSchema = v.strictObject({
  title: sentence(80),
  number: wholeNumber(99),
  minutes: wholeNumber(60),
  question: sentence(240),
});

/** The head, or null with the reasons in `problems`. */
export function readFrontMatter(root: MarkdownRoot, problems: ProblemList): LessonHead | null {
  const first = root.children[0];
  if (first?.type !== 'yaml') {
    problems.at(1, 'no front matter', 'a head between two lines of ---');
    return null;
  }
  // The first line of the file is `---`.
  const before = first.position?.start.line ?? 1;
  const lines = new LineCounter();
  const document = parseDocument(first.value, { lineCounter: lines });
  for (const error of document.errors) {
    problems.at(before + lines.linePos(error.pos[0]).line, error.message.split('\n')[0], 'valid YAML');
  }
  if (document.errors.length > 0) return null;
  const result = v.safeParse(headSchema, document.toJS({ maxAliasCount: 0 }));
  if (result.success) return result.output;
  for (const issue of result.issues) {
    const key = String(issue.path?.[0]?.key ?? '');
    const texts = first.value.split('\n');
    const line = texts.findIndex((text) => text.startsWith(`${key}:`));
    const known = Object.hasOwn(headSchema.entries, key);
    problems.at(
      before + line + 1,
      line < 0 ? `no ${key || 'keys'} in the head` : `“${texts[line]}”`,
      key === '' || known ? issue.message : `only ${Object.keys(headSchema.entries).join(', ')}`,
    );
  }
  return null;
}
