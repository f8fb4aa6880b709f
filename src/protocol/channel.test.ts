import { afterEach, expect, test } from 'vitest';
import { connect, ConnectionClosedError, RemoteError, serve, type Port } from './channel.ts';

type Sums = {
  add: { request: { readonly a: number; readonly b: number }; reply: number };
  fail: { request: null; reply: never };
  wait: { request: null; reply: string };
};

const channels: MessageChannel[] = [];
afterEach(() => {
  for (const { port1 } of channels.splice(0)) port1.close();
});

/** Both ends over a real MessageChannel, so that messages are cloned as between page and worker. */
function pair(onAbort: () => void = () => {}) {
  const channel = new MessageChannel();
  channels.push(channel);
  channel.port1.start();
  channel.port2.start();
  const emit = serve<Sums, { readonly tick: number }>(channel.port2 as Port, {
    add: ({ a, b }) => ({ reply: a + b }),
    fail: () => {
      throw new RangeError('seven is too many');
    },
    wait: (_request, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          onAbort();
          resolve({ reply: 'aborted' });
        });
      }),
  });
  return { client: connect<Sums, { readonly tick: number }>(channel.port1 as Port), emit };
}

test('a call gets its own answer, whatever the order', async () => {
  const { client } = pair();
  const answers = await Promise.all([
    client.call('add', { a: 1, b: 2 }),
    client.call('add', { a: 10, b: 20 }),
  ]);
  expect(answers).toEqual([3, 30]);
});

test('an error in the worker arrives with its name and its sentence', async () => {
  const { client } = pair();
  const error = await client.call('fail', null).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(RemoteError);
  expect(error).toMatchObject({ remoteName: 'RangeError', message: 'seven is too many' });
});

test('aborting rejects the call at once and tells the worker', async () => {
  let client!: ReturnType<typeof pair>['client'];
  const told = new Promise<void>((resolve) => {
    client = pair(resolve).client;
  });
  const controller = new AbortController();
  const answer = client.call('wait', null, { signal: controller.signal });
  await client.call('add', { a: 0, b: 0 });
  controller.abort(new Error('no longer wanted'));
  await expect(answer).rejects.toThrow('no longer wanted');
  await told;
});

test('events reach every listener until it stops listening', async () => {
  const { client, emit } = pair();
  const heard: number[] = [];
  const stop = client.onEvent(({ tick }) => heard.push(tick));
  emit({ tick: 1 });
  await client.call('add', { a: 0, b: 0 });
  stop();
  emit({ tick: 2 });
  await client.call('add', { a: 0, b: 0 });
  expect(heard).toEqual([1]);
});

test('closing rejects what is unanswered and what comes after', async () => {
  const { client } = pair();
  const answer = client.call('wait', null);
  client.close('the worker died');
  await expect(answer).rejects.toBeInstanceOf(ConnectionClosedError);
  await expect(client.call('add', { a: 1, b: 1 })).rejects.toThrow('the worker died');
});
