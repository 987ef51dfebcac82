import type { CalendarDate, FieldProblem } from '@gov/base';
import { type HandlerRule, isValidOn, type OrganisationSnapshot, ruleAsksToChoose } from '@gov/organisation';
import { type Program, rulesOfProcess } from '@gov/workflow';

/** Posts, sections and persons that rules name and that are not there any more, as sentences that name where. */
export function checkReferences(
  program: Program,
  organisation: OrganisationSnapshot,
  today: CalendarDate,
): readonly FieldProblem[] {
  return rulesOfProcess(program).flatMap(({ rule, element, where }) => {
    // told as such, once
    if (ruleAsksToChoose(rule)) return [];
    const gone = goneIn(rule, organisation, today);
    return gone ? [{ path: element, message: `${where}里${gone}，请重新选择。` }] : [];
  });
}

function goneIn(rule: HandlerRule, organisation: OrganisationSnapshot, today: CalendarDate): string | undefined {
  const { sections, posts, persons } = organisation;
  if (rule.kind === 'named') return rule.personIds.every((id) => !persons.has(id)) ? '要找的人员都不存在' : undefined;
  if (rule.kind === 'post') {
    const post = posts.get(rule.postId);
    if (!post) return '要找的岗位不存在';
    return isValidOn(post, today) ? undefined : `要找的岗位“${post.name}”已经撤销`;
  }
  const id = sectionNamed(rule);
  if (id === undefined) return undefined;
  const section = sections.get(id);
  if (!section) return '要找的科室不存在';
  return isValidOn(section, today) ? undefined : `要找的科室“${section.name}”已经撤销`;
}

function sectionNamed(rule: HandlerRule): string | undefined {
  const of = 'of' in rule ? rule.of : rule.kind === 'postInSection' ? rule.section : undefined;
  return typeof of === 'object' && 'sectionId' in of ? of.sectionId : undefined;
}
