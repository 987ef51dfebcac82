import { defineRoutes } from '@gov/base/component';
import { OfficeDay, Version, words } from '@gov/base/input';
import Type, { type Static } from 'typebox';
import { groupRoutes } from './contract/groups.ts';
import { leavingRoutes } from './contract/leaving.ts';
import { searchRoutes } from './contract/search.ts';

export { type GroupUse, groupUsePoint } from './contract/group-use.ts';
export type { GroupRow, GroupView } from './contract/groups.ts';
export { type OpenWork, openWorkPoint } from './contract/open-work.ts';
export { PersonHit } from './contract/search.ts';
export { workCalendarOf } from './contract/work-calendar.ts';

const Closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });
const Day = Type.String({ format: 'date' });
const Name = words(1, 60);
const Span = { from: Day, to: Type.Optional(Day) };
const Done = Type.Object({ done: Type.Literal(true) }, Closed);
const Added = Type.Object({ id: Uuid }, Closed);

/** What a post lets its holder be in flows; words in `@gov/organisation` roleWords. */
const PostRole = Type.Union([
  Type.Literal('chief'),
  Type.Literal('deputyInCharge'),
  Type.Literal('officeDirector'),
  Type.Literal('reviewer'),
  Type.Literal('sectionHead'),
  Type.Literal('legalHead'),
  Type.Literal('officer'),
  Type.Literal('documentClerk'),
  Type.Literal('mailClerk'),
  Type.Literal('sealKeeper'),
  Type.Literal('archivist'),
  Type.Literal('leaderSecretary'),
  Type.Literal('dutyOfficer'),
  Type.Literal('agencyAdmin'),
]);

const NamedPerson = Type.Object({ personId: Uuid, name: Type.String(), post: Type.String() }, Closed);

/** One section of the tree; `people` counts the section alone, `peopleBelow` with everything below it. */
export const SectionNode = Type.Object(
  {
    id: Uuid,
    name: Type.String(),
    parentId: Type.Optional(Uuid),
    ...Span,
    people: Type.Integer(),
    peopleBelow: Type.Integer(),
    heads: Type.Array(NamedPerson),
  },
  Closed,
);
export type SectionNode = Static<typeof SectionNode>;

/** A person's assignment as a row of a section or of the person's own page. */
export const AssignmentRow = Type.Object(
  {
    id: Uuid,
    personId: Uuid,
    personName: Type.String(),
    sectionId: Uuid,
    sectionName: Type.String(),
    postId: Uuid,
    post: Type.String(),
    title: Type.String(),
    main: Type.Boolean(),
    head: Type.Boolean(),
    ...Span,
    /** `future`: begins later; `past`: has ended. */
    state: Type.Union([Type.Literal('present'), Type.Literal('future'), Type.Literal('past')]),
    version: Version,
  },
  Closed,
);
export type AssignmentRow = Static<typeof AssignmentRow>;

const SectionView = Type.Object(
  {
    id: Uuid,
    name: Type.String(),
    /** From the top down, without the section itself. */
    above: Type.Array(Type.Object({ id: Uuid, name: Type.String() }, Closed)),
    below: Type.Array(Type.Object({ id: Uuid, name: Type.String() }, Closed)),
    ...Span,
    version: Version,
    leadersInCharge: Type.Array(NamedPerson),
    /** In manual order; future ones behind. */
    people: Type.Array(AssignmentRow),
    /** Ended assignments, latest first, at most 50. */
    former: Type.Array(AssignmentRow),
  },
  Closed,
);
export type SectionView = Static<typeof SectionView>;

export const DeputyAreaRow = Type.Object(
  {
    id: Uuid,
    personId: Uuid,
    personName: Type.String(),
    post: Type.String(),
    assignmentId: Uuid,
    sectionId: Uuid,
    sectionName: Type.String(),
    ...Span,
    state: Type.Union([Type.Literal('present'), Type.Literal('future'), Type.Literal('past')]),
    version: Version,
  },
  Closed,
);
export type DeputyAreaRow = Static<typeof DeputyAreaRow>;

