/**
 * The fixtures of tests whose page keeps nothing: what a figure shows is in its address. They take place one after the
 * other in one browser context, which Playwright empties in between (storage, cookies, routes, scripts, emulation).
 * A context of its own costs a test as much as everything else that it does; where something is stored, or the engine
 * trains, that is what it takes to know that nothing of an earlier test is left: `fixtures.ts`.
 */
import { test as base } from './fixtures.ts';

export { expect } from './fixtures.ts';

export const test = base.extend({ reuseContext: [true, { scope: 'worker' }] });
