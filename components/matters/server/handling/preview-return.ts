import { ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { previewReturn as preview } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { loadMatter } from './load-matter.ts';
import { heldTask, type LoadedMatter } from './loaded-matter.ts';

type Preview = (typeof routes)['previewReturn'];

/** A dry run of the return: whose work stops, whose stays, where it comes back to. Writes nothing. */
export async function previewReturn(
  context: UseCaseContext,
  input: InputOf<Preview>,
): Promise<Result<ReplyOf<Preview>>> {
  const { matterId, taskId } = input.params;
  const loaded = await loadMatter(context, matterId, taskId);
  if (!loaded.ok) return loaded;
  const held = heldTask(loaded.value, context.person(), taskId);
  if (!held.ok) return held;
  const { program, state } = loaded.value;
  const effects = preview(
    program,
    state,
    { item: held.value.item, to: { kind: 'visit', visit: input.body.target }, mode: input.body.mode },
    loaded.value.facts,
  );
  if (!effects.ok) return effects;
  const inWords = (items: readonly number[]) => items.map((id) => itemInWords(context, loaded.value, id));
  return ok({
    stops: inWords(effects.value.stops),
    kept: inWords(effects.value.goesOn),
    waits: effects.value.waits,
    comesBackTo: effects.value.comesBackTo.map((node) => program.nodes[node]?.name ?? '').join('、'),
  });
}

function itemInWords(context: UseCaseContext, loaded: LoadedMatter, id: number): { who: string; step: string } {
  const item = loaded.state.items[id - 1];
  const visit = item?.visit === undefined ? undefined : loaded.state.visits[item.visit - 1];
  return {
    who: (item && context.agency.organisation.persons.get(item.holder.personId)?.name) ?? '',
    step: (visit && loaded.program.nodes[visit.node]?.name) ?? '传阅',
  };
}
