import { dateInChina, ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { dayView } from '@gov/organisation';
import { compile, type Program } from '@gov/workflow';
import { workCalendarOf } from '#components/organisation/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { scanNobody, scanStarters } from '../../rules/gate/scan-nobody.ts';
import { ableIn, letKnowIn } from '../walk/walk.ts';

/** Some tenths of a second at most, also with many steps: the page asks for the next portion and shows how far it is. */
const portion = 100;

/** Who stands for each section and role starts the process once; where it finds nobody is told. */
export async function scanDesign(
  context: UseCaseContext,
  { body: { bpmnXml, from, secret = false } }: InputOf<Routes['scanDesign']>,
): Promise<Result<ReplyOf<Routes['scanDesign']>>> {
  const compiled = await compile(bpmnXml);
  if (!compiled.ok) return compiled;
  const { starters, found, next, all } = scanPortion(context, { program: compiled.value, secret, from });
  return ok({
    starters: starters.map(({ sectionId, role }) => ({ sectionId, section: sectionName(context, sectionId), role })),
    found: found.map(({ unlet, ...one }) => ({ ...one, ...(unlet ? { unlet: [...unlet] } : {}) })),
    ...(next === undefined ? {} : { next }),
    total: all.length,
  });
}

export const sectionName = ({ agency }: UseCaseContext, sectionId: string): string =>
  agency.organisation.sections.get(sectionId)?.name ?? '';

/** One portion of the starters, counted from `from`; `next` absent = that was all. */
export function scanPortion(
  context: UseCaseContext,
  { program, secret, from }: { readonly program: Program; readonly secret: boolean; readonly from: number },
) {
  const { organisation } = context.agency;
  const mayHandle = ableIn(context);
  const all = scanStarters(organisation, dayView(organisation, dateInChina(context.now)), mayHandle);
  const starters = all.slice(from, from + portion);
  const calendar = workCalendarOf(context.agency);
  const mayKnow = secret ? letKnowIn(context) : undefined;
  const found = scanNobody(program, starters, { organisation, now: context.now, calendar, mayHandle, mayKnow });
  const next = from + starters.length;
  return { all, starters, found, next: next < all.length ? next : undefined };
}
