import type { PostRole } from '../snapshot.ts';

/** 层级 of a post, from the top down. The organisation knows no 职级 of a person: the level is that of the post held. */
export const ranks = ['chief', 'deputy', 'head', 'staff'] as const;
export type Rank = (typeof ranks)[number];

export const rankWords: Readonly<Record<Rank, string>> = {
  chief: '单位主要负责人',
  deputy: '分管领导层',
  head: '科室负责人层',
  staff: '工作人员',
};

const rankOfRole: Partial<Record<PostRole, Rank>> = {
  chief: 'chief',
  deputyInCharge: 'deputy',
  officeDirector: 'head',
  sectionHead: 'head',
  legalHead: 'head',
};

export const rankOf = (role: PostRole): Rank => rankOfRole[role] ?? 'staff';
