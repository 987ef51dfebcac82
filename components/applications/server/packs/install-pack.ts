import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { compile, stepsInOrder } from '@gov/workflow';
import { formsService } from '#components/forms/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { ApplicationProcess, FurtherForm, Pack, routes } from '../../contract.ts';
import { wayWords } from '../../rules/way-words.ts';
import { kindCodeOf } from '../kind-code.ts';
import { makeNew } from '../settings/change-applications.ts';
import { findApplication, lockInstalling } from '../store.ts';
import { freeName, renamedWords } from './free-name.ts';
import { type InspectedPack, inspectPack, settingsOf, unfit } from './inspect-pack.ts';
import { readPack } from './read-pack.ts';
import { shippedPacks } from './shipped.ts';

type Routes = typeof routes;
type Made = ReplyOf<Routes['installPack']>;

/** Templates of the product, as one chooses among them. */
export async function packs(): Promise<Result<ReplyOf<Routes['packs']>>> {
  const all = [...shippedPacks()].map(async ([id, pack]) => {
    const { name, group, hint } = pack;
    return { id, name, group, hint, way: await wayOf(pack) };
  });
  return ok({ packs: await Promise.all(all) });
}

async function wayOf({ process }: Pack): Promise<string> {
  if ('steps' in process) return wayWords(process);
  const compiled = await compile(process.bpmnXml);
  if (!compiled.ok) return '自己的流程';
  const { nodes } = compiled.value;
  return stepsInOrder(compiled.value)
    .flatMap((id) => nodes[id]?.name ?? [])
    .join(' → ');
}

/** 从模板新建: one click, or after a look at it. */
export async function installPack(
  context: UseCaseContext,
  input: InputOf<Routes['installPack']>,
): Promise<Result<Made>> {
  const pack = shippedPacks().get(input.body.pack);
  return pack ? install(context, pack, input.body.looked) : reject('applications.unknown-pack');
}

/** The same from a file of another agency, which is checked like anything from outside. */
export async function importPack(context: UseCaseContext, input: InputOf<Routes['importPack']>): Promise<Result<Made>> {
  const pack = readPack(input.body.pack);
  return pack.ok ? install(context, pack.value, input.body.looked) : pack;
}

type Looked = InputOf<Routes['importPack']>['body']['looked'];

/** Installs exactly what was looked at; a second time it is there already and is refused. */
async function install(context: UseCaseContext, pack: Pack, looked: Looked): Promise<Result<Made>> {
  const { tx } = context;
  if (looked && looked.sha256 !== pack.sha256) return reject('applications.pack-other');
  await tx.first(lockInstalling(tx.agencyId));
  if (looked && (await tx.first(findApplication(tx.agencyId, looked.applicationId))))
    return reject('applications.pack-installed');
  const inspected = await inspectPack(context, pack);
  if (!inspected.ok) return inspected;
  const id = looked?.applicationId ?? context.newId<string>();
  const kindCode = kindCodeOf(id);
  const name = await freeName(context, pack.name);
  const published = await publishParts(context, pack, inspected.value, kindCode);
  if (!published.ok) return published;
  const settings = settingsOf({ ...pack, name }, { formKey: kindCode, ...published.value });
  return makeNew(context, { id, kindCode }, settings, [...renamedWords(pack.name, name), ...inspected.value.anew]);
}

interface PublishedParts {
  readonly process: ApplicationProcess;
  readonly further: FurtherForm[];
}

/** Publishes forms and process, each under a key of the application. */
async function publishParts(
  context: UseCaseContext,
  pack: Pack,
  { forms: [main, ...others], process }: InspectedPack,
  key: string,
): Promise<Result<PublishedParts>> {
  const forms = context.ask(formsService);
  if (!main) return reject('applications.pack-unfit', { count: 1 });
  const form = await forms.publish({ key, template: main });
  if (!form.ok) return unfit(form.rejection);
  const further: FurtherForm[] = [];
  for (const [at, template] of others.entries()) {
    const part = pack.further?.[at];
    if (!part) continue;
    const formKey = `${key}-${part.key}`;
    const published = await forms.publish({ key: formKey, template });
    if (!published.ok) return unfit(published.rejection);
    further.push({ key: part.key, formKey, ...(part.taken ? { taken: part.taken } : {}) });
  }
  if ('steps' in process) return ok({ process, further });
  // with further forms its steps are looked at when the forms are together
  const formVersionId = pack.further ? undefined : form.value.formVersionId;
  const published = await context.ask(processesService).publish({ key, bpmnXml: process.bpmnXml, formVersionId });
  return published.ok ? ok({ process: { key }, further }) : published;
}
