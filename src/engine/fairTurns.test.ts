import { describe, expect, it } from 'vitest';
import { fairTurns, type TakeTurn } from './fairTurns.ts';

const nextTask = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Seats on a clock that only work moves. */
function onFakeClock() {
  const clock = { time: 0, busy: false };
  const newSeat = fairTurns(() => clock.time, nextTask);
  /** Takes turns of `milliseconds` while `wanted`, and adds up what it took. */
  const user = (milliseconds: number, takeTurn: TakeTurn = newSeat()) => {
    const used = { milliseconds: 0, turns: 0 };
    const go = async (wanted: () => boolean) => {
      while (wanted()) {
        await takeTurn(async () => {
          expect(clock.busy).toBe(false);
          clock.busy = true;
          await nextTask();
          clock.time += milliseconds;
          used.milliseconds += milliseconds;
          used.turns += 1;
          clock.busy = false;
        });
      }
    };
    return { used, go };
  };
  return { clock, user };
}

describe('taking turns', () => {
  it('gives equal time, within one turn, to any number of runs whose turns take differently long', async () => {
    const { clock, user } = onFakeClock();
    const users = [1, 10, 37].map((milliseconds) => user(milliseconds));
    await Promise.all(users.map(({ go }) => go(() => clock.time < 3000)));
    // Each is a third of the time, and never further behind than the longest turn of another.
    for (const { used } of users) expect(Math.abs(used.milliseconds - clock.time / 3)).toBeLessThan(38);
  });

  it('gives everything to one that is alone', async () => {
    const { clock, user } = onFakeClock();
    const { used, go } = user(5);
    await go(() => clock.time < 1000);
    expect(used.milliseconds).toBe(1000);
  });

  it('lets one that did not ask save nothing up, nor pay for having had it all', async () => {
    const { clock, user } = onFakeClock();
    const [first, second] = [user(10), user(10)];
    await first.go(() => clock.time < 1000);
    await Promise.all([first.go(() => clock.time < 2000), second.go(() => clock.time < 2000)]);
    expect(Math.abs(second.used.milliseconds - 500)).toBeLessThanOrEqual(20);
    expect(Math.abs(first.used.milliseconds - 1500)).toBeLessThanOrEqual(20);
  });

  it('goes on after work that fails, and tells the one whose it was', async () => {
    const newSeat = fairTurns(() => 0, nextTask);
    const [failing, after] = [
      newSeat()(() => Promise.reject(new RangeError('too large'))),
      newSeat()(async () => 'done'),
    ];
    await expect(failing).rejects.toThrow('too large');
    expect(await after).toBe('done');
  });
});
