/** 食堂: a component that exists here only, because all the real ones belong to the foundation and are never switched off. */
import { ok } from '@gov/base';
import { defineComponent, defineRoutes } from '@gov/base/component';
import Type from 'typebox';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { RegisteredComponent } from '#platform/server/components/registered-component.ts';

const manifest = defineComponent({
  id: 'canteen',
  name: '食堂',
  foundation: false,
  needs: ['identity'],
  tables: [],
  permissions: [{ code: 'canteen.eat', words: '订餐', byDefault: true }],
  settings: [],
  menu: [],
  widgets: [],
  events: [],
  auditEvents: { 'canteen.ordered': { words: '订餐' } },
  errors: {},
});

const routes = defineRoutes({
  menu: {
    method: 'GET',
    path: '/api/canteen/menu',
    summary: 'What there is',
    permission: 'canteen.eat',
    input: {},
    reply: Type.Object({ dishes: Type.Array(Type.String()) }),
  },
  order: {
    method: 'POST',
    path: '/api/canteen/orders',
    summary: 'Orders one dish',
    permission: 'canteen.eat',
    changes: true,
    input: {
      body: Type.Object({ dish: Type.String({ minLength: 1, maxLength: 20 }) }, { additionalProperties: false }),
    },
    reply: Type.Object({ ordered: Type.Boolean() }),
  },
});

let runs = 0;

/** How often something of the canteen ran. */
export const canteenRuns = (): number => runs;

const handlers = {
  menu: async () => {
    runs++;
    return ok({ dishes: ['面'] });
  },
  order: async (context: UseCaseContext) => {
    runs++;
    context.audit({ event: 'canteen.ordered', objectKind: 'dish', objectId: context.newId() });
    return ok({ ordered: true });
  },
};

// reason: the registry loosens the types of its rows in the same way
export const canteen = { manifest, routes, server: { handlers } } as unknown as RegisteredComponent;
