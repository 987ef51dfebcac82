import type { Rejection } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { errorReply } from '#platform/server/http/errors.ts';

/** Says by which sentence an act would be refused, for who only looks; made once for all that a request looks at. */
export function refusalWords(context: UseCaseContext): (rejection: Rejection) => string {
  const errors = new Map(context.manifests.flatMap((manifest) => Object.entries(manifest.errors)));
  return (rejection) => errorReply(errors, rejection, { traceId: context.requestId, reads: true }).body.message;
}
