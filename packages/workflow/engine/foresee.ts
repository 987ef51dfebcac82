import type { PersonId } from '@gov/base';
import type { ResolvedHandler } from '@gov/organisation';
import type { Choices } from '../command.ts';
import { presentWay } from '../flow/lineage.ts';
import { isDeed } from '../handlers/auto-pass.ts';
import type { FoundHandlers } from '../handlers/find-handlers.ts';
import { answer, doersOf } from '../handlers/find-handlers.ts';
import type { NodeDefinition } from '../program.ts';
import type { AutoPassReason, EventSeq, Visit } from '../state.ts';
import type { Walk } from './foresee-way.ts';
import { itemsOf } from './run.ts';

/** One person's handling of a step on the way; without an act it is still to come. */
interface Deed {
  readonly person: PersonId;
  readonly act?: EventSeq;
}

/** Who has handled the step just before, and who any earlier step; `again` = a return lies on the way, so nothing repeats. */
export interface Deeds {
  readonly adjacent: readonly Deed[];
  readonly earlier: readonly Deed[];
  readonly again: boolean;
}

export const noDeeds: Deeds = { adjacent: [], earlier: [], again: true };

/** What was done on the way to a visit that is under way; who has it now is still to act. */
export function deedsUpTo({ state, index }: Walk, visit: Visit): Deeds {
  const way = presentWay(state, visit);
  const again = [visit, ...way].some((one) => one.returnedFrom !== undefined);
  const deedsOf = (visits: readonly Visit[]) =>
    visits
      .filter(({ node }) => node !== index.first)
      .flatMap(({ id }) => itemsOf(state, id))
      .filter((item) => isDeed(item, item.holder))
      .map((item): Deed => ({ person: item.holder.personId, act: item.closedBy ?? 0 }));
  return { adjacent: deedsOf([visit]), earlier: deedsOf([visit, ...way]), again };
}

/** Behind a step that these persons handle; drafting is no handling. */
export function withDeeds({ index }: Walk, deeds: Deeds, handlers: readonly ResolvedHandler[], visit?: Visit): Deeds {
  const drafting = visit?.node === index.first; // also where a jump led back to it
  const own = drafting ? [] : handlers.map(({ personId }): Deed => ({ person: personId }));
  // of a step under way some have acted already
  const adjacent = visit ? [...deeds.adjacent, ...own] : own;
  return { ...deeds, adjacent, earlier: [...deeds.earlier, ...own] };
}

/** Who would handle a step: by the same questions as when it is entered. */
export function wouldHandle(
  walk: Walk,
  node: NodeDefinition,
  { previous, chosen }: { readonly previous: ResolvedHandler; readonly chosen?: Choices | undefined },
): FoundHandlers {
  const { program, facts, state, index, steps } = walk;
  return answer({
    program,
    facts,
    node,
    first: node.id === index.first,
    mayPass: !node.signing,
    context: {
      now: facts.now,
      starter: state.starter,
      previous,
      chosen:
        chosen?.[node.id] ?? (node.handler.kind === 'startersChoice' ? (state.startersChoices[node.id] ?? []) : []),
      formValues: facts.formValues,
      doneBy: (step) => steps.findLast((one) => one.node === step)?.handlers ?? doersOf(state, step),
      holds: (condition) => facts.evaluate(condition),
      ...(facts.weighs ? { weighs: facts.weighs } : {}),
    },
  });
}

/** 自动通过, where it would pass for everybody who handles it. */
export function passesFor(
  walk: Walk,
  node: NodeDefinition,
  handlers: readonly ResolvedHandler[],
  deeds: Deeds,
): AutoPassReason | undefined {
  const { state, steps } = walk;
  const been = state.visits.some((one) => one.node === node.id && one.state !== 'withdrawn');
  if (node.signing || been || steps.some((one) => one.node === node.id)) return undefined;
  const reasons = handlers.map(({ personId }) => {
    if (node.starterHandles === 'skip' && personId === state.starter.personId) return 'starterHandles';
    return node.repeated && repeats(walk, node, personId, deeds) ? 'repeatedHandler' : undefined;
  });
  return reasons.includes(undefined) ? undefined : reasons[0];
}

function repeats({ facts }: Walk, node: NodeDefinition, person: PersonId, deeds: Deeds): boolean {
  if (deeds.again) return false;
  const keys = node.keyFields ?? [];
  const unchanged = ({ act }: Deed) => keys.length === 0 || act === undefined || !facts.changedSince?.(act, keys);
  const steps = node.repeated === 'adjacent' ? deeds.adjacent : deeds.earlier;
  return steps.some((deed) => deed.person === person && unchanged(deed));
}
