/**
 * The bridge between page and worker: typed calls with an answer each, events without, cancellation.
 * A contract is a record of `{request, reply}` by call name; both ends are checked against it.
 */

export type Contract = Readonly<Record<string, { request: unknown; reply: unknown }>>;

/** What both ends of a worker have in common. */
export interface Port {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

type Message =
  | { readonly type: 'call'; readonly id: number; readonly name: string; readonly request: unknown }
  | { readonly type: 'cancel'; readonly id: number }
  | { readonly type: 'reply'; readonly id: number; readonly reply: unknown }
  | { readonly type: 'error'; readonly id: number; readonly name: string; readonly message: string }
  | { readonly type: 'event'; readonly event: unknown };

/** The worker's handler threw; `cause` tells which error it was there. */
export class RemoteError extends Error {
  override readonly name = 'RemoteError';
  constructor(
    readonly remoteName: string,
    message: string,
  ) {
    super(message);
  }
}

/** The connection was closed, or its worker died, before the answer came. */
export class ConnectionClosedError extends Error {
  override readonly name = 'ConnectionClosedError';
}

export interface Connection<C extends Contract, Event> {
  call<N extends keyof C & string>(
    name: N,
    request: C[N]['request'],
    options?: { readonly signal?: AbortSignal; readonly transfer?: Transferable[] },
  ): Promise<C[N]['reply']>;
  /** Returns a function that stops listening. */
  onEvent(listener: (event: Event) => void): () => void;
  /** Rejects all that is unanswered with `ConnectionClosedError`. */
  close(reason: string): void;
}

/** The page's end. */
export function connect<C extends Contract, Event = never>(port: Port): Connection<C, Event> {
  const waiting = new Map<number, { resolve: (reply: never) => void; reject: (error: Error) => void }>();
  const listeners = new Set<(event: Event) => void>();
  let nextId = 1;
  let closed: string | null = null;

  const receive = ({ data }: MessageEvent<Message>) => {
    if (data.type === 'event') {
      // The one cast at this boundary: the worker's end is checked against the same contract.
      for (const listener of listeners) listener(data.event as Event);
      return;
    }
    if (data.type !== 'reply' && data.type !== 'error') return;
    const call = waiting.get(data.id);
    if (!call) return;
    waiting.delete(data.id);
    if (data.type === 'reply') call.resolve(data.reply as never);
    else call.reject(new RemoteError(data.name, data.message));
  };
  port.addEventListener('message', receive);

  return {
    call(name, request, { signal, transfer = [] } = {}) {
      if (closed !== null) return Promise.reject(new ConnectionClosedError(closed));
      if (signal?.aborted) return Promise.reject(signal.reason);
      const id = nextId++;
      return new Promise((resolve, reject) => {
        const abort = () => {
          waiting.delete(id);
          port.postMessage({ type: 'cancel', id } satisfies Message);
          reject(signal?.reason);
        };
        const settle =
          <A>(then: (value: A) => void) =>
          (value: A) => {
            signal?.removeEventListener('abort', abort);
            then(value);
          };
        waiting.set(id, { resolve: settle(resolve), reject: settle(reject) });
        signal?.addEventListener('abort', abort, { once: true });
        port.postMessage({ type: 'call', id, name, request } satisfies Message, transfer);
      });
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close(reason) {
      closed = reason;
      port.removeEventListener('message', receive);
      for (const call of waiting.values()) call.reject(new ConnectionClosedError(reason));
      waiting.clear();
    },
  };
}

/** A reply together with the buffers that move to the other side instead of being copied. */
export interface Answer<R> {
  readonly reply: R;
  readonly transfer?: Transferable[];
}

export type Handlers<C extends Contract> = {
  readonly [N in keyof C]: (
    request: C[N]['request'],
    signal: AbortSignal,
  ) => Answer<C[N]['reply']> | Promise<Answer<C[N]['reply']>>;
};

/** The worker's end: answers calls, and returns the function that sends events. */
export function serve<C extends Contract, Event = never>(
  port: Port,
  handlers: Handlers<C>,
): (event: Event, transfer?: Transferable[]) => void {
  const running = new Map<number, AbortController>();
  port.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.type === 'cancel') running.get(data.id)?.abort();
    else if (data.type === 'call') void answer(data.id, data.name, data.request);
  });
  async function answer(id: number, name: string, request: unknown): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      if (!Object.hasOwn(handlers, name)) throw new TypeError(`no call is named ${name}`);
      const { reply, transfer = [] } = await handlers[name](request, controller.signal);
      if (!controller.signal.aborted)
        port.postMessage({ type: 'reply', id, reply } satisfies Message, transfer);
    } catch (error) {
      const { name: errorName, message } = error instanceof Error ? error : new Error(String(error));
      if (!controller.signal.aborted)
        port.postMessage({ type: 'error', id, name: errorName, message } satisfies Message);
    } finally {
      running.delete(id);
    }
  }
  return (event, transfer = []) => port.postMessage({ type: 'event', event } satisfies Message, transfer);
}
