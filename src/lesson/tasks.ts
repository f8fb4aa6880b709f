/** What a learner works on, predictions and exercises, from directives to blocks. */
import type { Reading } from './blocks.ts';
import { checks } from './checks.ts';
import { checkContainer, readAttributes, required, splitParts } from './directives.ts';
import type { Block, ProseHtml } from './document.ts';
import { writtenDirective, type MarkdownNode, type NodeOf } from './markdown.ts';
import { renderProse } from './prose.ts';
import { exerciseChecks, isExerciseCheck } from './vocabulary.ts';

type Container = NodeOf<'containerDirective'>;
type Leaf = NodeOf<'leafDirective'>;

/**
 * `::::predict{check=…}`: a question; `::choice[…]{when=outcome}` for every outcome, or where the check asks for a number,
 * marks or a curve one `::guess[…]`; `:::reason`.
 */
export function readPredict(node: Container, reading: Reading): Block | null {
  const { source, problems } = reading;
  checkContainer(node, source, problems);
  const { check: name } = readAttributes(node, ['check'], problems);
  const check = checks.get(name);
  if (!check) {
    if (name !== '') problems.at(node, `check=${name}`, `one of ${[...checks.keys()].join(', ')}`);
    return null;
  }
  const { prose, named } = splitParts(node, ['choice', 'guess', 'reason']);
  const { topic, figure: _figure, ...asked } = check;
  const outcomes = asked.answer === 'choice' ? asked.outcomes : [];
  const guesses = asked.answer === 'choice' ? 0 : 1;
  if (named.guess.length !== guesses)
    problems.at(
      named.guess[guesses] ?? node,
      `${named.guess.length} of ::guess where check=${name} asks for a ${asked.answer}`,
      guesses === 0 ? 'none' : 'one ::guess[what is to be given]',
    );
  return {
    kind: 'predict',
    topic,
    check: name,
    asked,
    question: required(node, prose, 'a question', problems),
    choices: readChoices(node, named.choice, outcomes, reading),
    guess: renderProse(
      named.guess.flatMap<MarkdownNode>((guess) => {
        required(guess, guess.children, 'words', problems);
        return guess.children;
      }),
      problems,
    ),
    reason: onePart(node, named.reason, ':::reason', reading),
  };
}

function readChoices(
  node: Container,
  parts: readonly (Container | Leaf)[],
  outcomes: readonly string[],
  { problems }: Reading,
) {
  const choices = parts.map((choice) => {
    const { when } = readAttributes(choice, ['when'], problems);
    return { node: choice, outcome: when, html: required(choice, choice.children, 'words', problems) };
  });
  for (const outcome of outcomes) {
    const count = choices.filter((choice) => choice.outcome === outcome).length;
    if (count !== 1)
      problems.at(node, `${count} choices for “${outcome}”`, `one ::choice[…]{when="${outcome}"}`);
  }
  for (const choice of choices) {
    if (choice.outcome !== '' && !outcomes.includes(choice.outcome)) {
      const names = outcomes.map((name) => `“${name}”`).join(', ');
      problems.at(
        choice.node,
        `when=“${choice.outcome}”`,
        names === '' ? 'no ::choice here' : `one of ${names}`,
      );
    }
  }
  return choices.map(({ outcome, html }) => ({ outcome, html }));
}

/** Hints that an exercise may have, from the slightest to the plainest. */
const mostHints = 4;

/** `::::exercise`: a task, one to four `:::hint`, `:::answer`; with `{check=…}` where the page checks the work. */
export function readExercise(node: Container, reading: Reading): Block {
  const { source, problems } = reading;
  const given = node.attributes ?? {};
  const { check } = 'check' in given ? readAttributes(node, ['check'], problems) : { check: undefined };
  if (check === undefined) readAttributes(node, [], problems);
  else if (!isExerciseCheck(check))
    problems.at(node, `check=${check}`, `one of ${exerciseChecks.join(', ')}`);
  checkContainer(node, source, problems);
  const { prose, named } = splitParts(node, ['hint', 'answer']);
  if (named.hint.length < 1 || named.hint.length > mostHints)
    problems.at(
      named.hint[mostHints] ?? node,
      `${named.hint.length} of :::hint in ${writtenDirective(node)}`,
      `1 to ${mostHints}`,
    );
  return {
    kind: 'exercise',
    question: required(node, prose, 'a task', problems),
    hints: named.hint.map((hint) => partText(hint, reading)),
    answer: onePart(node, named.answer, ':::answer', reading),
    check: check !== undefined && isExerciseCheck(check) ? check : undefined,
  };
}

function onePart(
  parent: Container,
  parts: readonly (Container | Leaf)[],
  name: string,
  reading: Reading,
): ProseHtml {
  const { problems } = reading;
  if (parts.length !== 1)
    problems.at(
      parts[1] ?? parent,
      `${parts.length} of ${name} in ${writtenDirective(parent)}`,
      'exactly one',
    );
  const [first] = parts;
  return first ? partText(first, reading) : renderProse([], problems);
}

function partText(part: Container | Leaf, { source, problems }: Reading): ProseHtml {
  readAttributes(part, [], problems);
  if (part.type === 'containerDirective') checkContainer(part, source, problems);
  return renderProse(part.children, problems);
}
