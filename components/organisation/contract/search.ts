import Type, { type Static } from 'typebox';

const Closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });

/** One person found; the assignment shown first is the main one, or the one in the section searched. */
export const PersonHit = Type.Object(
  {
    personId: Uuid,
    name: Type.String(),
    assignmentId: Uuid,
    section: Type.String(),
    /** As it is called within the section: `科长`. */
    post: Type.String(),
    /** Further posts in words: `法规科科长`. */
    alsoAs: Type.Array(Type.String()),
    /** Not in office today, section and post are the last ones: has left, has not come yet, belongs here without assignment. */
    absence: Type.Optional(Type.Union([Type.Literal('LEFT'), Type.Literal('COMING'), Type.Literal('IDLE')])),
  },
  Closed,
);
export type PersonHit = Static<typeof PersonHit>;

/** 选人: for the pickers of all pages, and 找人. */
export const searchRoutes = {
  searchPersons: {
    method: 'GET',
    path: '/api/organisation/persons',
    summary:
      'Persons in office by name, pinyin initials, section or title; for pickers; 找人 knows those out of office too',
    permission: 'organisation.view',
    input: {
      query: Type.Object(
        {
          query: Type.Optional(Type.String({ maxLength: 60 })),
          sectionId: Type.Optional(Uuid),
          after: Type.Optional(Type.String({ maxLength: 60 })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
          /**
           * `name`: without the three administrators; `give-work`: also nobody whose access was stopped;
           * `give-secret`: also nobody whom the agency does not let know work secrets; `find`: who is
           * looked up, not chosen for anything: also who has left or has not come yet, where something was typed.
           */
          purpose: Type.Optional(
            Type.Union([
              Type.Literal('name'),
              Type.Literal('give-work'),
              Type.Literal('give-secret'),
              Type.Literal('find'),
            ]),
          ),
        },
        Closed,
      ),
    },
    reply: Type.Object(
      {
        persons: Type.Array(PersonHit),
        total: Type.Integer(),
        /** How many of them have left. */
        left: Type.Integer(),
        /** How many more the query would find for another purpose. */
        leftOut: Type.Object(
          { administrators: Type.Integer(), stopped: Type.Integer(), notLetKnow: Type.Integer() },
          Closed,
        ),
        next: Type.Optional(Type.String()),
      },
      Closed,
    ),
  },
} as const;
