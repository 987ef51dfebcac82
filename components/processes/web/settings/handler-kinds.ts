import { type HandlerRule, roleWords } from '@gov/organisation';

export type Kind = HandlerRule['kind'];

/** Kinds as they are offered, the everyday ones first. */
export const kindOptions: readonly {
  readonly label: string;
  readonly options: readonly { readonly value: Kind; readonly label: string }[];
}[] = [
  {
    label: '按职务',
    options: [
      { value: 'sectionHead', label: '科室负责人' },
      { value: 'deputyInCharge', label: '分管领导' },
      { value: 'chief', label: '主要负责人' },
      { value: 'superior', label: '上级' },
      { value: 'superiors', label: '逐级上级' },
      { value: 'post', label: '指定岗位' },
      { value: 'postInSection', label: '某类岗位' },
      { value: 'sectionMembers', label: '科室人员' },
    ],
  },
  {
    label: '按人',
    options: [
      { value: 'named', label: '指定人员' },
      { value: 'starter', label: '发起人' },
      { value: 'startersChoice', label: '发起人选定的人' },
      { value: 'previousHandlersChoice', label: '上一步办理人选定的人' },
      { value: 'sameAs', label: '办过前面某一步的人' },
      { value: 'formField', label: '表单里填的人或科室' },
    ],
  },
  {
    label: '组合',
    options: [
      { value: 'union', label: '几种人合起来' },
      { value: 'intersection', label: '同时是几种人' },
      { value: 'except', label: '某些人除外' },
      { value: 'byCondition', label: '按条件确定' },
      { value: 'oneOf', label: '其中一人（轮流、最闲或抽签）' },
    ],
  },
];

const chief: HandlerRule = { kind: 'chief' };

interface Known {
  readonly posts: readonly { readonly id: string }[];
  readonly earlier: readonly { readonly id: string }[];
  readonly personFields: readonly { readonly key: string }[];
}

/** A whole rule of a kind, to be changed from there; what it cannot know yet is an id nobody has. */
export function ruleOfKind(kind: Kind, former: HandlerRule, { posts, earlier, personFields }: Known): HandlerRule {
  const rule: Readonly<Record<Kind, object>> = {
    named: { personIds: [] },
    group: { groupId: '' },
    personsWhere: { where: '' },
    postInSection: { role: 'officeDirector', section: { of: 'agency' } },
    post: { postId: posts[0]?.id ?? '' },
    sectionHead: { of: 'starter' },
    sectionMembers: { of: 'starter' },
    deputyInCharge: { of: 'starter' },
    chief: {},
    starter: {},
    startersChoice: {},
    previousHandlersChoice: {},
    formField: { field: personFields[0]?.key ?? '', holds: 'person' },
    superior: { of: 'starter' },
    superiors: { of: 'starter', upTo: { levels: 2 } },
    sameAs: { node: earlier[0]?.id ?? '' },
    union: { rules: [former, chief] },
    intersection: { rules: [former, chief] },
    except: { from: former, without: [{ kind: 'starter' }] },
    byCondition: { cases: [{ when: '', rule: former }], otherwise: chief },
    oneOf: { from: former, by: 'turn' },
  };
  return { kind, ...rule[kind] } as HandlerRule; // reason: one row for each kind, whole
}

export const roleOptions = Object.entries(roleWords).map(([value, label]) => ({ value, label }));