const PersonView = Type.Object(
  {
    id: Uuid,
    name: Type.String(),
    initials: Type.String(),
    ...Span,
    version: Version,
    /** Whether he has a way in, and whether it is open; a leaving closes it without changing it. */
    account: Type.Union([Type.Literal('NONE'), Type.Literal('OPEN'), Type.Literal('STOPPED')]),
    assignments: Type.Array(AssignmentRow),
    areas: Type.Array(DeputyAreaRow),
    /** A leaving that can still be taken back or put on another day. */
    leavingUndoable: Type.Boolean(),
    /** His leaving is over: he can come back. */
    left: Type.Boolean(),
    /** How much open work lies with him; told to whoever may end him. */
    openWork: Type.Optional(Type.Integer()),
    /** Names of the sections without a head and of the posts nobody holds once he is gone; told to whoever may end him. */
    leavesVacant: Type.Optional(
      Type.Object({ sections: Type.Array(Type.String()), posts: Type.Array(Type.String()) }, Closed),
    ),
    /** The same of each place he may be moved from, where it would leave anything; told to the same. */
    movesVacant: Type.Optional(
      Type.Array(
        Type.Object(
          {
            assignmentId: Uuid,
            postId: Uuid,
            sections: Type.Array(Type.String()),
            posts: Type.Array(Type.String()),
          },
          Closed,
        ),
      ),
    ),
  },
  Closed,
);
export type PersonView = Static<typeof PersonView>;

export const PostRow = Type.Object(
  {
    id: Uuid,
    name: Type.String(),
    role: PostRole,
    sectionId: Type.Optional(Uuid),
    sectionName: Type.Optional(Type.String()),
    ...Span,
    holders: Type.Integer(),
    version: Version,
  },
  Closed,
);
export type PostRow = Static<typeof PostRow>;

const oneSection = Type.Object({ sectionId: Uuid }, Closed);
const onePerson = Type.Object({ personId: Uuid }, Closed);
const oneAssignment = Type.Object({ assignmentId: Uuid }, Closed);
const onePost = Type.Object({ postId: Uuid }, Closed);
const oneArea = Type.Object({ areaId: Uuid }, Closed);
/** `on` is the first day on which it no longer holds. */
const ending = Type.Object({ on: OfficeDay, expectedVersion: Version }, Closed);

const view = <P extends `/api/${string}`>(path: P, summary: string) =>
  ({ method: 'GET', path, summary, permission: 'organisation.view' }) as const;
const change = <P extends `/api/${string}`>(path: P, summary: string) =>
  ({ method: 'POST', path, summary, permission: 'organisation.manage', changes: true }) as const;

