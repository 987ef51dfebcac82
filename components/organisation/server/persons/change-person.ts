import { cleanName, ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { pinyinInitials } from '#platform/server/identity/pinyin-initials.ts';
import type { Routes } from '../../contract.ts';
import { knownPerson } from '../../rules/assignment-rules.ts';
import { changeOrganisation, keptUp } from '../change.ts';
import { changePersonRow } from './store.ts';

/** Corrects a name; the initials follow it unless they are given (surnames with two readings). */
export async function changePerson(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['changePerson']>,
): Promise<Result<ReplyOf<Routes['changePerson']>>> {
  const name = cleanName(body.name);
  return changeOrganisation(context, async (snapshot) => {
    const person = knownPerson(snapshot, params.personId);
    if (!person.ok) return person;
    const { tx } = context;
    const fresh = { name, initials: body.initials ?? pinyinInitials(name) };
    const kept = keptUp(await tx.first(changePersonRow(tx.agencyId, params.personId, body.expectedVersion, fresh)));
    if (!kept.ok) return kept;
    context.audit({
      event: 'organisation.person-changed',
      objectKind: 'person',
      objectId: params.personId,
      details: { name: name !== person.value.name, initials: fresh.initials !== person.value.initials },
    });
    return ok({ done: true } as const);
  });
}
