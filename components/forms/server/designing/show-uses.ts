import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { formUsesPoint } from '../../contract/form-uses.ts';
import type { Routes } from '../../contract.ts';
import { findForm } from './store.ts';

/** Those that may use a form, in the order in which the page names them. */
const users = ['applications', 'processes'] as const;

/** 用在哪里: applications that are made from the form and processes that are designed on it. */
export async function showUses(
  context: UseCaseContext,
  { params: { formId } }: InputOf<Routes['uses']>,
): Promise<Result<ReplyOf<Routes['uses']>>> {
  const form = await context.tx.first(findForm(context.tx.agencyId, formId));
  if (!form) return reject('forms.not-found');
  const uses = [];
  for (const user of users) {
    const asked = context.extension(formUsesPoint, user)?.(context);
    if (asked) uses.push(...(await asked.usesOf({ formId, key: form.key })));
  }
  return ok({ uses });
}
