import { deepEqual, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { buildProcess } from '../index.ts';
import { draft, person, Scenario, step } from '../testing/scenario.ts';
import { offices } from './offices.ts';
import { playEverywhere } from './play.ts';

playEverywhere(offices);

const modes = [
  { mode: 'single' },
  { mode: 'parallel', rule: 'all' },
  { mode: 'sequential', rule: 'all' },
  { mode: 'any' },
  { mode: 'pool' },
  { mode: 'lead', wait: 'always' },
] as const;

test('随岗位：换了人以后退回会签组，由现任和同组的人办，原来的人不再有；重新确定办理人的也一样', () => {
  for (const way of ['followOffices', 'resolveAgain'] as const) {
    const group = { ...step('经办', '甲', '乙'), multi: { mode: 'parallel', rule: 'all' } as const };
    const parts = [draft, group, step('签发', '丁')];
    const office = new Scenario(buildProcess({ id: 'p', name: '随岗位', parts }), {}, false, {});
    const open = () => office.state.items.filter(({ state }) => state === 'open');
    const holders = () => open().map(({ holder }) => holder.personId);
    const complete = (who: string) => {
      const item = open().find(({ holder }) => holder.personId === who);
      ok(item, who);
      ok(office.do({ kind: 'complete', item: item.id, actor: item.holder }) === undefined, who);
    };
    complete('拟稿人');
    office.posts = { 甲: '己' };
    const visit = office.state.visits.length;
    const asked =
      way === 'followOffices' ? { kind: way, visit } : { kind: way, visit, actor: person('管理员'), reason: '换人' };
    ok(office.do(asked) === undefined, way);
    complete('己');
    complete('乙');
    const [last] = open();
    ok(last);

    const back = { kind: 'return', item: last.id, actor: last.holder, reason: '改' } as const;
    ok(office.do({ ...back, to: { kind: 'previous' }, mode: 'rewalk' }) === undefined);

    deepEqual(holders(), ['乙', '己'], way);
  }
});

/** A short run of acts in which offices change hands in between; the laws are checked after each (`Scenario`). */
function playByChance(seed: number): number {
  let state = seed;
  const next = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const one = modes[next(modes.length)] ?? { mode: 'single' };
  const posts = ['甲', '乙', '丙'];
  const settings = { multi: one, ...(next(3) === 0 ? { whenNobody: [{ kind: 'autoPass' as const }] } : {}) };
  const usual = step('经办', ...posts.slice(0, 1 + next(3)));
  const operations = { ...usual.operations, addBefore: true, addParallel: true, addAfter: true };
  const parts = [draft, { ...usual, ...settings, operations }, step('签发', '丁')];
  const office = new Scenario(buildProcess({ id: 'p', name: '随岗位', parts }), {}, false, {});
  const people = [...posts, '丁', '戊', '己'];
  let followed = 0;
  for (let at = 0; at < 25 && office.state.status === 'open'; at += 1) {
    const open = office.state.items.filter(({ kind, state: now }) => kind === 'do' && now === 'open');
    const item = open[next(Math.max(open.length, 1))];
    const other = person(people[next(people.length)] ?? '');
    const what = next(10);
    if (what < 5) {
      const holder = next(4) === 0 ? null : (people[next(people.length)] ?? null);
      office.posts = { ...office.posts, [posts[next(3)] ?? '']: holder };
      for (const { id } of office.state.visits) {
        if (office.do({ kind: 'followOffices', visit: id }) === undefined) {
          followed += 1;
          ok(office.do({ kind: 'followOffices', visit: id }) !== undefined, '同一次变动办了两次');
        }
        office.do({ kind: 'resolveIncident', visit: id });
      }
    } else if (item && what < 7) office.do({ kind: 'complete', item: item.id, actor: item.holder });
    else if (item && what === 7) {
      const where = (['before', 'parallel', 'after'] as const)[next(3)] ?? 'before';
      office.do({ kind: 'addSigners', item: item.id, actor: item.holder, where, signers: [other] });
    } else if (item && what === 8)
      office.do({
        kind: 'return',
        item: item.id,
        actor: item.holder,
        reason: '改',
        to: { kind: 'starter' },
        mode: 'direct',
      });
    else {
      const done = office.state.items.findLast((known) => known.doneBy !== undefined);
      if (done?.doneBy) office.do({ kind: 'withdraw', item: done.id, actor: done.doneBy });
    }
  }
  return followed;
}

test('随岗位：四百次随手办理，岗位不断换人：没有丢的、没有重的，同一次变动只办一次', () => {
  let followed = 0;
  for (let seed = 1; seed <= 400; seed += 1) {
    try {
      followed += playByChance(seed * 7919);
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error });
    }
  }
  ok(followed > 200, `只跟了 ${followed} 次`);
});
