/** The inspector: float64 answers from the reference, with no tfjs, so that figures are alive before it has loaded. */
import { decode, encode, normaliseText, splitLetters } from '#data/text';
import { seededRandom } from '#data/random';
import { serve } from '#protocol/channel';
import type { InspectorCalls } from '#protocol/inspector';
import type { NetworkSpec } from '#rnn/network';
import { evaluate, readText } from '#reference/charModel';
import { generate } from '#reference/generate';

/** Inputs at every step of the random sequences. */
const inputs = 4;

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
  async examine({ spec, parameters, batch, targets }) {
    // The way back is fetched when it is first asked for: reading a lesson needs none of it.
    const { networkGradients } = await import('#reference/networkGradients');
    const { loss, trace, ...gradients } = networkGradients(spec, parameters, batch, targets);
    return { reply: { loss, trace, gradients } };
  },
  async vanish({ length, units, draw, seed, ...knobs }) {
    const [{ drawRecurrent }, { readVanishing }] = await Promise.all([
      import('#data/recurrentDraws'),
      import('#inspect/vanishing'),
    ]);
    const draws = drawRecurrent({ T: length, I: inputs, H: units, blocks: 4 }, draw, seed);
    return { reply: readVanishing(draws, knobs) };
  },
  async field({ convolution, recurrent, length, seed }) {
    const [{ gaussian }, { seededParameters }, { convolutionNetwork, feltInputs, recurrentNetwork }] =
      await Promise.all([
        import('#data/matrices'),
        import('#data/seededParameters'),
        import('#inspect/receptiveField'),
      ]);
    const random = seededRandom(seed);
    const x = Float64Array.from({ length }, () => gaussian(random));
    const felt = (spec: NetworkSpec) => feltInputs(spec, seededParameters(spec, seed), x);
    const reply = {
      convolution: felt(convolutionNetwork(convolution)),
      recurrent: felt(recurrentNetwork(recurrent)),
    };
    return { reply };
  },
  async operate(request) {
    const { operate } = await import('#inspect/surgery');
    return { reply: operate(request) };
  },
  async backwardPass({ text, wall }) {
    const { backwardPass } = await import('#inspect/microscope');
    return { reply: backwardPass(text, wall) };
  },
  async prove({ text, nudged, step }) {
    const { proof } = await import('#inspect/microscope');
    return { reply: proof(text, nudged, step) };
  },
});
