import { defineRoutes } from '@gov/base/component';
import { Version, words } from '@gov/base/input';
import Type from 'typebox';
import { Closed, Uuid, Wait } from '../shapes.ts';

const params = Type.Object({ matterId: Uuid }, Closed);
const body = Type.Object(
  {
    expectedVersion: Version,
    visit: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }),
    event: Type.String({ minLength: 1, maxLength: 100 }),
    reason: words(1, 500),
  },
  Closed,
);
const Said = Type.Object({ done: Type.Literal(true), version: Type.Integer(), said: Type.String() }, Closed);

/** 等待的消息: what a waiting step waits for, and who may say that it has come. */
export const messageRoutes = defineRoutes({
  awaited: {
    method: 'GET',
    path: '/api/matters/monitor/:matterId/awaited',
    summary: 'What a matter waits for, by steps and events, without content',
    permission: 'matters.monitor',
    input: { params },
    reply: Type.Object({ version: Type.Integer(), waits: Type.Array(Wait) }, Closed),
  },
  deliver: {
    method: 'POST',
    path: '/api/matters/monitor/:matterId/deliver',
    summary: 'Say that what a step waits for has come, and how one knows',
    permission: 'matters.monitor',
    changes: true,
    input: { params, body },
    reply: Said,
  },
  deliverOwn: {
    method: 'POST',
    path: '/api/matters/:matterId/deliver',
    summary: 'The same by who started the matter or did what led to the waiting step',
    permission: 'matters.handle',
    changes: true,
    input: { params, body },
    reply: Said,
  },
});
