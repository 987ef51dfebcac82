import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { sentTo, sentWords } from '../../rules/circulation/said.ts';
import { actorOf } from '../handling/apply-decision.ts';
import { carryOut } from '../handling/carry-out.ts';
import { loadMatter } from '../handling/load-matter.ts';
import { givenTo } from '../secrecy/given-to.ts';
import { nameIn } from '../view/person-words.ts';

type Circulate = (typeof routes)['circulate'];

/**
 * 传阅: the readers get a reading task and may read everything; the process goes on. Who has it already is left out. In turn
 * (依次传阅), each gets task and right to read when the one before has read: before, it is none of his business.
 */
export async function circulate(
  context: UseCaseContext,
  input: InputOf<Circulate>,
): Promise<Result<ReplyOf<Circulate>>> {
  const { matterId } = input.params;
  const { assignmentIds, order = 'together', mayComment = true } = input.body;
  const loaded = await loadMatter(context, matterId);
  if (!loaded.ok) return loaded;
  if (loaded.value.row.state === 'DRAFT') return reject('matters.still-a-draft');
  const readers = givenTo(context, loaded.value.row.values, assignmentIds);
  if (!readers.ok) return readers;
  const { personId } = context.person();
  const item = loaded.value.state.items.find(
    (i) => i.kind === 'do' && i.state === 'open' && i.holder.personId === personId,
  );
  const sent = await carryOut(context, loaded.value, {
    matterId,
    command: {
      kind: 'circulate',
      actor: actorOf(item, context.person()),
      ...(item ? { item: item.id } : {}),
      readers: readers.value,
      mayComment,
      ...(order === 'in-turn' ? { ordered: true as const } : {}),
    },
    event: 'matters.circulated',
    details: (decision) => ({
      readers: sentTo(decision)?.readers.length ?? 0,
      order,
      ...(mayComment ? {} : { remarks: 'none' }),
    }),
  });
  if (!sent.ok) return sent;
  const { decision, version } = sent.value;
  return ok({ done: true, version, said: sentWords(decision, nameIn(context), mayComment ? '传阅' : '抄送') });
}
