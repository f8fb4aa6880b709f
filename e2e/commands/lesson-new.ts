/** `npm run lesson:new -- NN-name [FOLDER]`: a lesson with every part in its place, to be written over. */
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const course = fileURLToPath(new URL('../../lessons/en', import.meta.url));
const order = fileURLToPath(new URL('../../lessons/order.json', import.meta.url));

export async function main([name = '', folder = course]: readonly string[]): Promise<number> {
  if (!/^\d\d-[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    console.error(
      'usage: npm run lesson:new -- NN-name [FOLDER]\n       for example 14-attention: two digits, then small letters, digits and hyphens',
    );
    return 2;
  }
  const file = join(resolve(folder), `${name}.md`);
  try {
    await writeFile(file, template(Number(name.slice(0, 2))), { flag: 'wx' });
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    console.error(`${file}: ${exists ? 'is there already, and was left as it is' : 'could not be written'}`);
    return 1;
  }
  if (resolve(folder) === resolve(course)) await addToOrder(name);
  const shown = relative(process.cwd(), file);
  console.log(`${shown}\ncheck it with: npm run lesson:check -- ${shown}`);
  return 0;
}

async function addToOrder(name: string): Promise<void> {
  const names: unknown = JSON.parse(await readFile(order, 'utf8'));
  if (!Array.isArray(names)) throw new TypeError(`${order}: not a list of names`);
  await writeFile(order, `${JSON.stringify([...names, name].toSorted(), null, 2)}\n`);
}

/** Every part that a lesson must have, in order. It passes the check as it stands. */
function template(number: number): string {
  return `---
title: The title
number: ${number}
minutes: 12
question: What can the reader not answer yet, and will be able to answer at the end?
---

::figure{name=cell word=hello}

What the figure shows, before anything is explained. Point to the :symbol[forget gate f]{of=forgetGate} in words, and write formulas in macros, as $\\hidden{t}$.

## The idea

The idea in plain words.

:::analogy
One picture to think with, and where it limps.
:::

## The mathematics

::::derivation
:::line{formula=cellState}
Why this line follows.
:::
::::

:::experiment

## Try it on the model

What to do in the figure, and what to see there.
:::

## Predict first

::::predict{check=farthestFromZero}
The question.

::choice[One outcome]{when=cellState}
::choice[The other]{when=hiddenState}

:::reason
Why, in words that are true whatever turns out.
:::
::::

::::predict{check=gateAtRepeatedLetter}
A second question.

::choice[Lower]{when=lower}
::choice[The same]{when=same}
::choice[Higher]{when=higher}

:::reason
Why, in words that are true whatever turns out.
:::
::::

## In short

:::summary

- At most five lines.
  :::

## Exercises

::::exercise
A task.

:::hint
A slight hint.
:::

:::hint
A plainer one.
:::

:::answer
The worked answer.
:::
::::

## Sources

::source[What to read it for.]{authors="Who" year=1997 title="What" in="Where"}
`;
}
