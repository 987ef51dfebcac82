import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { stateWords } from '../../contract/state-words.ts';
import type { MatterView } from '../../contract.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { listed } from '../handling/say.ts';
import { readMatter } from '../handling/store.ts';
import { granteeKeysOf } from '../readers.ts';
import { readableMatters } from '../readers-store.ts';
import { standingOf } from '../stand-ins/standing-of.ts';
import { callOf, childrenOfMatter, type ShownChild } from './store.ts';
import { troubleWords } from './trouble-words.ts';

type Shown = Pick<MatterView, 'children' | 'calledBy'>;

/**
 * What a matter has called and who called it. Who reads the one need not read the other: he sees how it stands and with whom, and
 * its title and the way to it only where the one reading rule lets him. Costs nothing for a matter that calls none and was not called.
 */
export async function familyOf(context: UseCaseContext, loaded: LoadedMatter): Promise<Shown> {
  const { tx } = context;
  const { row, state } = loaded;
  const children = state.children?.length ? await tx.all(childrenOfMatter(tx.agencyId, row.id)) : [];
  const call = state.called ? await tx.first(callOf(tx.agencyId, row.id)) : undefined;
  const ids = [...children.map(({ matterId }) => matterId), ...(call ? [call.parentId] : [])];
  const readable = await readableOf(context, ids);
  const title = call && readable.has(call.parentId) ? await titleOf(context, call.parentId) : undefined;
  return {
    children: children.map((child) => shownChild(context, child, readable.has(child.matterId))),
    ...(call
      ? {
          calledBy: {
            kindName: call.parentKind,
            step: call.step,
            ...(title === undefined ? {} : { matterId: call.parentId, title }),
          },
        }
      : {}),
  };
}

export async function readableOf(context: UseCaseContext, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { tx } = context;
  const rows = await tx.all(readableMatters(tx.agencyId, ids, granteeKeysOf(context), await standingOf(context)));
  return new Set(rows.map(({ matterId }) => matterId));
}

/** Only to know its title: nothing of it is the caller’s to do. */
async function titleOf({ tx, now, person }: UseCaseContext, matterId: string): Promise<string | undefined> {
  const asking = { taskId: matterId, grantees: [], personId: person().personId, now, mayKnowSecrets: false };
  return (await tx.first(readMatter(tx.agencyId, matterId, asking)))?.title;
}

function shownChild(context: UseCaseContext, child: ShownChild, readable: boolean): MatterView['children'][number] {
  return {
    ...(readable && child.title !== null ? { matterId: child.matterId, title: child.title } : {}),
    kindName: child.kindName ?? child.kindCode,
    step: child.step,
    standing: standingWords(context, child),
    state: stateOf(child),
  };
}

function stateOf({ matterState, state }: ShownChild): MatterView['children'][number]['state'] {
  if (matterState === null) return state === 'stopping' || state === 'stopped' ? 'stopped' : 'not-started';
  if (matterState === 'RUNNING') return state === 'stopping' ? 'stopped' : 'running';
  return matterState === 'DONE' ? 'done' : 'stopped';
}

/** How it stands: with whom at which step, or how it ended. */
function standingWords(context: UseCaseContext, child: ShownChild): string {
  const { matterState, state, trouble, open, waits } = child;
  if (matterState === null) return notThere(state, trouble);
  // it came to nothing by itself, or its caller no longer waits: the caller's trace says which
  if (matterState === 'CANCELLED') return '没有办完，已停下';
  if (matterState !== 'RUNNING') return stateWords[matterState] ?? '';
  if (trouble) return troubleWords(trouble);
  const { persons } = context.agency.organisation;
  const people = open.map(({ personId, step }) => `${persons.get(personId)?.name ?? ''}${step}`);
  return [...(people.length > 0 ? [listed(people)] : []), ...(waits ? [waits] : [])].join('；') || '还没有人在办';
}

function notThere(state: ShownChild['state'], trouble: string | null): string {
  if (state === 'stopping' || state === 'stopped') return '没有启动，已停下';
  return trouble ? troubleWords(trouble) : '正在启动';
}

/** Children that a decision would stop, each by who has it in hand now; asked only where some would. */
export async function stoppedWords(
  context: UseCaseContext,
  { row }: LoadedMatter,
  stops: readonly number[],
): Promise<readonly { readonly step: string; readonly standing: string }[]> {
  if (stops.length === 0) return [];
  const children = await context.tx.all(childrenOfMatter(context.tx.agencyId, row.id));
  return children.flatMap((child) =>
    stops.includes(child.child) ? [{ step: child.step, standing: standingWords(context, child) }] : [],
  );
}
