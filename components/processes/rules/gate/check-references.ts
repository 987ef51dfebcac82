import type { CalendarDate, FieldProblem } from '@gov/base';
import { compileExpression, everyNamed } from '@gov/expression';
import {
  asksToChoose,
  type HandlerRule,
  isValidOn,
  type OrganisationSnapshot,
  ruleAsksToChoose,
} from '@gov/organisation';
import { type Program, rulesOfProcess } from '@gov/workflow';
import { guardsOf } from '../check-conditions.ts';

/** Posts, sections and persons that rules and conditions name and that are not there any more, as sentences that name where. */
export function checkReferences(
  program: Program,
  organisation: OrganisationSnapshot,
  today: CalendarDate,
): readonly FieldProblem[] {
  const { persons, sections, posts } = organisation;
  const known = (id: string): boolean =>
    [persons, sections, posts].some((all: ReadonlyMap<string, unknown>) => all.has(id));
  const inRules = rulesOfProcess(program).flatMap(({ rule, element, where }) => {
    // told as such, once
    if (ruleAsksToChoose(rule)) return [];
    const cases = rule.kind === 'byCondition' ? rule.cases.flatMap(({ when }) => goneInCondition(when, known)) : [];
    const gone = [...cases, goneIn(rule, organisation, today) ?? []].flat();
    return gone.map((one) => ({ path: element, message: `${where}里${one}，请重新选择。` }));
  });
  const inWays = guardsOf(program.root).flatMap(({ element, where, source }) =>
    goneInCondition(source, known).map((gone) => ({
      path: element,
      message: `${where}的条件里${gone}，请重新选择。`,
    })),
  );
  return [...inRules, ...inWays];
}

/** Whom a condition names by an id that nobody here ever had: it would never be true. What is to be chosen anew is told as such. */
function goneInCondition(source: string, known: (id: string) => boolean): readonly string[] {
  if (asksToChoose(source)) return [];
  const compiled = compileExpression(source);
  const named = compiled.ok ? everyNamed(compiled.value) : [];
  return named.filter(({ id }) => !known(id)).map(({ name }) => `“${name}”不在本单位的名单里`);
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
