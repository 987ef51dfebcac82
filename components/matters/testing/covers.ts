import assert from 'node:assert/strict';
import type { Answer, Json } from '#platform/testkit/sign-in.ts';
import { doneAs, type Office } from './office.ts';
import { standInOffice } from './stand-ins.ts';

/** What administrators and people do about AB岗 and 不在岗, through the routes. */
export function coverOffice(office: Office) {
  const desk = standInOffice(office);
  const standing: string[] = [];
  const post = async (key: string, path: string, body: object = {}): Promise<Answer<Json>> =>
    (await office.as(key)).send('POST', `/api/matters/${path}`, body);
  const agree = (id: string, key = 'security') => post(key, `covers/${id}/agree`);
  const ended = (id: string, key = 'system') => post(key, `covers/${id}/end`);
  const days = () => ({ from: desk.today(), last: desk.today() });
  const accepted = (answer: Answer<Json>): string => {
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body.id;
  };
  const proposePair = (a: string, b: string, body: object = {}) =>
    post('system', 'covers/pairs', {
      aAssignmentId: office.assignment(a),
      bAssignmentId: office.assignment(b),
      reason: '岗位职责规定',
      ...body,
    });
  const proposeAway = (key: string, body: object = {}) =>
    post('system', 'covers/away', { assignmentId: office.assignment(key), reason: '住院', ...days(), ...body });
  async function agreed(proposal: Answer<Json>): Promise<string> {
    const id = accepted(proposal);
    accepted(await agree(id));
    standing.push(id);
    return id;
  }
  return {
    desk,
    post,
    agree,
    ended,
    proposePair,
    proposeAway,
    /** B does A's work while A is away. */
    paired: async (a: string, b: string, body: object = {}): Promise<string> => agreed(await proposePair(a, b, body)),
    /** Two administrators have arranged it. */
    arranged: async (key: string, body: object = {}): Promise<string> => agreed(await proposeAway(key, body)),
    setAway: (key: string, body: object = {}) => post(key, 'away', { ...days(), ...body }),
    async isAway(key: string, body: object = {}): Promise<string> {
      return accepted(await post(key, 'away', { ...days(), ...body }));
    },
    isBack: (key: string, id: string) => post(key, `away/${id}/end`),
    overview: async (key: string, path = key === 'security' ? 'covers/to-agree' : 'covers'): Promise<Json> =>
      (await (await office.as(key)).get(`/api/matters/${path}`)).body,
    /** Begun by the officer, passed by his head: it lies with the chief. */
    async atChief(): Promise<string> {
      const matterId = await desk.sent();
      await doneAs(await office.as('head'), matterId);
      return matterId;
    },
    async endAll(): Promise<void> {
      for (const id of standing.splice(0)) await ended(id);
      for (const key of ['chief', 'deputy', 'head', 'director'])
        for (const { id } of (await desk.listed(key)).covers.away) await post(key, `away/${id}/end`);
      await desk.endAll();
    },
  };
}
