/** What the page asks the inspector: float64 answers about one model, from the reference alone. */
import type { ForecastSeriesName } from '#data/forecasters';
import type { ForecastWindows } from '#data/forecastWindows';
import type { RecurrentDraw } from '#data/recurrentDraws';
import type { ShownForecastSeries } from '#data/shownForecastSeries';
import type { Loaded } from '#data/task';
import type { ComparedKnobs } from '#inspect/comparedLayers';
import type { VanishingReading } from '#inspect/vanishing';
import type { BackwardPass } from '#inspect/backwardPass';
import type { ItemOrderReading, ItemOrderRequest } from '#inspect/itemOrder';
import type { PredictedText } from '#inspect/predictedText';
import type { Nudged, Proof } from '#inspect/proof';
import type { ForecastNetwork, NetworkForecasts, ReadWindows } from '#inspect/forecasts';
import type { FieldReading } from '#inspect/feltInputs';
import type { ConvolutionStack, RecurrentStack } from '#inspect/receptiveField';
import type { SequenceFlow, SequenceRequest } from '#inspect/sequenceFlow';
import type { SampledPath } from '#inspect/samplePath';
import type { OperatedText, SurgeryReading } from '#inspect/surgery';
import type { GradientNorms, ReadPassage, TrainingMoment } from '#inspect/trainingMoment';
import type { UnitFollower } from '#inspect/unitFollowers';
import type { UnitOrderName } from '#inspect/unitOrder';
import type { ActivationName, CellName } from '#rnn/cells';
import type { Hold } from '#rnn/holds';
import type { CharModel } from '#rnn/model';
import type { NetworkSpec } from '#rnn/network';
import type { NetworkGradients, NetworkTrace } from '#rnn/networkTrace';
import type { LayerTrace } from '#rnn/trace';

/** A model read over a text from the zero state. Letters that the vocabulary lacks are left out. */
export interface TextReading {
  /** `[T]`: the letters that were read. */
  readonly letters: readonly string[];
  readonly codes: Int32Array;
  readonly trace: LayerTrace;
  /** `[T, V]`: after each letter, how probable each letter is next, at temperature 1. */
  readonly probabilities: Float64Array;
  /** `[T]`: bits by which the letter at each place surprised the model; the first has no prediction and is NaN. */
  readonly surprise: Float64Array;
}

export interface GenerateRequest {
  readonly model: CharModel;
  /** Letters the model reads first; may be empty. */
  readonly prompt: string;
  /** Number of letters to write. */
  readonly length: number;
  /** 0 always takes the likeliest letter; 1 samples as the model believes. */
  readonly temperature: number;
  readonly seed: number;
  /** Values held while it reads and writes, steps counted from the prompt's first letter; none unless told. */
  readonly holds?: readonly Hold[];
}

/** A batch of sequences, time-major, and the answers wanted. */
export interface ExaminedBatch {
  readonly T: number;
  readonly B: number;
  /** `[T, B, I]`, or codes `[T, B]`. */
  readonly inputs: ArrayLike<number>;
}

/** Codes, −1 where nothing counts (cross-entropy), or numbers (mean squared error), of the shape of the output. */
export interface WantedAnswers {
  readonly kind: 'codes' | 'values';
  readonly values: ArrayLike<number>;
}

/** Everything that a network computes for a batch, and the derivatives of its loss by all of it. */
export interface Examination {
  /** Cross-entropy in nats, or the mean squared error. */
  readonly loss: number;
  readonly trace: NetworkTrace;
  readonly gradients: NetworkGradients;
}

/** A text that the model reads, and letters that it then draws. */
export interface SampleRequest {
  readonly model: CharModel;
  /** Letters that the vocabulary lacks are left out. */
  readonly text: string;
  /** Letters to draw. */
  readonly length: number;
  /** 0 always takes the likeliest letter; 1 samples as the model believes. */
  readonly temperature: number;
  /** Letters that are drawn among, the likeliest at each place; 0 for all. */
  readonly kept: number;
  readonly seed: number;
}

/** Two networks of random weights over one random series. */
export interface FieldRequest {
  readonly convolution: ConvolutionStack;
  readonly recurrent: RecurrentStack;
  /** `T` */
  readonly length: number;
  readonly seed: number;
}

/** Three recurrent layers of the same random weights, one row of random inputs. */
export interface VanishingRequest extends ComparedKnobs {
  /** `T` */
  readonly length: number;
  /** `H` */
  readonly units: number;
  readonly draw: RecurrentDraw;
  readonly seed: number;
}

/** One gate or state of every unit at every letter, read by `unitActivations`. */
export interface UnitValues {
  readonly cell: CellName;
  readonly name: ActivationName;
  /** `[T, H]` */
  readonly values: Float64Array;
  readonly H: number;
}

