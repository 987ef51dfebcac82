import { type FieldProblem, ok, type Result, reject } from '@gov/base';
import type { CompiledForm } from '@gov/forms';
import { concealedFields, type Program } from '@gov/workflow';
import { formsService, type PublishedForm } from '#components/forms/contract.ts';
import { mattersService } from '#components/matters/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { ApplicationSettings } from '../../contract.ts';
import { concealedProblems, processProblems, settingsProblems } from '../../rules/check-settings.ts';
import { kindCodeOf } from '../kind-code.ts';
import { type ApplicationRow, findByName, insertApplication, updateApplication } from '../store.ts';
import { planProcess, publishPlanned } from './application-process.ts';
import { formOfSettings, publishComposed } from './composed-form.ts';

interface Wanted {
  readonly id: string;
  readonly kindCode: string;
  readonly open: boolean;
  /** The version it will have; 1 = it is new. */
  readonly version: number;
  readonly settings: ApplicationSettings;
  /** The application as it stands, locked; absent while it is new. */
  readonly before: ApplicationRow | undefined;
  /** Nobody sits before the settings: what they show though it is hidden by now is left out of the lists, not refused. */
  readonly following?: true;
}

/**
 * Checks the settings – all of it before anything is written – against form and process, publishes what is the application's own, and puts its kind into the agency's
 * house. Always the newest versions; what runs keeps those it was started with.
 */
export async function putApplication(context: UseCaseContext, wanted: Wanted): Promise<Result<ApplicationRow>> {
  const { tx } = context;
  const { settings } = wanted;
  const namesake = await tx.first(findByName(tx.agencyId, settings.name));
  if (namesake && namesake.id !== wanted.id) return reject('applications.name-taken', { name: settings.name });
  const current = await context.ask(formsService).current(settings.formKey);
  if (!current) return reject('applications.unknown-form');
  const several = await formOfSettings(context, wanted, current.form.template);
  if (!several.ok) return several;
  const problems = [...settingsProblems(settings, several.value), ...organisationProblems(context, settings)];
  if (problems.length > 0) return refused(problems);
  const planned = await planProcess(context, wanted, several.value);
  if (!planned.ok) return planned;
  const unfit = unfitProblems(context, wanted, planned.value.program, several.value);
  if (unfit.length > 0) return refused(unfit);
  // from here on things are written: whoever asked for it may go on with others after a refusal
  const main = await listedForm(context, settings, current);
  if (!main.ok) return main;
  // a column that the main form does not keep for lists yet makes another one of it: then they are put together once more
  const composed = main.value === current ? several.value : undefined;
  const form = await publishComposed(context, wanted, { main: main.value, form: composed });
  if (!form.ok) return form;
  if ('key' in settings.process && settings.further?.length)
    context.ask(processesService).designedOn(settings.process.key, form.value.formId);
  const concealed = concealedOver(context, planned.value.program, form.value.form);
  const { id, kindCode, open, version } = wanted;
  const { formVersionId } = form.value;
  const process = await publishPlanned(context, kindCode, planned.value, formVersionId);
  if (!process.ok) return process;
  const processVersionId = process.value;
  const { name } = settings;
  const row: ApplicationRow = { id, kindCode, name, open, settings, formVersionId, processVersionId, version };
  putKind(context, row, concealed);
  tx.write(
    version === 1 ? insertApplication(tx.agencyId, row, context.now) : updateApplication(tx.agencyId, row, context.now),
  );
  return ok(row);
}

/** What some step is not shown plainly, with the forms that some step is not shown at all. */
export const concealedOver = (context: UseCaseContext, program: Program, form: CompiledForm): readonly string[] =>
  concealedFields(context.ask(processesService).over(program, form));

const refused = (problems: readonly FieldProblem[]) =>
  reject('applications.problems', { count: problems.length }, problems);

/** What every agency has stands where it always stood, what it makes itself behind the kinds of the product. */
const displayOrderOf = ({ id, kindCode }: ApplicationRow): number => (kindCode === kindCodeOf(id) ? 500 : 100);

/** Puts the kind of matter that belongs to it; what some version concealed stays so. */
export function putKind(context: UseCaseContext, row: ApplicationRow, concealed: readonly string[]): void {
  const { settings, kindCode, open, formVersionId, processVersionId } = row;
  context.ask(mattersService).makeKind({
    code: kindCode,
    name: settings.name,
    group: settings.group,
    hint: settings.hint,
    componentId: 'applications',
    formVersionId,
    processVersionId,
    displayOrder: displayOrderOf(row),
    open,
    readers: settings.readers,
    concealed,
    ...(settings.titlePattern ? { titlePattern: settings.titlePattern } : {}),
    ...(settings.starters ? { starters: settings.starters } : {}),
  });
}

/** What the process asks for and the form has not, and what the settings show though the process hides it. */
export function unfitProblems(
  context: UseCaseContext,
  { settings, following }: Pick<Wanted, 'settings' | 'following'>,
  program: Program,
  form: CompiledForm,
): readonly FieldProblem[] {
  const conditions = context.ask(processesService).problemsWith(program, form);
  return [
    ...processProblems(program, form),
    ...conditions.map(({ message }) => ({ path: 'process', message })),
    ...(following ? [] : concealedProblems(settings, form, concealedOver(context, program, form))),
  ];
}

/** The published form; where a column of the list is not kept for lists yet, a next version that keeps it. */
async function listedForm(
  context: UseCaseContext,
  settings: ApplicationSettings,
  current: PublishedForm,
): Promise<Result<PublishedForm>> {
  const forms = context.ask(formsService);
  const { template } = current.form;
  const shown = new Set([...settings.columns, ...(settings.sum ? [settings.sum] : [])]);
  if (template.fields.every((field) => field.listable || !shown.has(field.key))) return ok(current);
  const fields = template.fields.map((field) => (shown.has(field.key) ? { ...field, listable: true } : field));
  const published = await forms.publish({ key: settings.formKey, template: { ...template, fields } });
  if (!published.ok) return published;
  const { formVersionId } = published.value;
  return ok({ formId: current.formId, formVersionId, form: await forms.compiled(formVersionId) });
}

/** Posts and sections that are not, or no longer, there. */
function organisationProblems({ agency }: UseCaseContext, settings: ApplicationSettings): readonly FieldProblem[] {
  const { posts, sections } = agency.organisation;
  const steps = 'steps' in settings.process ? settings.process.steps : [];
  const known = (grantee: string): boolean => {
    const [kind, id = ''] = grantee.split(':');
    return kind === 'post' ? posts.has(id) : sections.has(id);
  };
  return [
    ...steps.flatMap(({ name, approver }, at) =>
      approver.kind === 'post' && !posts.has(approver.postId)
        ? [{ path: `process.steps.${at}`, message: `“${name}”的岗位已不存在，请重新选` }]
        : [],
    ),
    ...((settings.starters ?? []).every(known)
      ? []
      : [{ path: 'starters', message: '能发起的科室或岗位已不存在，请重新选' }]),
    ...(settings.readers.every(known) ? [] : [{ path: 'readers', message: '能看全部记录的岗位已不存在，请重新选' }]),
  ];
}
