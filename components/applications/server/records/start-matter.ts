import { type JsonObject, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { type FieldDefinition, formOfKey, isEditable, isRequired, isVisible, mainForm } from '@gov/forms';
import { type Program, stepsInOrder } from '@gov/workflow';
import { formsService } from '#components/forms/contract.ts';
import { mattersService } from '#components/matters/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { insertProgramDraft } from '../store.ts';
import { applicationFor, keyOf } from './for-caller.ts';
import { startedByKey } from './program-drafts.ts';

type Routes = typeof routes;

/** What another program must know to start one: the schema of the data, and what the first step lets write. */
export async function schema(
  context: UseCaseContext,
  input: InputOf<Routes['schema']>,
): Promise<Result<ReplyOf<Routes['schema']>>> {
  const found = await applicationFor(context, input.params.applicationId);
  if (!found.ok) return found;
  const row = found.value;
  const forms = context.ask(formsService);
  const formVersionId = input.query.formVersionId ?? row.formVersionId;
  const ofThisForm =
    formVersionId === row.formVersionId || (await forms.versionsBeside(row.formVersionId)).includes(formVersionId);
  if (!ofThisForm) return reject('applications.unknown-form-version');
  const form = await forms.compiled(formVersionId);
  const processes = context.ask(processesService);
  const program = processes.over(await processes.program(row.processVersionId), form);
  const [start] = stepsInOrder(program);
  const fields = [...form.fields.values()];
  const rights = (start === undefined ? undefined : program.nodes[start])?.fields ?? {};
  return ok({
    formVersionId,
    schema: shownSchema(
      form.jsonSchema,
      new Set(fields.filter((field) => isVisible(field, rights) || isShownLater(field, program)).map(({ key }) => key)),
    ),
    required: fields.filter((field) => isRequired(field, rights)).map(({ key }) => key),
    writable: fields.filter((field) => isEditable(field, rights)).map(({ key }) => key),
  });
}

/** On a form that the first step is not shown: what some step sees of it may come back with the matter. */
const isShownLater = (field: FieldDefinition, { nodes }: Program): boolean =>
  formOfKey(field.key) !== mainForm && Object.values(nodes).some((node) => isVisible(field, node.fields));

/** Fields that the first step hides are not even named. */
function shownSchema(schema: JsonObject, visible: ReadonlySet<string>): JsonObject {
  const properties = Object.entries(schema.properties as JsonObject).filter(([key]) => visible.has(key)); // reason: an object schema
  return { ...schema, properties: Object.fromEntries(properties) };
}

/** Starts a matter as on its page: same rights, same checks. The command id makes one of a retry. */
export async function startMatter(
  context: UseCaseContext,
  input: InputOf<Routes['startMatter']>,
): Promise<Result<ReplyOf<Routes['startMatter']>>> {
  const { applicationId } = input.params;
  const found = await applicationFor(context, applicationId);
  if (!found.ok) return found;
  const { values, submit } = input.body;
  const matters = context.ask(mattersService);
  const started = await matters.startWith({ kindCode: found.value.kindCode, values, submit });
  if (!started.ok) return started;
  const { matterId } = started.value;
  const key = keyOf(context);
  // whoever handles it sees that nobody sat at a page
  if (key) matters.traceNote(matterId, { act: startedByKey, detail: key.name });
  if (key && !submit) context.tx.write(insertProgramDraft(context.tx.agencyId, matterId, key.id));
  return ok({ matterId });
}
