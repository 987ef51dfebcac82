import type { CalendarDate, PersonId } from '@gov/base';
import type { HandlerRule } from './handlers/handler-rule.ts';
import type { OrganisationSnapshot, Post, PostRole, Section } from './snapshot.ts';
import { asksToChoose, type ChosenKind } from './to-choose.ts';

/** What each role is called on the screen. */
export const roleWords: Readonly<Record<PostRole, string>> = {
  chief: '主要负责人',
  deputyInCharge: '分管领导',
  officeDirector: '办公室主任',
  reviewer: '核稿人',
  sectionHead: '科室负责人',
  legalHead: '法制科室负责人',
  officer: '承办人',
  documentClerk: '文书',
  mailClerk: '收发员',
  sealKeeper: '印章管理员',
  archivist: '档案员',
  leaderSecretary: '领导秘书',
  dutyOfficer: '值班员',
  agencyAdmin: '单位管理员',
};

/** How ids become words in a sentence. `reader` is addressed as 您. */
export interface Names {
  readonly reader?: PersonId;
  person(id: string): string;
  section(id: string): string;
  /** 常用分组 */
  group(id: string): string;
  /** A post as held in a section: `法规科科长`, `办公室主任`, `副局长`. */
  post(postId: string, sectionId?: string): string;
  /** Label of a form field. */
  field(key: string): string;
  /** Name of a step of the process. */
  step(node: string): string;
  /** The rule in words, without a full stop. */
  rule(rule: HandlerRule): string;
}

const leadershipRoles: ReadonlySet<PostRole> = new Set<PostRole>(['chief', 'deputyInCharge']);

/** `科长` held in 法规科 is 法规科科长; posts tied to one section and leaders already carry their full name. */
export function postInSectionWords(post: Post | undefined, section: Section | undefined): string {
  if (!post) return '（已不存在的岗位）';
  if (!section || post.sectionId !== undefined || leadershipRoles.has(post.role)) return post.name;
  return post.name.startsWith(section.name) ? post.name : `${section.name}${post.name}`;
}

/** What a rule names and is not here: gone, or of another agency and to be chosen anew. */
export const goneWords = (id: string, kind: ChosenKind): string =>
  asksToChoose(id) ? `（${id}）` : `（已不存在的${kind}）`;

export const personName = (snapshot: OrganisationSnapshot, id: string): string =>
  snapshot.persons.get(id)?.name ?? goneWords(id, '人员');

export const sectionName = (snapshot: OrganisationSnapshot, id: string): string =>
  snapshot.sections.get(id)?.name ?? goneWords(id, '科室');

/** `2025-03-01 起` */
export const since = (day: unknown): string => (typeof day === 'string' ? `（${day as CalendarDate} 起）` : '');

/** What each kind of handler rule is called, where one is chosen and where one is refused. */
export const handlerKindWords: Readonly<Record<HandlerRule['kind'], string>> = {
  named: '选定的人',
  group: '常用分组',
  personsWhere: '符合条件的人',
  postInSection: '某类岗位',
  post: '指定岗位',
  sectionHead: '科室负责人',
  sectionMembers: '科室人员',
  deputyInCharge: '分管领导',
  chief: '主要负责人',
  starter: '发起人',
  startersChoice: '发起人选定的人',
  previousHandlersChoice: '上一步办理人选定的人',
  formField: '表单里填的人或科室',
  superior: '上级',
  superiors: '逐级上级',
  sameAs: '办过前面某一步的人',
  union: '几种人合起来',
  intersection: '同时是几种人',
  except: '某些人除外',
  byCondition: '按条件确定',
  oneOf: '轮流、最闲或抽签选一人',
};
