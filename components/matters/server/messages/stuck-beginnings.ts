import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes, StuckBeginning } from '../../contract.ts';
import { nextTry } from '../../rules/children/try-again.ts';
import { tellKeepers } from '../stopped/note-stops.ts';
import { beginByMessageKind } from './begin-by-message.ts';
import {
  countStuckBeginnings,
  dropBeginning as dropRow,
  type StuckBeginningRow,
  stuckBeginnings,
  tryBeginningAnew,
} from './begun-store.ts';
import { noteOfHouse } from './note-of-house.ts';
import { notBegunForKeepers } from './trouble-words.ts';

type Routes = typeof routes;

const mostListed = 100;

/** 没有发起的事项: which message should have begun what, why it has not, and whether the house tries again by itself. */
export async function showStuckBeginnings(
  context: UseCaseContext,
): Promise<Result<ReplyOf<Routes['stuckBeginnings']>>> {
  const { tx } = context;
  const rows = await tx.all(stuckBeginnings(tx.agencyId, mostListed));
  const count = (await tx.first(countStuckBeginnings(tx.agencyId)))?.count ?? rows.length;
  return ok({ count, rows: rows.map((row) => inWords(context, row)) });
}

function inWords({ agency: { organisation } }: UseCaseContext, row: StuckBeginningRow): StuckBeginning {
  const { senderId, sequence, kindCode, senderKind, kindName, message, at, tries, trouble } = row;
  const sectionId = organisation.assignments.get(row.starterAssignmentId)?.sectionId;
  const next = nextTry({ tries, triedAt: at, trouble });
  return {
    ...{ senderId, sequence, kindCode, senderKind, kindName, message, tries },
    why: `${notBegunForKeepers(trouble)}。`,
    triedAt: at,
    ...(next ? { next } : {}),
    starterSection: (sectionId && organisation.sections.get(sectionId)?.name) ?? '',
  };
}

/** 重试: at once, and with all its trials anew. What has begun meanwhile is refused. */
export async function retryBeginning(
  context: UseCaseContext,
  { params: { senderId }, body: { sequence, kindCode } }: InputOf<Routes['retryBeginning']>,
): Promise<Result<ReplyOf<Routes['retryBeginning']>>> {
  const { tx } = context;
  if (!(await tx.first(tryBeginningAnew(tx.agencyId, { senderId, sequence, kindCode }))))
    return reject('matters.beginning-not-stuck');
  context.wakeUp(beginByMessageKind, `${senderId}:${sequence}:${kindCode}`);
  context.audit({
    event: 'matters.beginning-tried-again',
    objectKind: 'matter',
    objectId: senderId,
    details: { kind: kindCode },
  });
  tellKeepers(context);
  return ok({ done: true, said: '正在重试，发起了就不再列在这里' });
}

/** 不用发起了: it is not tried any more; the sender's trace says so, and why. Twice = it is not stuck any more. */
export async function dropBeginning(
  context: UseCaseContext,
  { params: { senderId }, body: { sequence, kindCode, reason } }: InputOf<Routes['dropBeginning']>,
): Promise<Result<ReplyOf<Routes['dropBeginning']>>> {
  const { tx, now } = context;
  const row = await tx.first(dropRow(tx.agencyId, { senderId, sequence, kindCode, at: now }));
  if (!row) return reject('matters.beginning-not-stuck');
  noteOfHouse(context, senderId, {
    who: context.agency.organisation.persons.get(context.person().personId)?.name ?? '',
    act: `“${row.message}”不再发起“${row.kindName}”`,
    detail: reason.trim(),
  });
  context.audit({
    event: 'matters.beginning-dropped',
    objectKind: 'matter',
    objectId: senderId,
    details: { kind: kindCode },
  });
  tellKeepers(context);
  return ok({ done: true, said: `不再发起“${row.kindName}”` });
}
