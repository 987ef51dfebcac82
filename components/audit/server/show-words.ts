import { ok, type Result } from '@gov/base';
import type { ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../contract.ts';
import { knownObjectKinds } from '../rules/record-words.ts';

export async function showWords(context: UseCaseContext): Promise<Result<ReplyOf<Routes['words']>>> {
  const components = context.manifests.map((manifest) => ({
    name: manifest.name,
    events: Object.entries(manifest.auditEvents).map(([code, { words }]) => ({ code, words })),
  }));
  return ok({
    components: components.filter((component) => component.events.length > 0),
    objectKinds: [...knownObjectKinds],
  });
}
