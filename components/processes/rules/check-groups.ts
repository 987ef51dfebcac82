import type { CalendarDate, FieldProblem } from '@gov/base';
import { isValidOn, type OrganisationSnapshot } from '@gov/organisation';
import { type Program, rulesOfStep } from '@gov/workflow';

/** 常用分组 that a process names and the agency does not have, as sentences that name the step: the step would stop each time. */
export function checkGroups(
  program: Program,
  organisation: OrganisationSnapshot,
  today: CalendarDate,
): readonly FieldProblem[] {
  return Object.values(program.nodes).flatMap((node) =>
    rulesOfStep(node).flatMap(({ rule, purpose }) => {
      if (rule.kind !== 'group') return [];
      const group = organisation.groups?.get(rule.groupId);
      const where = `环节“${node.name || node.id}”的“${purpose}”里`;
      if (!group) return [{ path: node.id, message: `${where}要找的常用分组不存在，请重新选择。` }];
      if (isValidOn(group, today)) return [];
      return [{ path: node.id, message: `${where}要找的常用分组“${group.name}”已停用，请换一个。` }];
    }),
  );
}