/** Every row that changes something is dated: nothing is deleted, it is ended. */
export const routes = defineRoutes({
  tree: {
    ...view(
      '/api/organisation/tree',
      'Sections of the own agency in manual order, parents first, with heads and numbers of people',
    ),
    input: {},
    reply: Type.Object(
      {
        agencyName: Type.String(),
        day: Day,
        /** Who does the work of the office; the three administrators are counted apart. */
        people: Type.Integer(),
        administrators: Type.Integer(),
        sections: Type.Array(SectionNode),
      },
      Closed,
    ),
  },
  section: {
    ...view(
      '/api/organisation/sections/:sectionId',
      'One section: people in manual order, former people, leaders in charge',
    ),
    input: { params: oneSection },
    reply: SectionView,
  },
  ...searchRoutes,
  ...groupRoutes,
  person: {
    ...view('/api/organisation/persons/:personId', 'One person with all assignments and areas, past ones too'),
    input: { params: onePerson },
    reply: PersonView,
  },
  posts: {
    ...view('/api/organisation/posts', 'Posts that have not ended, with the number of holders today'),
    input: {},
    reply: Type.Object({ posts: Type.Array(PostRow) }, Closed),
  },
  deputyAreas: {
    ...view('/api/organisation/deputy-areas', 'The 分工 table: who is in charge of which section from when to when'),
    input: {},
    reply: Type.Object(
      {
        areas: Type.Array(DeputyAreaRow),
        uncovered: Type.Array(Type.Object({ id: Uuid, name: Type.String() }, Closed)),
      },
      Closed,
    ),
  },
  addSection: {
    ...change('/api/organisation/sections', 'Set up a section from a day'),
    input: { body: Type.Object({ name: Name, parentId: Type.Optional(Uuid), from: OfficeDay }, Closed) },
    reply: Added,
  },
  renameSection: {
    ...change('/api/organisation/sections/:sectionId/name', 'Rename a section'),
    input: { params: oneSection, body: Type.Object({ name: Name, expectedVersion: Version }, Closed) },
    reply: Done,
  },
  moveSection: {
    ...change(
      '/api/organisation/sections/:sectionId/parent',
      'Put a section below another one, or at the top when parentId is left out',
    ),
    input: {
      params: oneSection,
      body: Type.Object({ parentId: Type.Optional(Uuid), expectedVersion: Version }, Closed),
    },
    reply: Done,
  },
  endSection: {
    ...change(
      '/api/organisation/sections/:sectionId/end',
      'End an empty section; its own posts and its 分管 end with it',
    ),
    input: { params: oneSection, body: ending },
    reply: Done,
  },
  orderSections: {
    ...change(
      '/api/organisation/section-order',
      'Manual order of all sections directly below one section, or of the top ones',
    ),
    input: {
      body: Type.Object(
        { parentId: Type.Optional(Uuid), sectionIds: Type.Array(Uuid, { minItems: 1, maxItems: 500 }) },
        Closed,
      ),
    },
    reply: Done,
  },
  orderPeople: {
    ...change(
      '/api/organisation/sections/:sectionId/order',
      'Manual order of all present and future assignments of a section',
    ),
    input: {
      params: oneSection,
      body: Type.Object({ assignmentIds: Type.Array(Uuid, { minItems: 1, maxItems: 2000 }) }, Closed),
    },
    reply: Done,
  },
  movePeople: {
    ...change(
      '/api/organisation/sections/:sectionId/arrivals',
      'Move people into this section from a day on: old assignments end, new ones begin',
    ),
    input: {
      params: oneSection,
      body: Type.Object(
        {
          people: Type.Array(Type.Object({ assignmentId: Uuid, expectedVersion: Version }, Closed), {
            minItems: 1,
            maxItems: 200,
          }),
          on: OfficeDay,
          /** The post in the new section; the old post goes along when left out. */
          postId: Type.Optional(Uuid),
        },
        Closed,
      ),
    },
    reply: Type.Object({ moved: Type.Integer(), endedAreas: Type.Integer() }, Closed),
  },
  addPerson: {
    ...change('/api/organisation/persons', 'Register a person with a first, main assignment'),
    input: {
      body: Type.Object(
        { name: Name, from: OfficeDay, sectionId: Uuid, postId: Uuid, title: Type.Optional(Name) },
        Closed,
      ),
    },
    reply: Added,
  },
  changePerson: {
    ...change('/api/organisation/persons/:personId/name', 'Correct the name or the pinyin initials of a person'),
    input: {
      params: onePerson,
      body: Type.Object(
        {
          name: Name,
          initials: Type.Optional(Type.String({ pattern: '^[a-z]{1,60}$' })),
          expectedVersion: Version,
        },
        Closed,
      ),
    },
    reply: Done,
  },
  ...leavingRoutes,
  addAssignment: {
    ...change('/api/organisation/persons/:personId/assignments', 'A further assignment (兼职, 挂职)'),
    input: {
      params: onePerson,
      body: Type.Object(
        { sectionId: Uuid, postId: Uuid, title: Type.Optional(Name), from: OfficeDay, to: Type.Optional(OfficeDay) },
        Closed,
      ),
    },
    reply: Added,
  },
  endAssignment: {
    ...change(
      '/api/organisation/assignments/:assignmentId/end',
      'End one of several assignments of a person; areas held through it end too',
    ),
    input: { params: oneAssignment, body: ending },
    reply: Type.Object({ endedAreas: Type.Integer() }, Closed),
  },
  chooseMainAssignment: {
    ...change('/api/organisation/assignments/:assignmentId/main', 'Make this the main assignment of its person'),
    input: { params: oneAssignment, body: Type.Object({ expectedVersion: Version }, Closed) },
    reply: Done,
  },
  addPost: {
    ...change('/api/organisation/posts', 'Set up a post, for one section or for all'),
    input: {
      body: Type.Object({ name: Name, role: PostRole, sectionId: Type.Optional(Uuid), from: OfficeDay }, Closed),
    },
    reply: Added,
  },
  renamePost: {
    ...change('/api/organisation/posts/:postId/name', 'Rename a post'),
    input: { params: onePost, body: Type.Object({ name: Name, expectedVersion: Version }, Closed) },
    reply: Done,
  },
  endPost: {
    ...change('/api/organisation/posts/:postId/end', 'End a post that nobody holds'),
    input: { params: onePost, body: ending },
    reply: Done,
  },
  addDeputyArea: {
    ...change('/api/organisation/deputy-areas', 'Put a leader in charge of a section from a day'),
    input: {
      body: Type.Object(
        { leaderAssignmentId: Uuid, sectionId: Uuid, from: OfficeDay, to: Type.Optional(OfficeDay) },
        Closed,
      ),
    },
    reply: Added,
  },
  endDeputyArea: {
    ...change(
      '/api/organisation/deputy-areas/:areaId/end',
      'A leader is no longer in charge of a section from a day on',
    ),
    input: { params: oneArea, body: ending },
    reply: Done,
  },
});
export type Routes = typeof routes;