/** A series to forecast, with the linear baseline fitted and both baselines measured. */
export interface ForecastGround {
  readonly series: ShownForecastSeries;
  /** `[T · C + 1, horizon]`, as `leastSquaresWeights` gives them. */
  readonly linear: Float64Array;
  /** Mean squared error at each step ahead over the measured windows, `[horizon]`. */
  readonly errors: { readonly lastValue: Float64Array; readonly linear: Float64Array };
}

/** Windows to read, and who forecasts. */
export interface ForecastRequest {
  readonly windows: ReadWindows;
  /** The number of a step that is forecast. */
  readonly column: number;
  readonly linear: ArrayLike<number>;
  readonly networks: readonly ForecastNetwork[];
}

/** `[B, horizon]` each. */
export interface Forecasts {
  readonly lastValue: Float64Array;
  readonly linear: Float64Array;
  /** In the order of the request. */
  readonly networks: readonly NetworkForecasts[];
}

// A type, not an interface: only types have the index signature that a contract needs.
export type InspectorCalls = {
  read: { request: { readonly model: CharModel; readonly text: string }; reply: TextReading };
  generate: { request: GenerateRequest; reply: { readonly text: string } };
  /** Mean bits per letter over a held-out text. */
  evaluate: {
    request: { readonly model: CharModel; readonly text: string };
    reply: { readonly bitsPerChar: number };
  };
  /** Any network, opened up: every activation, and every derivative with its direct and its recurrent path. */
  examine: {
    request: {
      readonly spec: NetworkSpec;
      /** `[P]`, laid out by `networkLayout`. */
      readonly parameters: ArrayLike<number>;
      readonly batch: ExaminedBatch;
      readonly targets: WantedAnswers;
    };
    reply: Examination;
  };
  /** A model with edits made, run over a text and back; without edits, the untouched run. */
  operate: { request: OperatedText; reply: SurgeryReading };
  /** Backpropagation through a short text with every derivative kept; `wall` as `backwardPass` takes it. */
  backwardPass: { request: { readonly text: PredictedText; readonly wall: number }; reply: BackwardPass };
  /** The derivative by one quantity from losses alone, the quantity moved by `step` either way. */
  prove: {
    request: { readonly text: PredictedText; readonly nudged: Nudged; readonly step: number };
    reply: Proof;
  };
  /** How much the last output of a stack of convolutions and of a recurrent network feels of each input. */
  field: { request: FieldRequest; reply: FieldReading };
  /** A text read and written on, with every distribution and the random number that drew each letter. */
  samplePath: { request: SampleRequest; reply: SampledPath };
  /** A text of any length, `codes` `[T]`; one gate or state of all units. */
  activations: {
    request: { readonly model: CharModel; readonly codes: Int32Array; readonly name: ActivationName };
    reply: UnitValues;
  };
  /** `[H]`: which unit stands in each row. */
  orderUnits: {
    request: { readonly order: UnitOrderName; readonly of: UnitValues };
    reply: { readonly order: Int32Array };
  };
  /** Every unit, the one that follows `wanted`, `[T]`, best first; as `unitFollowers` takes it. */
  followUnits: {
    request: { readonly of: UnitValues; readonly wanted: Float64Array; readonly yesOrNo: boolean };
    reply: { readonly followers: readonly UnitFollower[] };
  };
  /** Losses, gradient norms, gates and states of a model over a passage. */
  trainingMoment: { request: ReadPassage; reply: TrainingMoment };
  /** Gradient norms of the loss at one step of it alone, from 0. */
  letterGradient: {
    request: { readonly passage: ReadPassage; readonly timeStep: number };
    reply: GradientNorms;
  };
  /** How many steps back the last answer of each network is felt; null where nothing is. */
  reach: {
    request: {
      readonly networks: readonly { readonly spec: NetworkSpec; readonly parameters: ArrayLike<number> }[];
      readonly batch: ExaminedBatch;
      readonly targets: WantedAnswers;
    };
    reply: readonly (number | null)[];
  };
  /** The gradient of a loss at the last step against the distance from it, for a plain RNN, an LSTM and a GRU. */
  vanish: { request: VanishingRequest; reply: VanishingReading };
  /** One sequence through a network of some shape, or through an encoder and a decoder. */
  flow: { request: SequenceRequest; reply: SequenceFlow };
  /** A series for the forecast figure; `text` is that of its file, null where it is generated. */
  forecastGround: {
    request: { readonly name: ForecastSeriesName; readonly text: string | null };
    reply: Loaded<ForecastGround>;
  };
  forecast: { request: ForecastRequest; reply: Forecasts };
  /** Mean squared error of a network at each step ahead, `[horizon]`. */
  forecastErrors: {
    request: { readonly network: ForecastNetwork; readonly windows: ForecastWindows };
    reply: { readonly errors: Float64Array };
  };
  /** One sequence in two orders, with the state carried along and without. */
  itemOrder: { request: ItemOrderRequest; reply: ItemOrderReading };
};
