import { ok, type Result, reject } from '@gov/base';
import type { Command, Decision } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { carryOut } from '../handling/carry-out.ts';
import { loadUnseen } from '../handling/load-matter.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { readMatter } from '../handling/store.ts';
import { tellOfHalt } from './tell-of-halt.ts';

export type HaltEvent = 'matters.suspended' | 'matters.resumed' | 'matters.terminated' | 'matters.revived';

/** A whole matter is stopped, let go on, ended or brought back. */
export interface Halt {
  readonly command: Command;
  readonly event: HaltEvent;
  /** In which right: of who keeps the course of things, or of who has the matter in hand. */
  readonly by: 'administrator' | 'handler';
}

export interface HaltSaid {
  readonly done: true;
  readonly version: number;
  readonly said: string;
}

/** The matter an administrator means, as his page showed it. A draft is its starter's alone. */
export async function monitoredMatter(
  context: UseCaseContext,
  matterId: string,
  expectedVersion?: number,
): Promise<Result<LoadedMatter>> {
  return asMonitored(await loadUnseen(context, matterId), expectedVersion);
}

/** The same for a dry run: it keeps nobody waiting who works on the matter. */
export const matterLookedAt = async (
  context: UseCaseContext,
  matterId: string,
  expectedVersion?: number,
): Promise<Result<LoadedMatter>> => asMonitored(await loadUnseen(context, matterId, readMatter), expectedVersion);

function asMonitored(loaded: Result<LoadedMatter>, expectedVersion: number | undefined): Result<LoadedMatter> {
  if (!loaded.ok) return loaded;
  if (loaded.value.row.state === 'DRAFT') return reject('matters.not-found');
  if (expectedVersion !== undefined && loaded.value.row.version !== expectedVersion) return reject('matters.stale');
  return loaded;
}

/** Decides, writes, keeps it in the audit, and tells everybody who has the matter or the list of matters open. */
export async function halt(
  context: UseCaseContext,
  loaded: LoadedMatter,
  { command, event, by }: Halt,
  say: (decision: Decision) => string,
): Promise<Result<HaltSaid>> {
  const matterId = loaded.row.id;
  await tellOfHalt(context, matterId);
  const done = await carryOut(context, loaded, { matterId, command, event, details: { by } });
  if (!done.ok) return done;
  return ok({ done: true, version: done.value.version, said: say(done.value.decision) });
}
