/** A small invented bureau for tests: 办公室 with 机要室 below, 法规科, 业务科, the leaders; dates from 2024. */
import {
  type AgencyId,
  type AssignmentId,
  brandId,
  type CalendarDate,
  type Instant,
  type PersonId,
  type PostId,
  type SectionId,
} from '@gov/base';
import { buildSnapshot } from '../build-snapshot.ts';
import type { HandlerContext, ResolvedHandler } from '../handlers/handler-rule.ts';
import type { Assignment, DeputyArea, OrganisationSnapshot, Person, Post, PostRole, Section } from '../snapshot.ts';

export const day = (text: string): CalendarDate => text as CalendarDate; // reason: tests write dates as literals
export const instant = (text: string): Instant => text as Instant; // reason: tests write instants as literals
export const personId = (id: string): PersonId => brandId<PersonId>(id);
export const sectionId = (id: string): SectionId => brandId<SectionId>(id);
export const postId = (id: string): PostId => brandId<PostId>(id);
export const assignmentId = (id: string): AssignmentId => brandId<AssignmentId>(id);

const start = day('2024-01-01');

export const section = (id: string, name: string, displayOrder: number, more: Partial<Section> = {}): Section => ({
  id: sectionId(id),
  name,
  displayOrder,
  from: start,
  ...more,
});

export const post = (id: string, name: string, role: PostRole, more: Partial<Post> = {}): Post => ({
  id: postId(id),
  name,
  role,
  displayOrder: 0,
  from: start,
  ...more,
});

export const person = (id: string, name: string, initials: string, more: Partial<Person> = {}): Person => ({
  id: personId(id),
  name,
  initials,
  displayOrder: 0,
  from: start,
  ...more,
});

/** Who acts, by `<person>@<section>`. */
export const actor = (id: string): ResolvedHandler => ({
  personId: personId(id.split('@')[0] ?? ''),
  assignmentId: assignmentId(id),
});

/** 周 of 业务科 has begun it, and 李 of 法规科 had it before, on 24 November 2026 at noon in Beijing. */
export const context = (more: Partial<HandlerContext> = {}): HandlerContext => ({
  now: instant('2026-11-24T04:00:00.000Z'),
  starter: actor('zhou@business'),
  previous: actor('li@legal'),
  chosen: [],
  formValues: {},
  ...more,
});

/** `id` is `<person>@<section>`. */
export const assignment = (
  who: string,
  where: string,
  what: string,
  displayOrder: number,
  more: Partial<Assignment> = {},
): Assignment => ({
  id: assignmentId(`${who}@${where}`),
  personId: personId(who),
  sectionId: sectionId(where),
  postId: postId(what),
  title: '职务',
  main: true,
  displayOrder,
  from: start,
  ...more,
});

export interface BureauParts {
  readonly sections?: readonly Section[];
  readonly posts?: readonly Post[];
  readonly persons?: readonly Person[];
  readonly assignments?: readonly Assignment[];
  readonly deputyAreas?: readonly DeputyArea[];
}

/** The bureau; `more` adds rows, a row with a known id replaces it. */
export function bureau(more: BureauParts = {}): OrganisationSnapshot {
  return buildSnapshot({
    agencyId: brandId<AgencyId>('agency-a'),
    version: 1,
    sections: [
      section('leaders', '局领导', 1),
      section('office', '办公室', 2),
      section('confidential', '机要室', 1, { parentId: sectionId('office') }),
      section('legal', '法规科', 3),
      section('business', '业务科', 4),
      ...(more.sections ?? []),
    ],
    posts: [
      post('chief', '局长', 'chief'),
      post('deputy', '副局长', 'deputyInCharge'),
      post('office-director', '办公室主任', 'officeDirector', { sectionId: sectionId('office') }),
      post('head', '科长', 'sectionHead'),
      post('officer', '科员', 'officer'),
      post('clerk', '文书', 'documentClerk'),
      ...(more.posts ?? []),
    ],
    persons: [
      person('zhao', '赵立新', 'zlx'),
      person('qian', '钱卫东', 'qwd'),
      person('sun', '孙倩', 'sq'),
      person('li', '李明', 'lm'),
      person('zhou', '周敏', 'zm'),
      person('wu', '吴桐', 'wt'),
      ...(more.persons ?? []),
    ],
    assignments: [
      assignment('zhao', 'leaders', 'chief', 1),
      assignment('qian', 'leaders', 'deputy', 2),
      assignment('sun', 'office', 'office-director', 1, { from: day('2025-03-01') }),
      assignment('li', 'legal', 'head', 1),
      assignment('zhou', 'business', 'officer', 2),
      assignment('wu', 'confidential', 'clerk', 1),
      ...(more.assignments ?? []),
    ],
    deputyAreas: [
      { leaderAssignmentId: assignmentId('qian@leaders'), sectionId: sectionId('office'), from: day('2025-01-01') },
      ...(more.deputyAreas ?? []),
    ],
  });
}
