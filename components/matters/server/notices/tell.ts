import { type MatterId, ok, type PersonId, type Result } from '@gov/base';
import type { ResolvedHandler } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { mayHandle, placesOf } from '../handling/able-colleague.ts';
import { carryOut } from '../handling/carry-out.ts';
import { loadUnseen } from '../handling/load-matter.ts';

/** 提醒阅看: starter and named persons find in 待阅 what happened to the matter. The right to it is the calling component's. */
export async function tell(
  context: UseCaseContext,
  matterId: MatterId,
  { persons, reason }: { readonly persons: readonly PersonId[]; readonly reason: string },
): Promise<Result<void>> {
  const loaded = await loadUnseen(context, matterId);
  if (!loaded.ok) return loaded;
  const { row } = loaded.value;
  if (row.state === 'DRAFT' || row.state === 'CANCELLED') return ok(undefined);
  const named = [...new Set([row.starterPersonId, ...persons])];
  const readers = named.flatMap((personId) => readerOf(context, personId) ?? []);
  if (readers.length === 0) return ok(undefined);
  const told = await carryOut(context, loaded.value, {
    matterId,
    command: { kind: 'tell', readers, reason },
    event: 'matters.told',
    details: { readers: readers.length },
  });
  return told.ok ? ok(undefined) : told;
}

/** In an assignment of today in which he may handle something. */
export function readerOf(context: UseCaseContext, personId: PersonId): ResolvedHandler | undefined {
  const [place] = placesOf(context, personId);
  return place && mayHandle(context, personId) ? { personId, assignmentId: place.id } : undefined;
}
