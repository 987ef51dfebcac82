import { ok, type Rejection, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { Item } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { BatchRow, routes, SafeRow } from '../../contract.ts';
import { readingWords } from '../../rules/title.ts';
import { actorOf } from '../handling/apply-decision.ts';
import { loadMatter } from '../handling/load-matter.ts';
import { decideOn, type LoadedMatter } from '../handling/loaded-matter.ts';
import { readMatter } from '../handling/store.ts';
import { refusalWords } from './refusal-words.ts';
import { type Agreement, agreeable } from './safe-agreement.ts';

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
  const say = refusalWords(context);
  const rows = input.body.tasks.map(async (named): Promise<BatchRow> => {
    const looked = await lookedAt(context, named);
    if (!('why' in looked)) return { ...named, ...looked };
    return { ...named, safe: false, why: typeof looked.why === 'string' ? looked.why : say(looked.why) };
  });
  return ok({ rows: await Promise.all(rows) });
}

type Looked = Omit<SafeRow, keyof Named> | { readonly why: string | Rejection };

async function lookedAt(context: UseCaseContext, { matterId, taskId }: Named): Promise<Looked> {
  const found = await loadMatter(context, matterId, taskId, readMatter);
  if (!found.ok) return { why: found.rejection };
  const loaded = found.value;
  const item = loaded.state.items[(loaded.row.item ?? 0) - 1];
  if (item?.kind === 'read') {
    const read = decideOn(loaded, { kind: 'read', item: item.id, actor: actorOf(item, context.person()) });
    return read.ok ? { ...headOf(loaded), ...toBeRead(item) } : { why: read.rejection };
  }
  const agreed = await agreeable(context, loaded, taskId);
  return 'why' in agreed ? agreed : { ...headOf(loaded), ...toBeAgreed(context, agreed) };
}

const toBeRead = (item: Item) =>
  ({ act: 'read', node: '', step: readingWords(item), verb: '已阅', next: '', said: '', mayWithdraw: false }) as const;

function toBeAgreed(context: UseCaseContext, { task: { node, onBehalfOf }, ...agreed }: Agreement) {
  const principal = onBehalfOf && context.agency.organisation.persons.get(onBehalfOf)?.name;
  return {
    ...agreed,
    act: 'agree' as const,
    node: node.id,
    step: node.name,
    verb: node.flowLabel ?? '同意',
    ...(node.opinion?.defaultText ? { emptyOpinion: node.opinion.defaultText } : {}),
    ...(principal ? { onBehalfOf: principal } : {}),
  };
}

const headOf = ({ row }: LoadedMatter) => ({
  safe: true as const,
  expectedVersion: row.version,
  kindCode: row.kindCode,
  kindName: row.kindName,
});
