/** What the harness can do: every module exports `run(request)`, and both ends of it are plain data. */
export const tasks = {
  adapter: () => import('./tasks/adapter.ts'),
  bench: () => import('./tasks/bench.ts'),
  brokenAdapter: () => import('./tasks/brokenAdapter.ts'),
  engineChecks: () => import('./tasks/engineChecks.ts'),
  inspectWhileTraining: () => import('./tasks/inspectWhileTraining.ts'),
  trainCharModel: () => import('./tasks/trainCharModel.ts'),
  trainNetwork: () => import('./tasks/trainNetwork.ts'),
  twoRuns: () => import('./tasks/twoRuns.ts'),
  golden: () => import('./tasks/golden.ts'),
};

type Run<N extends TaskName> = Awaited<ReturnType<(typeof tasks)[N]>>['run'];

export type TaskName = keyof typeof tasks;
export type TaskRequest<N extends TaskName> = Parameters<Run<N>>[0];
export type TaskReply<N extends TaskName> = Awaited<ReturnType<Run<N>>>;
