import { ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { BatchRow, routes } from '../../contract.ts';
import { readingWords } from '../../rules/title.ts';
import { actorOf } from '../handling/apply-decision.ts';
import { loadMatter } from '../handling/load-matter.ts';
import { decideOn, type LoadedMatter } from '../handling/loaded-matter.ts';
import { readMatter } from '../handling/store.ts';
import { refusalWords } from './refusal-words.ts';
import { agreeable } from './safe-agreement.ts';

type Preview = (typeof routes)['batchPreview'];
type Named = InputOf<Preview>['body']['tasks'][number];

/**
 * Which of the chosen rows can be done with one press each, and what that does. Writes nothing and locks nothing: each is
 * checked anew when it is done. A matter the caller may not read is answered like one that does not exist.
 */
export async function batchPreview(
  context: UseCaseContext,
  input: InputOf<Preview>,
): Promise<Result<ReplyOf<Preview>>> {
  return ok({ rows: await Promise.all(input.body.tasks.map((named) => rowOf(context, named))) });
}

async function rowOf(context: UseCaseContext, { matterId, taskId }: Named): Promise<BatchRow> {
  const named = { matterId, taskId };
  const alone = (why: string): BatchRow => ({ ...named, safe: false, why });
  const found = await loadMatter(context, matterId, taskId, readMatter);
  if (!found.ok) return alone(refusalWords(context, found.rejection));
  const loaded = found.value;
  const item = loaded.state.items[(loaded.row.item ?? 0) - 1];
  const head = { ...named, safe: true as const, ...headOf(loaded) };
  if (item?.kind === 'read') {
    const read = decideOn(loaded, { kind: 'read', item: item.id, actor: actorOf(item, context.person()) });
    if (!read.ok) return alone(refusalWords(context, read.rejection));
    return { ...head, act: 'read', node: '', step: readingWords(item), verb: '已阅', next: '' };
  }
  const agreed = await agreeable(context, loaded, taskId);
  if ('why' in agreed) return alone(agreed.why);
  const { node, onBehalfOf } = agreed.task;
  const principal = onBehalfOf && context.agency.organisation.persons.get(onBehalfOf)?.name;
  return {
    ...head,
    act: 'agree',
    node: node.id,
    step: node.name,
    verb: node.flowLabel ?? '同意',
    next: agreed.next,
    ...(node.opinion?.defaultText ? { emptyOpinion: node.opinion.defaultText } : {}),
    ...(principal ? { onBehalfOf: principal } : {}),
  };
}

const headOf = ({ row }: LoadedMatter) => ({
  expectedVersion: row.version,
  kindCode: row.kindCode,
  kindName: row.kindName,
});
