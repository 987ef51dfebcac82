import { cleanName, dateInChina, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { insertAgency } from '#platform/server/identity/agency-store.ts';
import type { Routes } from '../../contract.ts';
import { insertOpening, insertSubordination, type KnownAgencyRow, knownAgencies } from './store.ts';

type OpenAgency = Routes['openAgency'];
type NewAgency = InputOf<OpenAgency>['body'];

/**
 * Opens an agency: its row and the names of its three administrators are the platform's; the organisation is made by a courier in
 * the new agency's own transaction, and the three open their accounts themselves (first-codes.ts). Twice = the code is taken
 * the second time.
 */
export async function openNewAgency(
  context: UseCaseContext,
  { body }: InputOf<OpenAgency>,
): Promise<Result<ReplyOf<OpenAgency>>> {
  const { tx, now } = context;
  const known = await tx.all(knownAgencies);
  const may = mayOpen(body, known);
  if (!may.ok) return may;
  const { code, level, parentId } = body;
  const id = context.newId<string>();
  const displayOrder = Math.max(0, ...known.map((agency) => agency.displayOrder)) + 1;
  const [name, shortName] = [cleanName(body.name), cleanName(body.shortName)];
  const parent = parentId ?? null;
  tx.write(insertAgency({ id, code, name, shortName, kind: 'AGENCY', level, parentId: parent, displayOrder, now }));
  if (parent) tx.write(insertSubordination(id, parent, dateInChina(now)));
  const administrators = body.administrators.map((one) => ({
    duty: one.duty,
    name: cleanName(one.name),
    personId: context.newId<string>(),
  }));
  const openedBy = context.person().personId;
  tx.write(insertOpening(tx.agencyId, { openedAgencyId: id, administrators, openedBy, now }));
  context.wakeUp('agencies.establish', id);
  context.audit({ event: 'agencies.opened', objectKind: 'agency', objectId: id, details: { code, level } });
  return ok({ id });
}

function mayOpen(wanted: NewAgency, known: readonly KnownAgencyRow[]): Result<undefined> {
  const { administrators, code, parentId } = wanted;
  const name = cleanName(wanted.name);
  const distinct = (values: readonly string[]) => new Set(values).size === values.length;
  if (!distinct(administrators.map((a) => a.duty)) || !distinct(administrators.map((a) => cleanName(a.name))))
    return reject('agencies.three-administrators');
  if (known.some((agency) => agency.code === code)) return reject('agencies.code-taken', { code });
  if (known.some((agency) => agency.name === name)) return reject('agencies.name-taken', { name });
  const parentKnown = known.some((agency) => agency.id === parentId && agency.kind === 'AGENCY');
  return parentId === undefined || parentKnown ? ok(undefined) : reject('agencies.unknown-parent');
}
