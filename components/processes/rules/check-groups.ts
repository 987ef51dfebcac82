import type { CalendarDate, FieldProblem } from '@gov/base';
import { isValidOn, type OrganisationSnapshot } from '@gov/organisation';
import { type Program, rulesOfProcess } from '@gov/workflow';

/** 常用分组 that a process names and the agency does not have, as sentences that name where: a step would stop there each time. */
export function checkGroups(
  program: Program,
  organisation: OrganisationSnapshot,
  today: CalendarDate,
): readonly FieldProblem[] {
  return rulesOfProcess(program).flatMap(({ rule, element: path, where }) => {
    if (rule.kind !== 'group') return [];
    const group = organisation.groups?.get(rule.groupId);
    if (!group) return [{ path, message: `${where}里要找的常用分组不存在，请重新选择。` }];
    return isValidOn(group, today)
      ? []
      : [{ path, message: `${where}里要找的常用分组“${group.name}”已停用，请换一个。` }];
  });
}
