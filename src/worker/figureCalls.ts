/** What the inspector answers to figures beyond the reading of a text; each fetches its own analysis. */
import { seededRandom } from '#data/random';
import type { Handlers } from '#protocol/channel';
import type { InspectorCalls } from '#protocol/inspector';
import type { NetworkSpec } from '#rnn/network';

/** Inputs at every step of the random sequences. */
const inputs = 4;

export type FigureCalls = Omit<Handlers<InspectorCalls>, 'read' | 'generate' | 'evaluate'>;

export const figureCalls: FigureCalls = {
  async examine({ spec, parameters, batch, targets }) {
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
    const [{ gaussian }, { seededParameters }, { convolutionNetwork, recurrentNetwork }, { feltInputs }] =
      await Promise.all([
        import('#data/matrices'),
        import('#data/seededParameters'),
        import('#inspect/receptiveField'),
        import('#inspect/feltInputs'),
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
  async samplePath({ model, text, seed, ...options }) {
    const [{ encode, normaliseText, splitLetters }, { samplePath }] = await Promise.all([
      import('#data/text'),
      import('#inspect/samplePath'),
    ]);
    const { codes } = encode(splitLetters(normaliseText(text)), model.spec.vocabulary);
    return { reply: samplePath(model, codes, { ...options, random: seededRandom(seed).next }) };
  },
  async reach({ networks, batch, targets }) {
    const { feltByDistance, memoryReach } = await import('#inspect/memoryReach');
    return {
      reply: networks.map(({ spec, parameters }) =>
        memoryReach(feltByDistance(spec, parameters, batch, targets)),
      ),
    };
  },
  async operate(request) {
    const { operate } = await import('#inspect/surgery');
    return { reply: operate(request) };
  },
  async backwardPass({ text, wall }) {
    const { backwardPass } = await import('#inspect/microscope');
    return { reply: backwardPass(text, wall) };
  },
  async activations({ model, codes, name }) {
    const { unitActivations } = await import('#inspect/unitActivations');
    const values = unitActivations(model, codes, name);
    const { cell, units } = model.spec;
    return { reply: { cell, name, values, H: units }, transfer: [values.buffer] };
  },
  async orderUnits({ order, of }) {
    const { unitOrder } = await import('#inspect/unitOrder');
    return { reply: { order: unitOrder(order, of.cell, of.name, of.values, of.H) } };
  },
  async followUnits({ of, wanted, yesOrNo }) {
    const { unitFollowers } = await import('#inspect/unitFollowers');
    return { reply: { followers: unitFollowers(of.values, of.H, wanted, yesOrNo) } };
  },
  async trainingMoment(passage) {
    const { trainingMoment } = await import('#inspect/trainingMoment');
    return { reply: trainingMoment(passage) };
  },
  async letterGradient({ passage, timeStep }) {
    const { letterGradient } = await import('#inspect/trainingMoment');
    return { reply: letterGradient(passage, timeStep) };
  },
  async prove({ text, nudged, step }) {
    const { proof } = await import('#inspect/microscope');
    return { reply: proof(text, nudged, step) };
  },
  async flow(request) {
    const { sequenceFlow } = await import('#inspect/sequenceFlow');
    return { reply: sequenceFlow(request) };
  },
  async forecastGround({ name, text }) {
    const [series, { forecastWindows }, baselines, { shownForecastSeries }, { errorsAhead }, { horizon }] =
      await Promise.all([
        import('#data/forecastSeries'),
        import('#data/forecastWindows'),
        import('#data/forecastBaselines'),
        import('#data/shownForecastSeries'),
        import('#inspect/forecasts'),
        import('#data/forecasters'),
      ]);
    const loaded = series.forecastSeries(name, text);
    if (loaded.kind !== 'loaded') return { reply: loaded };
    const { content } = loaded;
    const linear = baselines.linearWeights(content);
    const windows = forecastWindows(content, series.measuredStarts(content));
    const errors = {
      lastValue: errorsAhead(
        baselines.lastValueForecasts(windows, content.column, horizon),
        windows.answers,
        horizon,
      ),
      linear: errorsAhead(baselines.linearForecasts(linear, windows), windows.answers, horizon),
    };
    return {
      reply: { kind: 'loaded', content: { series: shownForecastSeries(content), linear, errors } },
    };
  },
  async forecast({ windows, column, linear, networks }) {
    const [{ lastValueForecasts, linearForecasts }, { networkForecasts }, { horizon }] = await Promise.all([
      import('#data/forecastBaselines'),
      import('#inspect/forecasts'),
      import('#data/forecasters'),
    ]);
    return {
      reply: {
        lastValue: lastValueForecasts(windows, column, horizon),
        linear: linearForecasts(linear, windows),
        networks: networks.map((network) => networkForecasts(network, windows, horizon)),
      },
    };
  },
  async forecastErrors({ network, windows }) {
    const { squaredErrors } = await import('#inspect/forecasts');
    return { reply: { errors: squaredErrors(network, windows) } };
  },
  async itemOrder(request) {
    const { itemOrder } = await import('#inspect/itemOrder');
    return { reply: itemOrder(request) };
  },
};
