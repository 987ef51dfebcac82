import { defineRoutes } from '@gov/base/component';
import { words } from '@gov/base/input';
import Type, { type Static } from 'typebox';
import { BoxFilter } from './filter-shapes.ts';
import { Closed, Uuid } from './shapes.ts';

const permission = 'matters.handle';
const params = Type.Object({ filterId: Uuid }, Closed);
const Name = words(1, 20);

/** 常用筛选: a filter under a name; its person's alone. */
export const SavedFilter = Type.Object({ id: Uuid, name: Type.String(), filter: BoxFilter }, Closed);
export type SavedFilter = Static<typeof SavedFilter>;

/** 筛选 and 常用筛选: what a box can be narrowed to, and the filters that a person has kept, which nobody else sees. */
export const filterRoutes = defineRoutes({
  filters: {
    method: 'GET',
    path: '/api/matters/filters',
    summary: "What boxes can be narrowed to, and the caller's saved filters (常用筛选)",
    permission,
    input: {
      query: Type.Object(
        {
          /** The person of a filter, whose name is wanted. */
          starter: Type.Optional(Uuid),
        },
        Closed,
      ),
    },
    reply: Type.Object(
      {
        /** All kinds of the agency, also those that can no longer be started. */
        kinds: Type.Array(Type.Object({ code: Type.String(), name: Type.String() }, Closed)),
        saved: Type.Array(SavedFilter),
        starterName: Type.Optional(Type.String()),
      },
      Closed,
    ),
  },
  saveFilter: {
    method: 'POST',
    path: '/api/matters/filters',
    summary: 'Keep a filter under a name',
    permission,
    changes: true,
    input: {
      body: Type.Object(
        { name: Name, filter: Type.Object(BoxFilter.properties, { ...Closed, minProperties: 1 }) },
        Closed,
      ),
    },
    reply: Type.Object({ id: Uuid }, Closed),
  },
  renameFilter: {
    method: 'PUT',
    path: '/api/matters/filters/:filterId',
    summary: 'Give a saved filter another name',
    permission,
    changes: true,
    input: { params, body: Type.Object({ name: Name }, Closed) },
    reply: Type.Object({ done: Type.Literal(true) }, Closed),
  },
  removeFilter: {
    method: 'DELETE',
    path: '/api/matters/filters/:filterId',
    summary: 'Drop a saved filter',
    permission,
    changes: true,
    input: { params },
    reply: Type.Object({ done: Type.Literal(true) }, Closed),
  },
});
