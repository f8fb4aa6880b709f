/** Forecast: a series, what was read of it, and ten steps ahead by several networks and two baselines. */
import { forecastSeriesNames } from '#data/forecasters';
import { useForecastText } from '../../i18n/forecast.ts';
import { useAddressState } from '../../state/address.ts';
import { forecastAddress, forecastStart } from '../../state/forecastView.ts';
import { FigureFrame } from '../FigureFrame.tsx';
import parts from '../figureParts.module.css';
import type { FigureProps } from '../registry.ts';
import { SelectField } from '../SelectField.tsx';
import { ForecastOfSeries } from './ForecastOfSeries.tsx';
import { useForecastSource } from './forecastSource.ts';

const emptyTable = { columns: [], rows: [] };

export default function ForecastFigure({ settings }: FigureProps<'forecast'>) {
  const text = useForecastText();
  const [address, setAddress] = useAddressState(forecastAddress, forecastStart);
  const own = settings.series ?? forecastSeriesNames[0];
  const name = address.series === 'own' ? own : address.series;
  const state = useForecastSource(name);
  const seriesField = (
    <SelectField
      label={text.series}
      value={name}
      options={forecastSeriesNames.map((value) => ({ value, text: text.seriesNames[value] }))}
      onChange={(series) => setAddress({ series, window: 0, pushed: '', read: 0 })}
    />
  );
  if (state.kind === 'ready')
    return (
      <ForecastOfSeries
        // Another series has a history of pushes of its own.
        key={state.source.ground.series.name}
        source={state.source}
        address={address}
        onAddress={setAddress}
        seriesField={seriesField}
      />
    );
  const sentence = state.kind === 'failed' ? text.failed(state.message) : text.loading;
  return (
    <FigureFrame
      name="forecast"
      title={text.title}
      caption={{ lead: sentence, rest: '' }}
      table={emptyTable}
      controls={seriesField}
    >
      <p className={parts.loading} role={state.kind === 'failed' ? 'alert' : undefined}>
        {sentence}
      </p>
    </FigureFrame>
  );
}
