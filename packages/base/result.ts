import type { JsonValue } from './json.ts';

/** One field that was refused; `path` is the key in the input (`body.title`), `message` a Chinese sentence. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/**
 * An expected refusal. `code` stands once in the error list of a component (`matters.stale-version`);
 * `data` fills the placeholders of its sentence. Only the edge turns a code into a status and words.
 */
export interface Rejection {
  readonly code: string;
  readonly data?: Readonly<Record<string, JsonValue>>;
  readonly fields?: readonly FieldProblem[];
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly rejection: Rejection };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** A refusal as a value. Exceptions are for bugs and broken machines, never for this. */
export function reject(
  code: string,
  data?: Rejection['data'],
  fields?: readonly FieldProblem[],
): { readonly ok: false; readonly rejection: Rejection } {
  return {
    ok: false,
    rejection: { code, ...(data ? { data } : {}), ...(fields ? { fields } : {}) },
  };
}
