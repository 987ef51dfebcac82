import type { CalendarDate, FieldProblem } from '@gov/base';
import { type HandlerRule, isValidOn, type OrganisationSnapshot } from '@gov/organisation';
import { type Program, rulesOfStep } from '@gov/workflow';

/** Posts, sections and persons that rules name and that are not there any more, as sentences that name the step. */
export function checkReferences(
  program: Program,
  organisation: OrganisationSnapshot,
  today: CalendarDate,
): readonly FieldProblem[] {
  const { messageStart, startId } = program;
  const starterGone = messageStart && goneIn(messageStart.starter, organisation, today);
  const begun = starterGone ? [{ path: startId, message: `自动发起的发起人里${starterGone}，请重新选择。` }] : [];
  const ofSteps = Object.values(program.nodes).flatMap((node) =>
    rulesOfStep(node).flatMap(({ rule, purpose }) => {
      const gone = goneIn(rule, organisation, today);
      const where = `环节“${node.name || node.id}”的“${purpose}”里`;
      return gone ? [{ path: node.id, message: `${where}${gone}，请重新选择。` }] : [];
    }),
  );
  return [...begun, ...ofSteps];
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
