import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { CompiledForm, FormTemplate } from '@gov/forms';
import { formsService } from '#components/forms/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Pack, routes } from '../../contract.ts';
import { roomForOne } from '../settings/change-applications.ts';
import { freeName, renamedWords } from './free-name.ts';
import { inspectPack } from './inspect-pack.ts';
import { processInWords } from './process-in-words.ts';
import { readPack } from './read-pack.ts';
import { shippedPacks } from './shipped.ts';

type Route = (typeof routes)['previewPack'];

/** 先看看: what a template would bring, refused as installing it would be. Writes nothing. */
export async function previewPack(context: UseCaseContext, input: InputOf<Route>): Promise<Result<ReplyOf<Route>>> {
  const read = packOf(input.body.from);
  if (!read.ok) return read;
  const pack = read.value;
  const room = await roomForOne(context);
  if (!room.ok) return room;
  const inspected = await inspectPack(context, pack);
  if (!inspected.ok) return inspected;
  const { forms, form, bpmnXml, anew } = inspected.value;
  const name = await freeName(context, pack.name);
  const labels = labelsOf(form);
  const { sha256, group, hint, titlePattern, columns, sum } = pack;
  const sentences = await processInWords(bpmnXml, form.template, context.agency.organisation);
  return ok({
    ...{ sha256, applicationId: context.newId<string>(), name, group, hint },
    ...(titlePattern ? { title: titlePattern.replace(/\{([^{}]*)\}/g, (_, key: string) => `〔${labels(key)}〕`) } : {}),
    forms: forms.map((template) => ({ name: template.name, template })),
    sentences: sentences.map(({ number, depth, text }) => ({ number, depth, text })),
    columns: columns.map(labels),
    ...(sum ? { sum: labels(sum) } : {}),
    dictionaries: dictionariesOf(forms),
    anew: [...new Set(anew)],
    clashes: [...renamedWords(pack.name, name), ...(await sameForms(context, forms))],
  });
}

function packOf(from: InputOf<Route>['body']['from']): Result<Pack> {
  if ('file' in from) return readPack(from.file);
  const shipped = shippedPacks().get(from.shipped);
  return shipped ? ok(shipped) : reject('applications.unknown-pack');
}

const labelsOf =
  ({ fields }: CompiledForm) =>
  (key: string): string =>
    fields.get(key)?.label ?? key;

const dictionariesOf = (forms: readonly FormTemplate[]) =>
  forms
    .flatMap(({ dictionaries = [] }) => dictionaries)
    .map(({ name, entries }) => ({ name, words: entries.map(({ label }) => label) }));

/** Forms of one name are two all the same: each has a key of its own, and neither becomes the other. */
async function sameForms(context: UseCaseContext, forms: readonly FormTemplate[]): Promise<readonly string[]> {
  const here = new Set((await context.ask(formsService).published()).map(({ name }) => name));
  return [...new Set(forms.map(({ name }) => name))]
    .filter((name) => here.has(name))
    .map((name) => `本单位已经有叫“${name}”的表单，装上后是同名的另一张，原来那张不变。`);
}
