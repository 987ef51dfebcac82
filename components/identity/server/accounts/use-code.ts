import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { PublicContext } from '#platform/server/components/component-server.ts';
import { isUniqueViolation } from '#platform/server/database/database-error.ts';
import type { AgencyTransaction } from '#platform/server/database/transaction.ts';
import { hashOfAccessCode, markOfAccessCode } from '#platform/server/identity/access-code.ts';
import {
  findAccessCode,
  type GoodCodeRow,
  lockAccess,
  otherPersonOfAccount,
  type SpentCodeRow,
  vouchFor,
  linkAccount as writeLink,
} from '#platform/server/identity/access-store.ts';
import { findAccount, findAccountByName, insertAccount, setPassword } from '#platform/server/identity/account-store.ts';
import { listAdministrators } from '#platform/server/identity/agency-store.ts';
import { hashPassword } from '#platform/server/identity/password.ts';
import { endOtherSessions } from '#platform/server/identity/session-store.ts';
import type { routes } from '../../contract.ts';
import { mayActivate, mayBegin, mayRestore } from '../../rules/account-rules.ts';
import { strongEnough } from '../../rules/password-strength.ts';
import { guessesAt, provePassword, proveSecondFactor } from '../prove-account.ts';
import { spendCode } from './spend-code.ts';

type Routes = typeof routes;
type Used = Result<ReplyOf<Routes['openAccount']>>;

/** For whom a code is, so that its holder sees at once whether it is the right one. */
export async function lookAtCode(
  context: PublicContext,
  { body }: InputOf<Routes['lookAtCode']>,
): Promise<Result<ReplyOf<Routes['lookAtCode']>>> {
  const code = await goodCode(context, body.code);
  if (!code.ok) return code;
  const { agencyId, personId, purpose, needsConsent } = code.value;
  const agency = await context.agencyFacts(agencyId);
  const signInName = purpose === 'RESTORE' ? (await accountOf(context, code.value))?.signInName : undefined;
  return ok({
    agencyName: agency.name,
    personName: agency.organisation.persons.get(personId)?.name ?? '',
    purpose,
    ...(needsConsent ? { mark: markOfAccessCode(hashOfAccessCode(body.code)) } : {}),
    waits: !mayActivate(code.value).ok,
    ...(signInName ? { signInName } : {}),
  });
}

async function goodCode(context: PublicContext, typed: string): Promise<Result<GoodCodeRow>> {
  const row = (await context.database.read(findAccessCode(hashOfAccessCode(typed), context.now)))[0];
  return row ? ok(row) : reject('identity.code-not-good');
}

/** The account of the code's person, read in the person's agency. */
async function accountOf(context: PublicContext, { agencyId, personId }: GoodCodeRow) {
  const row = await context.database.agency(agencyId, async (tx) =>
    ok(await tx.first(lockAccess(agencyId, personId, context.now))),
  );
  const accountId = row.ok ? row.value?.accountId : undefined;
  return accountId ? (await context.database.read(findAccount(accountId)))[0] : undefined;
}

/** With the person's row held: what the code is now, and whether he still holds the duty he was chosen for. */
async function mayUse(tx: AgencyTransaction, personId: string, spent: SpentCodeRow): Promise<Result<undefined>> {
  const agreed = mayActivate(spent);
  return agreed.ok ? mayBegin(spent, await hasDuty(tx, personId)) : agreed;
}

const hasDuty = async (tx: AgencyTransaction, personId: string): Promise<boolean> =>
  (await tx.all(listAdministrators(tx.agencyId))).some((one) => one.personId === personId);

/**
 * A new account. The administrator who gave the code out learns only that it was used. Twice = the second time the code
 * is no longer good; so with the other two ways of using one.
 */
