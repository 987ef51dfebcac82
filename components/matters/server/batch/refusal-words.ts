import type { Rejection } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { errorReply } from '#platform/server/http/errors.ts';

/** The sentence by which an act would be refused, for who only looks. */
export function refusalWords(context: UseCaseContext, rejection: Rejection): string {
  const errors = new Map(context.manifests.flatMap((manifest) => Object.entries(manifest.errors)));
  return errorReply(errors, rejection, { traceId: context.requestId, reads: true }).body.message;
}
