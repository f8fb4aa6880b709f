/** What a schema says of a value that it refuses, for a programmer or a learner with an editor. */
import * as v from 'valibot';

export interface SchemaProblem {
  readonly kind: 'invalid';
  /** Such as `layers.1.units`; empty where the whole is meant. */
  readonly path: string;
  /** What was expected and what was found. */
  readonly detail: string;
}

/** Letters of a detail; a value of a megabyte would say no more. */
const detailLimit = 300;

/** The first of a schema's complaints, which is never empty. */
export function schemaProblem([issue]: readonly [v.BaseIssue<unknown>, ...unknown[]]): SchemaProblem {
  const { message } = issue;
  const detail = message.length > detailLimit ? `${message.slice(0, detailLimit)}…` : message;
  return { kind: 'invalid', path: v.getDotPath(issue) ?? '', detail };
}
