import { type JsonObject, ok, type PersonId, type Result, reject } from '@gov/base';
import type { ResolvedHandler } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { isSecret } from '../../rules/readers.ts';
import { ableColleague, ableColleagues, placesOf } from '../handling/able-colleague.ts';
import { listed } from '../handling/say.ts';

/** Does the agency name who may know work secrets (工作秘密只送给授权知悉的人)? */
export const namesWhoMayKnow = (context: UseCaseContext): boolean =>
  context.agency.setting<boolean>('matters', 'workSecretsNamed');

/** 知悉工作秘密: whoever was granted it, as person, by post or by section; everybody, where the agency names nobody. */
export const mayKnowSecrets = (context: UseCaseContext, personId: PersonId): boolean =>
  !namesWhoMayKnow(context) ||
  placesOf(context, personId).some(({ id }) =>
    context.agency.permissionsOf(personId, id, context.now).has('matters.work-secret'),
  );

/** Whether a matter with these values reaches only those who were granted to know work secrets. */
export const isForNamedOnly = (context: UseCaseContext, values: JsonObject): boolean =>
  isSecret(values) && namesWhoMayKnow(context);

/**
 * The colleagues to whom somebody gives a matter with these values by his own choice: to handle, to sign or to read. The
 * first who may be given no work is named; of a work secret all who were not granted to know such.
 */
export function givenTo(
  context: UseCaseContext,
  values: JsonObject,
  assignmentIds: readonly string[],
): Result<readonly ResolvedHandler[]> {
  const able = ableColleagues(context, assignmentIds);
  if (!able.ok) return able;
  const refusal = secretRefused(context, values, able.value);
  return refusal ?? able;
}

/** The same for one. */
export function givenToOne(context: UseCaseContext, values: JsonObject, assignmentId: string): Result<ResolvedHandler> {
  const able = ableColleague(context, assignmentId);
  if (!able.ok) return able;
  return secretRefused(context, values, [able.value]) ?? ok(able.value);
}

function secretRefused(
  context: UseCaseContext,
  values: JsonObject,
  persons: readonly ResolvedHandler[],
): Result<never> | undefined {
  if (!isForNamedOnly(context, values)) return undefined;
  const without = [...new Set(persons.map(({ personId }) => personId))].filter((id) => !mayKnowSecrets(context, id));
  return without.length > 0 ? notLetKnow(context, without) : undefined;
}

/** The refusal names those who were not granted to know work secrets. */
export const notLetKnow = ({ agency }: UseCaseContext, persons: readonly PersonId[]): Result<never> =>
  reject('matters.not-let-know', {
    persons: listed(persons.map((id) => agency.organisation.persons.get(id)?.name ?? '')),
  });

/** Of a window for a matter (代理): whether its stand-in hears of it at all. */
export const isTold = (
  context: UseCaseContext,
  { standInId, secret }: { readonly standInId: PersonId; readonly secret: boolean },
): boolean => !secret || mayKnowSecrets(context, standInId);