export async function openAccount(context: PublicContext, { body }: InputOf<Routes['openAccount']>): Promise<Used> {
  const good = await goodCode(context, body.code);
  if (!good.ok) return good;
  const code = good.value;
  if (code.purpose !== 'ACTIVATE') return reject('identity.code-purpose');
  const may = mayActivate(code);
  if (!may.ok) return may;
  const { signInName } = body;
  const taken = (await context.database.read(findAccountByName(signInName)))[0];
  if (taken) return reject('identity.sign-in-name-taken', { name: signInName });
  const strong = strongEnough(body.password, signInName);
  if (!strong.ok) return strong;
  const passwordHash = await hashPassword(body.password);
  const id = context.newId<string>();
  try {
    return await spendCode(
      context,
      { ...code, typed: body.code, event: 'identity.account-activated' },
      async (tx, row, spent) => {
        const agreed = await mayUse(tx, code.personId, spent);
        if (!agreed.ok) return agreed;
        if (row.accountId) return reject('identity.code-purpose');
        await tx.all(insertAccount({ id, signInName, passwordHash, demo: false, now: context.now }));
        tx.write(writeLink(tx.agencyId, code.personId, id, context.now));
        return ok({ result: 'done' as const, signInName });
      },
    );
  } catch (error) {
    if (isUniqueViolation(error, 'account_sign_in_name_key'))
      return reject('identity.sign-in-name-taken', { name: signInName });
    throw error;
  }
}

/** The owner proves the account as at sign-in; a person who has one already keeps exactly that one. */
export async function linkAccount(context: PublicContext, { body }: InputOf<Routes['linkAccount']>): Promise<Used> {
  const good = await goodCode(context, body.code);
  if (!good.ok) return good;
  const code = good.value;
  const may = mayActivate(code);
  if (!may.ok) return may;
  const known = await provePassword(context, body);
  if (!known.ok) return known;
  const second = await proveSecondFactor(context, known.value, body.secondFactor);
  if (!second.ok) return second;
  if (second.value === 'missing') return ok({ result: 'second-factor' as const });
  const { id } = known.value.account;
  const event = code.purpose === 'ACTIVATE' ? 'identity.account-activated' : 'identity.person-confirmed';
  return spendCode(context, { ...code, typed: body.code, event }, async (tx, row, spent) => {
    const agreed = await mayUse(tx, code.personId, spent);
    if (!agreed.ok) return agreed;
    if (row.accountId && row.accountId !== id) return reject('identity.sign-in');
    if (await tx.first(otherPersonOfAccount(tx.agencyId, id, code.personId)))
      return reject('identity.account-of-another');
    tx.write(writeLink(tx.agencyId, code.personId, id, context.now));
    return ok({ result: 'done' as const });
  });
}

/** A new password. Without a second factor beside it the agency vouches for its own person only, see vouchFor. */
export async function restorePassword(
  context: PublicContext,
  { body }: InputOf<Routes['restorePassword']>,
): Promise<Used> {
  const good = await goodCode(context, body.code);
  if (!good.ok) return good;
  const code = good.value;
  if (code.purpose !== 'RESTORE') return reject('identity.code-purpose');
  const account = await accountOf(context, code);
  if (account?.state !== 'ACTIVE') return reject('identity.code-not-good');
  const guesses = guessesAt(context, account.signInName);
  const second = await proveSecondFactor(context, { account, guesses }, body.secondFactor);
  if (!second.ok) return second;
  if (second.value === 'missing') return ok({ result: 'second-factor' as const });
  const strong = strongEnough(body.password, account.signInName);
  if (!strong.ok) return strong;
  const proof = second.value;
  const passwordHash = await hashPassword(body.password);
  return spendCode(
    context,
    { ...code, typed: body.code, event: 'identity.password-restored' },
    async (tx, row, spent) => {
      // codes of earlier releases name no account
      if (row.accountId !== account.id || (code.accountId ?? account.id) !== account.id)
        return reject('identity.code-not-good');
      const holdsDuty = await hasDuty(tx, code.personId);
      const may = mayRestore({ released: spent.released, holdsDuty }, proof);
      if (!may.ok) return may;
      tx.write(setPassword(account.id, passwordHash, context.now));
      guesses.lift(tx);
      if (proof === 'absent') tx.write(vouchFor(account.id, tx.agencyId, context.now));
      tx.write(endOtherSessions(account.id, '', context.now));
      return ok({ result: 'done' as const, signInName: account.signInName });
    },
  );
}
