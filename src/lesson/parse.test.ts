import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLesson } from './parse.ts';
import { formatProblem } from './problem.ts';

const whole = `---
title: A memory
number: 6
minutes: 14
question: What if it could choose?
---

::figure{name=cell word=hello unit=3}

The :symbol[cell state]{of=cellState} stays.

## A heading

:::analogy
A diary.
:::

::::derivation
:::line{formula=forgetGate}
How much stays.
:::
::::

:::experiment
Step on.
:::

::::predict{check=gateAtRepeatedLetter}
The second l?

::choice[Lower]{when=lower}
::choice[The same]{when=same}
::choice[Higher]{when=higher}

:::reason
The hidden state differs.
:::
::::

::::predict{check=farthestFromZero}
Which goes farther?

::choice[The cell state]{when=cellState}
::choice[The hidden state]{when=hiddenState}

:::reason
It depends on what was read.
:::
::::

:::summary
- One
- Two
:::

::::exercise
Try it.

:::hint
Look.
:::

:::answer
So.
:::
::::

::source[Where it began.]{authors="Hochreiter & Schmidhuber" year=1997 title="Long Short-Term Memory" in="Neural Computation 9"}
`;

function problemsOf(source: string): string[] {
  const parsed = parseLesson(source);
  return parsed.kind === 'lesson' ? [] : parsed.problems.map((problem) => formatProblem('a.md', problem));
}

describe('parseLesson', () => {
  it('reads a whole lesson', () => {
    const parsed = parseLesson(whole);
    expect(parsed.kind === 'problems' ? parsed.problems : []).toEqual([]);
    if (parsed.kind !== 'lesson') return;
    const { lesson } = parsed;
    expect(lesson).toMatchObject({
      title: 'A memory',
      number: 6,
      minutes: 14,
      figure: { name: 'cell', settings: { word: 'hello', unit: 3 } },
    });
    expect(lesson.blocks.map(({ kind }) => kind)).toEqual([
      'prose',
      'analogy',
      'derivation',
      'experiment',
      'predict',
      'predict',
      'summary',
      'exercise',
      'source',
    ]);
    expect(lesson.blocks[4]).toMatchObject({
      check: 'gateAtRepeatedLetter',
      choices: [{ outcome: 'lower' }, { outcome: 'same' }, { outcome: 'higher' }],
    });
    expect(lesson.blocks.at(-1)).toMatchObject({
      source: { authors: 'Hochreiter & Schmidhuber', year: 1997, published: 'Neural Computation 9' },
    });
  });

  it.each([
    ['title: A memory\n', '', 'a.md:1: found no title in the head'],
    ['minutes: 14', 'minutes: soon', 'a.md:4: found “minutes: soon”, expected a whole number from 1 to 60'],
    ['minutes: 14', 'minutes: 14\nauthor: x', 'a.md:5: found “author: x”, expected only title'],
    ['title: A memory', 'title: [A', 'valid YAML'],
    ['name=cell', 'name=wheel', 'a.md:8: found ::figure of “wheel”, expected name= one of cell, training'],
    ['unit=3', 'unit=0', 'a.md:8: found ::figure{name=cell} with unit=“0”, expected a whole number from 1'],
    ['unit=3', 'colour=red', 'only the settings of this figure: word, unit'],
    ['::figure{name=cell word=hello unit=3}', '', 'found a lesson that opens without its figure'],
    [
      'formula=forgetGate',
      'formula=resetGate',
      'a.md:19: found formula=resetGate, expected one of forgetGate',
    ],
    [':::experiment', ':::video', 'a.md:24: found :::video, expected ::figure, ::code, :::analogy'],
    ['check=farthestFromZero', 'check=best', 'found check=best, expected one of'],
    [
      'check=farthestFromZero',
      'check=untrainedLoss',
      'check=untrainedLoss in a lesson without ::figure{name=training}',
    ],
    ['::choice[Higher]{when=higher}\n', '', 'a.md:28: found 0 choices for “higher”'],
    ['when=higher', 'when=best', 'found when=“best”, expected one of “lower”, “same”, “higher”'],
    [':::hint\nLook.\n:::\n', '', '0 of :::hint in :::exercise, expected 1 to 4'],
    ['- Two', '- Two\n- 3\n- 4\n- 5\n- 6', 'a summary of 6 lines, expected at most five'],
    ['year=1997', 'year=97', 'found year=“97”, expected a year of four digits'],
    [':::analogy\nA diary.\n:::\n', '', 'found 0 of analogy in the whole lesson, expected exactly 1'],
    [
      ':::experiment',
      '::code{of=wheel}\n\n:::experiment',
      'a.md:24: found ::code of “wheel”, expected of= one of rnn,',
    ],
    [':::experiment', '::code\n\n:::experiment', 'a.md:24: found ::code without of'],
    [':::experiment', '::code[An LSTM]{of=lstm}\n\n:::experiment', 'a.md:24: found words on ::code'],
    [':::analogy', ':::analogy{class=x}', 'found :::analogy with class, expected no attribute'],
    [':::analogy', ':::analogy[Label]', 'found a label on :::analogy'],
    ['The :symbol', '<script>1</script> The :symbol', 'a.md:10: found raw HTML'],
  ])('with %j replaced by %j reports it', (from, to, report) => {
    expect(whole).toContain(from);
    expect(problemsOf(whole.replace(from, to)).join('\n')).toContain(report);
  });

  it('takes code anywhere between the parts', () => {
    const parsed = parseLesson(whole.replace(':::analogy', '::code{of=languageModel}\n\n:::analogy'));
    expect(parsed).toMatchObject({
      kind: 'lesson',
      lesson: {
        blocks: [
          { kind: 'prose' },
          { kind: 'code', of: 'languageModel' },
          { kind: 'analogy' },
          {},
          {},
          {},
          {},
          {},
          {},
          {},
        ],
      },
    });
  });

  it('reports parts that come before those they rest on', () => {
    const summary = ':::summary\n- One\n- Two\n:::\n';
    const moved = whole.replace(summary, '').replace(':::analogy', `${summary}\n:::analogy`);
    expect(problemsOf(moved).join('\n')).toContain(':::analogy after :::summary');
  });

  it('reports a directive that the end of the file closes', () => {
    expect(problemsOf(`${whole}\n:::experiment\nwithout end\n`).join('\n')).toContain(
      ':::experiment without an end',
    );
  });

  it('answers any text with a lesson or with problems, each on a line of the text', () => {
    const lines = whole.split('\n');
    const damaged = fc
      .array(
        fc.tuple(fc.nat(lines.length - 1), fc.oneof(fc.constantFrom('', ':::', '::::', '---'), fc.string())),
        { maxLength: 6 },
      )
      .map((edits) => {
        const copy = [...lines];
        for (const [at, line] of edits) copy[at] = line;
        return copy.join('\n');
      });
    fc.assert(
      fc.property(damaged, (source) => {
        const parsed = parseLesson(source);
        if (parsed.kind === 'lesson') return;
        expect(parsed.problems.length).toBeGreaterThan(0);
        for (const { line } of parsed.problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(source.split('\n').length + 1);
        }
      }),
      { numRuns: 60 },
    );
  }, 20_000);
});
