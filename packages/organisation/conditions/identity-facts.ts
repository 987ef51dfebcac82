import type { ConditionField, ConditionOption, ContextValue, Shape, Value } from '@gov/expression';
import { sectionPath } from '../section-tree.ts';
import type { Assignment, OrganisationSnapshot } from '../snapshot.ts';
import { roleWords } from '../words.ts';
import { rankOf, rankWords } from './ranks.ts';

/**
 * What a condition may ask of a person in one assignment. Keys of form fields begin with a small letter, these names with a
 * capital one: the two can never be mixed up.
 */
export type IdentityName = 'Starter' | 'Previous' | 'Person';

const identityWords: Readonly<Record<IdentityName, string>> = {
  Starter: '发起人',
  Previous: '上一步办理人',
  Person: '人员',
};

const named: Shape = { parts: { id: 'text', name: 'text' } };

/** The parts of an identity, for the checker. */
export const identityShape: Shape = {
  parts: {
    id: 'text',
    section: named,
    /** Ids of the section and of all above it. */
    sections: { list: 'text' },
    post: named,
    role: 'text',
    rank: 'text',
    title: 'text',
  },
};

/** An assignment as a value of the language; ended ones are told as they were. */
export function identityValue(snapshot: OrganisationSnapshot, assignment: Assignment): ContextValue {
  const { personId, sectionId, postId, title } = assignment;
  const post = snapshot.posts.get(postId);
  const entries: Record<string, Value> = {
    id: personId,
    section: { entries: { id: sectionId, name: snapshot.sections.get(sectionId)?.name ?? null } },
    sections: sectionPath(snapshot, sectionId).map(({ id }) => id),
    title: title === '' ? null : title,
    ...(post ? { post: { entries: { id: postId, name: post.name } }, role: post.role, rank: rankOf(post.role) } : {}),
  };
  return { entries };
}

const options = (words: Readonly<Record<string, string>>): readonly ConditionOption[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

const optionsOf = (things: Iterable<{ readonly id: string; readonly name: string }>): readonly ConditionOption[] =>
  [...things].map(({ id, name }) => ({ value: id, label: name }));

interface Place {
  readonly id: string;
  readonly name: string;
}

/** Sections and posts that a condition can name; an organisation is one. */
export interface Places {
  readonly sections: ReadonlyMap<string, Place>;
  readonly posts: ReadonlyMap<string, Place>;
}

/** The same for the condition builder and for reading a condition back: `发起人所在科室是办公室`. */
export function identityFields(who: IdentityName, snapshot: Places): readonly ConditionField[] {
  const whose = identityWords[who];
  const sections = optionsOf(snapshot.sections.values());
  return [
    { key: `${who}.id`, label: whose, kind: 'person' },
    { key: `${who}.section.id`, label: `${whose}所在科室`, kind: 'section', options: sections },
    { key: `${who}.section.name`, label: `${whose}所在科室的名称`, kind: 'text' },
    { key: `${who}.sections`, label: `${whose}所属科室`, kind: 'sectionPath', options: sections },
    { key: `${who}.post.id`, label: `${whose}的岗位`, kind: 'choice', options: optionsOf(snapshot.posts.values()) },
    { key: `${who}.post.name`, label: `${whose}的岗位名称`, kind: 'text' },
    { key: `${who}.role`, label: `${whose}的岗位类别`, kind: 'choice', options: options(roleWords) },
    { key: `${who}.rank`, label: `${whose}的层级`, kind: 'choice', options: options(rankWords) },
    { key: `${who}.title`, label: `${whose}的职务`, kind: 'text' },
  ];
}
