import { brandId, type MatterId, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { mattersService } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { opensToKeys } from '../keys/opens-to-keys.ts';
import { applicationFor, keyOf } from './for-caller.ts';

type Route = (typeof routes)['record'];

/** One matter as data, with what every mere reader sees of its form; one of another application looks like none. */
export async function record(context: UseCaseContext, { params }: InputOf<Route>): Promise<Result<ReplyOf<Route>>> {
  const application = await applicationFor(context, params.applicationId);
  if (!application.ok) return application;
  const found = await context.ask(mattersService).record(brandId<MatterId>(params.matterId));
  if (!found.ok) return found;
  const { kindCode, starterPersonId, number, startedAt, endedAt, ...matter } = found.value;
  if (kindCode !== application.value.kindCode) return reject('matters.not-found');
  if (keyOf(context) && !(await opensToKeys(context, matter.formVersionId))) return reject('applications.key-secret');
  context.audit({ event: 'applications.record-read', objectKind: 'matter', objectId: params.matterId });
  return ok({
    matterId: params.matterId,
    ...matter,
    ...(number === null ? {} : { number }),
    starter: context.agency.organisation.persons.get(starterPersonId)?.name ?? '',
    ...(startedAt === null ? {} : { startedAt }),
    ...(endedAt === null ? {} : { endedAt }),
  });
}
