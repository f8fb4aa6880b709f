/** A series with its baselines, and the networks that were taught it. */
import { useEffect, useState } from 'react';
import {
  forecasterFile,
  forecasterNames,
  forecastersOf,
  forecasterSpec,
  forecastSeriesFiles,
  type ForecasterName,
  type ForecastSeriesName,
} from '#data/forecasters';
import { parseModelFile } from '#data/modelFile';
import { ConnectionClosedError } from '#protocol/channel';
import type { ForecastGround, InspectorCalls } from '#protocol/inspector';
import type { NetworkSpec } from '#rnn/network';
import { fetchDataText } from '../../state/dataText.ts';
import { sharedInspector } from '../../state/workers.ts';

export interface ShownForecaster {
  readonly name: ForecasterName;
  readonly spec: NetworkSpec;
  /** `[P]`; the same object while nothing changed. */
  readonly parameters: Float32Array;
}

export interface ForecastSource {
  readonly ground: ForecastGround;
  readonly networks: readonly ShownForecaster[];
  /** Networks whose file could not be fetched (null) or used. */
  readonly absent: readonly { readonly name: ForecasterName; readonly damage: string | null }[];
  /** Networks that there cannot be for a series of several numbers a step. */
  readonly impossible: readonly ForecasterName[];
}

export type ForecastSourceState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly source: ForecastSource }
  | { readonly kind: 'failed'; readonly message: string };

const loading = new Map<ForecastSeriesName, Promise<ForecastSource>>();

/** Another series stays until the one asked for is there, so that nothing jumps. */
export function useForecastSource(name: ForecastSeriesName): ForecastSourceState {
  const [state, setState] = useState<ForecastSourceState>({ kind: 'loading' });
  useEffect(() => {
    let current = true;
    const started = loading.get(name) ?? load(name);
    loading.set(name, started);
    started.then(
      (source) => {
        // What could not be fetched is tried again when the series is next shown.
        if (source.absent.length > 0) loading.delete(name);
        if (current) setState({ kind: 'ready', source });
      },
      (error: unknown) => {
        loading.delete(name);
        const message = error instanceof Error ? error.message : String(error);
        if (current) setState({ kind: 'failed', message });
      },
    );
    return () => {
      current = false;
    };
  }, [name]);
  return state;
}

/** @throws Error when the series could not be loaded or is damaged: there is nothing to show then */
async function load(name: ForecastSeriesName): Promise<ForecastSource> {
  const file = forecastSeriesFiles[name];
  const text = file === null ? null : await fetchDataText(file);
  if (file !== null && text === null) throw new Error(`${file} could not be loaded`);
  const reply = await askGround({ name, text });
  if (reply.kind !== 'loaded')
    throw new Error(`${file}, line ${reply.line}: expected ${reply.expected}, found ${reply.found}`);
  const { columns } = reply.content.series;
  const possible = forecastersOf(columns.length);
  const read = await Promise.all(
    possible.map(async (network) => readNetwork(network, columns.length, await fetched(name, network))),
  );
  const networks = read.flatMap((one) => ('parameters' in one ? [one] : []));
  const absent = read.flatMap((one) => ('parameters' in one ? [] : [one]));
  const impossible = forecasterNames.filter((network) => !possible.includes(network));
  return { ground: reply.content, networks, absent, impossible };
}

/** An inspector that died is replaced at the next call: asked once more, its successor answers. */
async function askGround(request: InspectorCalls['forecastGround']['request']) {
  const ask = () => sharedInspector().call('forecastGround', request);
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ConnectionClosedError) return ask();
    throw error;
  }
}

function readNetwork(
  name: ForecasterName,
  I: number,
  bytes: Uint8Array | null,
): ShownForecaster | ForecastSource['absent'][number] {
  if (!bytes) return { name, damage: null };
  const parsed = parseModelFile(bytes);
  if (parsed.kind !== 'model') return { name, damage: parsed.kind };
  const { description, parameters } = parsed.saved;
  const spec = forecasterSpec(name, I);
  if (JSON.stringify(description.spec) !== JSON.stringify(spec)) return { name, damage: 'another network' };
  return { name, spec, parameters };
}

/** Null where there is no such file: a server that answers every address with its start page has none either. */
async function fetched(series: ForecastSeriesName, name: ForecasterName): Promise<Uint8Array | null> {
  try {
    const response = await fetch(new URL(forecasterFile(series, name), document.baseURI));
    if (!response.ok || response.headers.get('content-type')?.startsWith('text/html')) return null;
    return new Uint8Array(await response.arrayBuffer());
  } catch {
    return null;
  }
}
