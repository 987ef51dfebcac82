import { type JsonObject, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { isEditable, isRequired, isVisible } from '@gov/forms';
import { stepsInOrder } from '@gov/workflow';
import { formsService } from '#components/forms/contract.ts';
import { mattersService } from '#components/matters/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { kindCodeOf } from '../kind-code.ts';
import { findApplication } from '../store.ts';

type Routes = typeof routes;

/** What another program must know to start one: the schema of the data, and what the first step lets write. */
export async function schema(
  context: UseCaseContext,
  input: InputOf<Routes['schema']>,
): Promise<Result<ReplyOf<Routes['schema']>>> {
  const row = await context.tx.first(findApplication(context.tx.agencyId, input.params.applicationId));
  if (!row) return reject('applications.not-found');
  const form = await context.ask(formsService).compiled(row.formVersionId);
  const program = await context.ask(processesService).program(row.processVersionId);
  const [start] = stepsInOrder(program);
  const fields = [...form.fields.values()];
  const rights = (start === undefined ? undefined : program.nodes[start])?.fields ?? {};
  return ok({
    formVersionId: row.formVersionId,
    schema: shownSchema(
      form.jsonSchema,
      new Set(fields.filter((field) => isVisible(field, rights)).map(({ key }) => key)),
    ),
    required: fields.filter((field) => isRequired(field, rights)).map(({ key }) => key),
    writable: fields.filter((field) => isEditable(field, rights)).map(({ key }) => key),
  });
}

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
  const row = await context.tx.first(findApplication(context.tx.agencyId, applicationId));
  if (!row) return reject('applications.not-found');
  const { values, submit } = input.body;
  const started = await context.ask(mattersService).startWith({ kindCode: kindCodeOf(row.id), values, submit });
  return started.ok ? ok({ matterId: started.value.matterId }) : started;
}
