import { addMillis, ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import {
  codeMillis,
  freshAccessCode,
  hashOfAccessCode,
  markOfAccessCode,
} from '#platform/server/identity/access-code.ts';
import {
  endAccessCodes,
  insertAccessCode,
  removeTotp,
  setAccess,
  vouchFor,
} from '#platform/server/identity/access-store.ts';
import { bumpConfiguration } from '#platform/server/identity/agency-store.ts';
import { endOtherSessions, endSessionsOfPerson } from '#platform/server/identity/session-store.ts';
import type { routes } from '../../contract.ts';
import { mayChangeAccess, mayIssueCode, mayResetSecondFactor } from '../../rules/account-rules.ts';
import { accountFacts } from './account-facts.ts';
import { tellWaiting } from './release-codes.ts';

type Routes = typeof routes;

/** A one-time code for a person; the administrator never learns a password. Twice = the later code holds. */
export async function issueCode(
  context: UseCaseContext,
  { params }: InputOf<Routes['issueCode']>,
): Promise<Result<ReplyOf<Routes['issueCode']>>> {
  const { tx, now } = context;
  const found = await accountFacts(context, params.personId);
  if (!found.ok) return found;
  const purpose = mayIssueCode(found.value.facts);
  if (!purpose.ok) return purpose;
  const code = freshAccessCode();
  const codeHash = hashOfAccessCode(code);
  const id = context.newId<string>();
  const expiresAt = addMillis(now, codeMillis[purpose.value]);
  tx.write(endAccessCodes(tx.agencyId, params.personId, now));
  tx.write(
    insertAccessCode({
      id,
      codeHash,
      accountId: found.value.row.accountId,
      needsConsent: true,
      issuedBy: context.person().personId,
      agencyId: tx.agencyId,
      personId: params.personId,
      purpose: purpose.value,
      now,
      expiresAt,
    }),
  );
  audited(context, 'identity.code-issued', params.personId, { purpose: purpose.value, codeId: id });
  const waits = !found.value.facts.secondFactor;
  if (waits) await tellWaiting(context);
  return ok({ code, purpose: purpose.value, expiresAt, waits, mark: markOfAccessCode(codeHash) });
}

/** Stops or opens the way into this agency; nobody else's agency is touched. Twice = the same state again. */
export async function changeAccess(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['changeAccess']>,
): Promise<Result<ReplyOf<Routes['changeAccess']>>> {
  const { tx, now } = context;
  const found = await accountFacts(context, params.personId);
  if (!found.ok) return found;
  const may = mayChangeAccess(found.value.facts);
  if (!may.ok) return may;
  tx.write(setAccess(tx.agencyId, params.personId, body.access));
  if (body.access === 'STOPPED') {
    tx.write(endSessionsOfPerson(tx.agencyId, params.personId, now));
    tx.write(endAccessCodes(tx.agencyId, params.personId, now));
  }
  tx.write(bumpConfiguration(tx.agencyId));
  audited(context, body.access === 'STOPPED' ? 'identity.access-stopped' : 'identity.access-opened', params.personId);
  return ok({ done: true as const });
}

/** Takes a lost second factor away. The account then works in this agency only, see vouchFor. Twice = refused. */
export async function resetSecondFactor(
  context: UseCaseContext,
  { params }: InputOf<Routes['resetSecondFactor']>,
): Promise<Result<ReplyOf<Routes['resetSecondFactor']>>> {
  const { tx, now } = context;
  const found = await accountFacts(context, params.personId);
  if (!found.ok) return found;
  const may = mayResetSecondFactor(found.value.facts);
  if (!may.ok) return may;
  const accountId = found.value.row.accountId ?? '';
  tx.write(removeTotp(accountId));
  tx.write(vouchFor(accountId, tx.agencyId, now));
  tx.write(endOtherSessions(accountId, '', now));
  audited(context, 'identity.second-factor-reset', params.personId);
  return ok({ done: true as const });
}

/** The person, never the account: its number would be the same in another agency's records. */
const audited = (
  context: UseCaseContext,
  event: string,
  personId: string,
  details: Readonly<Record<string, string>> = {},
): void => context.audit({ event, objectKind: 'person', objectId: personId, details });
