import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { AgencyFacts, UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { asTemplate, type KnownHere } from '../../rules/sharing/as-template.ts';

/** What the page shows, as a template: the same file gives the same. */
export async function shareDesign(
  context: UseCaseContext,
  { body: { bpmnXml } }: InputOf<Routes['shareDesign']>,
): Promise<Result<ReplyOf<Routes['shareDesign']>>> {
  const shared = await asTemplate(bpmnXml, knownIn(context.agency));
  if (!shared) return reject('processes.unreadable-file');
  const { toChoose, dropped, staying } = shared;
  return ok({
    bpmnXml: shared.bpmnXml,
    toChoose: [...toChoose],
    dropped: [...dropped],
    staying: [...staying],
  });
}

/** Asked for before the file is handed over: what is not in the audit does not leave. */
export async function noteExport(
  context: UseCaseContext,
  { params: { processId }, body }: InputOf<Routes['noteExport']>,
): Promise<Result<ReplyOf<Routes['noteExport']>>> {
  context.audit({
    event: body.as === 'template' ? 'processes.template-exported' : 'processes.backup-exported',
    objectKind: 'process',
    objectId: processId,
  });
  return ok({ done: true });
}

/** Names and ids of the agency, also of what has ended. */
export function knownIn({ name: agencyName, shortName, organisation }: AgencyFacts): KnownHere {
  const { persons, sections, posts, groups } = organisation;
  const has = (all: ReadonlyMap<string, unknown> | undefined, id: string): boolean => all?.has(id) ?? false;
  return {
    kindOf: (id) => {
      if (has(persons, id)) return '人员';
      if (has(sections, id)) return '科室';
      if (has(posts, id)) return '岗位';
      return has(groups, id) ? '分组' : undefined;
    },
    personOf: (id) => persons.get(id as never)?.name, // reason: looked up only
    persons: [...persons.values()].map(({ name }) => name),
    agency: [agencyName, shortName],
    parts: [...sections.values(), ...posts.values(), ...(groups?.values() ?? [])].map(({ name }) => name),
  };
}
