import { type HandlerRule, handlerKindWords, roleWords } from '@gov/organisation';

export type Kind = HandlerRule['kind'];

interface Group {
  readonly label: string;
  readonly kinds: readonly Kind[];
}

/** Kinds as they are offered, the everyday ones first. */
const groups: readonly Group[] = [
  {
    label: '按职务',
    kinds: [
      'sectionHead',
      'deputyInCharge',
      'chief',
      'superior',
      'superiors',
      'post',
      'postInSection',
      'sectionMembers',
    ],
  },
  {
    label: '按人',
    kinds: [
      'named',
      'group',
      'personsWhere',
      'starter',
      'startersChoice',
      'previousHandlersChoice',
      'sameAs',
      'formField',
    ],
  },
  {
    label: '组合',
    kinds: ['union', 'intersection', 'except', 'byCondition', 'oneOf'],
  },
];

export const kindOptions = groups.map(({ label, kinds }) => ({
  label,
  options: kinds.map((value) => ({ value, label: handlerKindWords[value] })),
}));

const chief: HandlerRule = { kind: 'chief' };

interface Known {
  readonly posts: readonly { readonly id: string }[];
  readonly groups: readonly { readonly id: string }[];
  readonly earlier: readonly { readonly id: string }[];
  readonly personFields: readonly { readonly key: string }[];
}

/** A whole rule of a kind, to be changed from there; what it cannot know yet is an id nobody has. */
export function ruleOfKind(
  kind: Kind,
  former: HandlerRule,
  { posts, groups, earlier, personFields }: Known,
): HandlerRule {
  const rule: Readonly<Record<Kind, object>> = {
    named: { personIds: [] },
    group: { groupId: groups[0]?.id ?? '' },
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
