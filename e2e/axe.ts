/** The one way in which tests ask axe whether a page can be used by everyone. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { expect } from './fixtures.ts';

/**
 * Fails with the rule and the markup of everything that axe finds wrong, in the whole page or within what matches
 * `within`. `place` names in a failure what was open.
 */
export async function expectNoAxeViolations(page: Page, within?: string, place = page.url()): Promise<void> {
  // Left to itself AxeBuilder opens a second page to gather what it found in frames, and loads axe there once more. Here
  // there is none to gather from, so the same rules run where they are.
  expect(page.frames(), 'axe looks at one frame').toHaveLength(1);
  // Contrast is measured in a theme that has come to rest. Two frames: a change of theme starts its transitions in the first.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
  const builder = new AxeBuilder({ page }).setLegacyMode();
  if (within !== undefined) builder.include(within);
  // All rules run; only of what passed is the markup left out, which is most of a page.
  const { violations, passes } = await builder.options({ resultTypes: ['violations'] }).analyze();
  expect(passes.length, 'rules that found something to judge').toBeGreaterThan(10);
  expect(violations.map(({ id, nodes }) => [place, id, nodes.map(({ html }) => html)])).toEqual([]);
}
