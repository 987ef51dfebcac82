import { ok, type Result } from '@gov/base';
import type { Command, Decision } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { applyDecision, circulationBlock } from './apply-decision.ts';
import { decideAct } from './bound-matter.ts';
import type { LoadedMatter } from './loaded-matter.ts';

type Details = Readonly<Record<string, string | number>>;

/** One command as it is decided, written and audited. */
export interface Act {
  readonly matterId: string;
  readonly command: Command;
  readonly event: string;
  readonly details?: Details | ((decision: Decision) => Details);
  /** It takes an act back: the kind hears of it. */
  readonly how?: 'withdrawn';
  /** A remark kept as an opinion of this item. */
  readonly remark?: { readonly item: number; readonly text: string };
}

export interface Done {
  readonly done: true;
  readonly version: number;
}

/** Decides one command and writes what follows; the common end of every act that is no completion or return. */
export async function carryOut(
  context: UseCaseContext,
  loaded: LoadedMatter,
  act: Act,
): Promise<Result<Done & { readonly decision: Decision }>> {
  const decision = await decideAct(context, loaded, act.command);
  if (!decision.ok) return decision;
  const opinion = act.remark && { item: act.remark.item, block: circulationBlock, text: act.remark.text };
  const applied = await applyDecision(context, loaded, {
    decision: decision.value,
    ...(opinion ? { opinion } : {}),
    ...(act.how ? { how: act.how } : {}),
  });
  if (!applied.ok) return applied;
  context.audit({
    event: act.event,
    objectKind: 'matter',
    objectId: act.matterId,
    details: {
      ...(typeof act.details === 'function' ? act.details(decision.value) : act.details),
      version: applied.value.version,
    },
  });
  return ok({ done: true as const, version: applied.value.version, decision: decision.value });
}

/** The reply of an act whose sentence the page writes itself. */
export async function done(asked: Promise<Result<Done>>): Promise<Result<Done>> {
  const result = await asked;
  return result.ok ? ok({ done: true, version: result.value.version }) : result;
}
