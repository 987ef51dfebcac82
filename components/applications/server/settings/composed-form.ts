import { isDeepStrictEqual } from 'node:util';
import { type FieldProblem, ok, type Result, reject } from '@gov/base';
import { type CompiledForm, compileForm, composeForms, type FormTemplate, retireDropped } from '@gov/forms';
import { formsService, type PublishedForm } from '#components/forms/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { ApplicationSettings } from '../../contract.ts';
import type { ApplicationRow } from '../store.ts';

interface Asked {
  readonly id: string;
  readonly settings: ApplicationSettings;
  /** The application as it stands; absent while it is new. */
  readonly before: ApplicationRow | undefined;
}

/** Key under which the composed form of an application is published; with another main form it is another form. */
const composedKeyOf = ({ id, settings }: Pick<Asked, 'id' | 'settings'>): string => `set-${id}-${settings.formKey}`;

/**
 * The form that matters of the application are filled in on: its main form, or with further forms one that is made of all of
 * them, not published yet. Fields that a former one had and this one has no more go out of use in it, so that they stay readable.
 */
export async function formOfSettings(
  context: UseCaseContext,
  asked: Asked,
  main: FormTemplate,
): Promise<Result<CompiledForm>> {
  const { further = [] } = asked.settings;
  if (further.length === 0) return unchanged(compileForm(main));
  const forms = context.ask(formsService);
  const taken = await takenTwice(context, asked);
  if (taken.length > 0) return refused(taken);
  const parts = [];
  for (const [at, { key, formKey, taken: fromMain }] of further.entries()) {
    const current = await forms.current(formKey);
    if (!current) return refused([{ path: `further.${at}`, message: '第 2 张起的表里有一张还没有发布，请重新选' }]);
    parts.push({ key, template: current.form.template, ...(fromMain ? { taken: fromMain } : {}) });
  }
  const composed = composeForms(main, parts);
  if (!composed.ok) return refused(inFurther(composed.rejection.fields));
  const former = await forms.current(composedKeyOf(asked));
  return unchanged(compileForm(former ? retireDropped(composed.value, former.form.template) : composed.value));
}

const refused = (problems: readonly FieldProblem[]) =>
  reject('applications.problems', { count: problems.length }, problems);

const inFurther = (problems: readonly FieldProblem[] = []): readonly FieldProblem[] =>
  problems.map(({ message }) => ({ path: 'further', message }));

const unchanged = (compiled: Result<CompiledForm>): Result<CompiledForm> =>
  compiled.ok ? compiled : refused(inFurther(compiled.rejection.fields));

/** Keys are for ever: one that another form had would put its values before the eyes of who fills in this one. */
async function takenTwice(context: UseCaseContext, asked: Asked): Promise<readonly FieldProblem[]> {
  const { further = [] } = asked.settings;
  const was = new Map((asked.before?.settings.further ?? []).map(({ key, formKey }) => [key, formKey]));
  const used = further.every(({ key }) => was.has(key)) ? [] : await keysEverUsed(context, asked);
  return further
    .filter(({ key, formKey }) => (was.has(key) ? was.get(key) !== formKey : used.includes(key)))
    .map(() => ({ path: 'further', message: '换另一张表时请先去掉原来的，再加上新的：原来那张填过的内容还要看得到' }));
}

/** Keys of further forms in every version of the composed form, also where the application has none of them any more. */
async function keysEverUsed(
  context: UseCaseContext,
  application: Pick<Asked, 'id' | 'settings'>,
): Promise<readonly string[]> {
  const forms = context.ask(formsService);
  const current = await forms.current(composedKeyOf(application));
  if (!current) return [];
  const used: string[] = [];
  for (const versionId of await forms.versionsBeside(current.formVersionId)) {
    const { template } = await forms.compiled(versionId);
    used.push(...(template.parts ?? []).map(({ key }) => key));
  }
  return used;
}

/** The first key that no further form of the application has or had. */
export async function nextFormKey(context: UseCaseContext, row: ApplicationRow): Promise<string> {
  const numbers = (await keysEverUsed(context, row)).map((key) => Number(key.slice(1)));
  return `f${Math.max(1, ...numbers) + 1}`;
}

interface Composed {
  readonly main: PublishedForm;
  /** As `formOfSettings` has put it together from this main form already. */
  readonly form: CompiledForm | undefined;
}

/** Publishes the composed form; the same forms again keep the version that there is. */
export async function publishComposed(
  context: UseCaseContext,
  asked: Asked,
  { main, form: before }: Composed,
): Promise<Result<PublishedForm>> {
  if ((asked.settings.further ?? []).length === 0) return ok(main);
  const composed = before ? ok(before) : await formOfSettings(context, asked, main.form.template);
  if (!composed.ok) return composed;
  const forms = context.ask(formsService);
  const published = await forms.publish({ key: composedKeyOf(asked), template: composed.value.template });
  if (!published.ok) return published;
  const { formVersionId } = published.value;
  const form = await forms.compiled(formVersionId);
  return ok({ formId: (await forms.formOf(formVersionId)) ?? main.formId, formVersionId, form });
}

/** Whether a form of the application has been published anew since it was put together. */
export async function hasNewerForm(context: UseCaseContext, row: ApplicationRow): Promise<boolean> {
  const forms = context.ask(formsService);
  const main = await forms.current(row.settings.formKey);
  if (!main) return false;
  if ((row.settings.further ?? []).length === 0) return main.formVersionId !== row.formVersionId;
  const now = await formOfSettings(context, { id: row.id, settings: row.settings, before: row }, main.form.template);
  const { template } = await forms.compiled(row.formVersionId);
  // what is stored comes back with its members in another order; what no longer goes together is newer too, and stays out until
  // somebody looks at it
  return !now.ok || !isDeepStrictEqual(now.value.template, template);
}
