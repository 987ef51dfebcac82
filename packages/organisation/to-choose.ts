import { type HandlerRule, rulesWithin } from './handlers/handler-rule.ts';

/** What stands for a person, section, post or group of another agency. */
export type ChosenKind = '人员' | '科室' | '岗位' | '分组' | '对象';

const beginning = '需要重新指定的';

/**
 * 需要重新指定: the name that stands in a template instead of an id of the agency that made it (`需要重新指定的岗位2`). It finds
 * nobody; the number tells which steps named the same one.
 */
export const toChooseAnew = (kind: ChosenKind, number: number): string => `${beginning}${kind}${number}`;

/** Whether an id, or any of those in a condition, is such a name. */
export const asksToChoose = (text: string): boolean => text.includes(beginning);

/** Whether this rule itself names somebody or something that is to be chosen anew; the rules inside it are asked by themselves. */
export function ruleAsksToChoose(rule: HandlerRule): boolean {
  switch (rule.kind) {
    case 'named':
      return rule.personIds.some(asksToChoose);
    case 'group':
      return asksToChoose(rule.groupId);
    case 'personsWhere':
      return asksToChoose(rule.where);
    case 'post':
      return asksToChoose(rule.postId);
    case 'byCondition':
      return rule.cases.some(({ when }) => asksToChoose(when));
    case 'postInSection':
      return 'sectionId' in rule.section && asksToChoose(rule.section.sectionId);
    case 'sectionHead':
    case 'sectionMembers':
    case 'deputyInCharge':
      return typeof rule.of === 'object' && 'sectionId' in rule.of && asksToChoose(rule.of.sectionId);
    default:
      return false;
  }
}

/** The same of the rule or any within it. */
export const asksWithin = (rule: HandlerRule): boolean => rulesWithin(rule).some(ruleAsksToChoose);
