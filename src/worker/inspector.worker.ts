/** The inspector: float64 answers from the reference, with no tfjs, so that figures are alive before it has loaded. */
import { decode, encode, normaliseText, splitLetters } from '#data/text';
import { seededRandom } from '#data/random';
import { serve } from '#protocol/channel';
import type { InspectorCalls } from '#protocol/inspector';
import { evaluate, readText } from '#reference/charModel';
import { generate } from '#reference/generate';
import type { FigureCalls } from './figureCalls.ts';

const lettersOf = (text: string) => splitLetters(normaliseText(text));

serve<InspectorCalls>(self, {
  read({ model, text }) {
    const { letters, codes } = encode(lettersOf(text), model.spec.vocabulary);
    const { trace, probabilities, surprise } = readText(model, codes);
    return { reply: { letters, codes, trace, probabilities, surprise } };
  },
  generate({ model, prompt, length, temperature, seed, holds = [] }) {
    const { vocabulary } = model.spec;
    const random = seededRandom(seed).next;
    const { codes } = encode(lettersOf(prompt), vocabulary);
    const written = generate(model, { prompt: codes, length, temperature, random, holds });
    return { reply: { text: decode(written, vocabulary) } };
  },
  evaluate({ model, text }) {
    return { reply: { bitsPerChar: evaluate(model, encode(lettersOf(text), model.spec.vocabulary).codes) } };
  },
  examine: later('examine'),
  field: later('field'),
  flow: later('flow'),
  forecast: later('forecast'),
  forecastErrors: later('forecastErrors'),
  forecastGround: later('forecastGround'),
  itemOrder: later('itemOrder'),
  operate: later('operate'),
  vanish: later('vanish'),
  backwardPass: later('backwardPass'),
  prove: later('prove'),
  samplePath: later('samplePath'),
  activations: later('activations'),
  orderUnits: later('orderUnits'),
  followUnits: later('followUnits'),
  reach: later('reach'),
  trainingMoment: later('trainingMoment'),
  letterGradient: later('letterGradient'),
});

/** A call whose code is fetched when it is first asked for: reading a lesson needs none of it. */
function later<Name extends keyof FigureCalls>(name: Name) {
  return async (request: InspectorCalls[Name]['request'], signal: AbortSignal) => {
    const { figureCalls } = await import('./figureCalls.ts');
    return figureCalls[name](request, signal);
  };
}
