import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { ProcessPart } from '../index.ts';
import { person, processOf, Scenario, scenario, step, visitAt } from '../testing/scenario.ts';

/**
 * Workflow control-flow patterns (Russell, ter Hofstede, van der Aalst, Mulyar 2006) that an office must have: each by a run here,
 * or by the scenario named, which is looked up so that it cannot vanish.
 */
interface Pattern {
  readonly number: number;
  readonly name: string;
  readonly run?: () => void;
  readonly shownBy?: readonly [file: string, title: string];
}

const go = (office: Scenario, ...nodes: readonly string[]): void => {
  for (const node of nodes) equal(office.submit(node), undefined, node);
};
const started = (...parts: readonly ProcessPart[]): Scenario => {
  const office = scenario(...parts);
  go(office, '拟稿');
  return office;
};
const both = (...branches: readonly string[]): ProcessPart => ({
  parallel: '并行',
  branches: branches.map((name) => [step(name, name)]),
});
const administrator = { actor: person('管理员'), asAdministrator: true, reason: '特殊' } as const;
/** Every item of work in the order in which it came, round after round, and what became of it. */
const expectTrace = (office: Scenario, ...rounds: readonly (readonly string[])[]): void =>
  deepEqual(
    office.state.items.map((item) => `${office.nodeOf(item)}:${item.holder.personId} ${item.state}`),
    rounds.flat(),
  );
const deepest = 5;
const group = (rule: 'all' | 'any' | { readonly votes: number }) =>
  started({ ...step('会签', '甲', '乙', '丙'), multi: { mode: 'parallel', rule } }, step('签发', '李'));

const patterns: readonly Pattern[] = [
  {
    number: 1,
    name: 'Sequence',
    run: () => {
      const office = started(step('甲', '甲'), step('乙', '乙'));
      office.expectTodo('甲:甲');
      go(office, '甲');
      office.expectTodo('乙:乙');
    },
  },
  {
    number: 2,
    name: 'Parallel split',
    run: () => started(both('甲', '乙', '丙')).expectTodo('甲:甲', '乙:乙', '丙:丙'),
  },
  {
    number: 3,
    name: 'Synchronization',
    run: () => {
      const office = started(both('甲', '乙'), step('签发', '李'));
      go(office, '乙');
      office.expectTodo('甲:甲');
      go(office, '甲');
      office.expectTodo('签发:李');
    },
  },
  ...[4, 5].map((number) => ({
    number,
    name: number === 4 ? 'Exclusive choice' : 'Simple merge',
    run: () => {
      const branches = [{ when: '急件', parts: [step('特办', '甲')] }, { parts: [step('常办', '乙')] }];
      for (const [urgent, todo] of [
        [true, '特办:甲'],
        [false, '常办:乙'],
      ] as const) {
        const office = scenario({ choice: '缓急', branches }, step('签发', '李'));
        office.answers.急件 = urgent;
        go(office, '拟稿');
        office.expectTodo(todo);
        go(office, urgent ? '特办' : '常办');
        office.expectTodo('签发:李');
      }
    },
  })),
  ...[6, 7].map((number) => ({
    number,
    name: number === 6 ? 'Multi-choice' : 'Structured synchronizing merge',
    run: () => {
      const branches = ['财务', '法制', '人事'].map((name) => ({ when: name, parts: [step(name, name)] }));
      const office = scenario({ parallel: '包容', branches }, step('签发', '李'));
      Object.assign(office.answers, { 财务: true, 人事: true });
      go(office, '拟稿');
      office.expectTodo('财务:财务', '人事:人事');
      go(office, '人事');
      office.expectTodo('财务:财务');
      go(office, '财务');
      office.expectTodo('签发:李');
    },
  })),
  {
    number: 9,
    name: 'Structured discriminator',
    run: () => {
      const office = started({ ...step('或签', '甲', '乙'), multi: { mode: 'any' } }, step('签发', '李'));
      equal(office.submit('或签', '乙'), undefined);
      office.expectTodo('签发:李');
    },
  },
  ...[10, 21].map((number) => ({
    number,
    name: number === 10 ? 'Arbitrary cycles' : 'Structured loop',
    run: () => {
      const branches = [{ when: '再改', parts: [{ goBack: '修改' }] }, { parts: [] }];
      const office = scenario(step('修改', '甲'), { choice: '够了吗', branches }, step('签发', '李'));
      office.answers.再改 = true;
      go(office, '拟稿', '修改', '修改');
      office.answers.再改 = false;
      go(office, '修改');
      office.expectTodo('签发:李');
      equal(office.giveBack('签发', '修改'), undefined);
      office.expectTodo('修改:甲');
    },
  })),
  {
    number: 11,
    name: 'Implicit termination',
    run: () => {
      const office = started(step('甲', '甲'));
      go(office, '甲');
      office.expectEnd('completed');
    },
  },
  {
    number: 12,
    name: 'Multiple instances without synchronization',
    run: () => {
      const each = { field: '处室', limit: 5, rule: 'all' } as const;
      const office = scenario({ ...step('分送'), call: { process: '处室', mode: 'async', each } }, step('签发', '李'));
      office.form.处室 = ['一', '二', '三'];
      go(office, '拟稿');
      office.expectTodo('签发:李');
      equal(office.state.children?.length, 3);
    },
  },
  {
    number: 13,
    name: 'Multiple instances with a priori design-time knowledge',
    run: () => {
      const office = group('all');
      for (const name of ['甲', '乙', '丙']) equal(office.submit('会签', name), undefined);
      office.expectTodo('签发:李');
    },
  },
  {
    number: 14,
    name: 'Multiple instances with a priori run-time knowledge',
    shownBy: ['children.test.ts', '办文分送各处室：每个处室一个子流程，按表决规则决定何时往下走，用不着的停下'],
  },
  {
    number: 15,
    name: 'Multiple instances without a priori run-time knowledge',
    shownBy: ['signers.ts', '并加签：'],
  },
  { number: 16, name: 'Deferred choice', shownBy: ['events.test.ts', '事件网关：答复先到就走答复的分支'] },
  {
    number: 18,
    name: 'Milestone',
    // 协办 is enabled while 主办 is open, and only then; each time the step is reached the milestone holds again
    run: () => {
      const office = started({ ...step('承办', '主', '协'), multi: { mode: 'lead' } }, step('签发', '李'));
      const assist = () => office.submit('承办', '协');
      equal(assist(), undefined);
      equal(office.submit('承办', '主'), undefined);
      equal(office.giveBack('签发', '承办'), undefined);
      office.expectTodo('承办:主', '承办:协');
      const late = office.open('承办', '协');
      equal(office.submit('承办', '主'), undefined);
      equal(office.do({ kind: 'complete', item: late.id, actor: late.holder }), 'workflow.item-not-open');
      expectTrace(
        office,
        ['拟稿:拟稿人 done', '承办:主 done', '承办:协 done', '签发:李 returned'],
        ['承办:主 done', '承办:协 cancelled', '签发:李 open'],
      );
    },
  },
  {
    number: 19,
    name: 'Cancel activity',
    run: () => {
      const office = started(step('甲', '甲'), step('乙', '乙'));
      equal(office.do({ kind: 'jump', visit: visitAt(office, '甲'), to: '乙', ...administrator }), undefined);
      equal(office.item('甲').state, 'cancelled');
      office.expectTodo('乙:乙');
    },
  },
  { number: 20, name: 'Cancel case', shownBy: ['administration.ts', '终止：全部停下'] },
  {
    number: 22,
    name: 'Recursion',
    // a process that calls itself as long as there is something smaller, and ends from the innermost outwards
    run: () => {
      const smaller = {
        when: '还可以再分',
        parts: [{ ...step('分办'), call: { process: 'p', mode: 'sync' } as const }],
      };
      const program = processOf({ choice: '分不分', branches: [smaller, { parts: [] }] }, step('签发', '李'));
      const trace: string[] = [];
      const handle = (depth: number): boolean => {
        // 嵌套最多五层 is the house's to say: what it does not start comes to nothing for its caller
        if (depth > deepest) return false;
        const office = new Scenario(program, { 还可以再分: depth < wanted }, depth > 0);
        go(office, '拟稿');
        for (const child of office.state.children ?? []) {
          const as = handle(depth + 1) ? ('yes' as const) : ('cancelled' as const);
          equal(office.do({ kind: 'childReport', child: child.id, as }), undefined);
        }
        if (office.state.visits.some((visit) => visit.state === 'incident')) {
          trace.push(`${depth} 停下`);
          return false;
        }
        go(office, '签发');
        office.expectEnd('completed');
        trace.push(`${depth} 办结`);
        return true;
      };
      let wanted = 3;
      ok(handle(0));
      deepEqual(trace, ['3 办结', '2 办结', '1 办结', '0 办结']);
      trace.length = 0;
      wanted = deepest + 2;
      handle(0);
      // the innermost has nobody to call and no way for that drawn: it stops, and so does who waits for it, nobody goes on unasked
      deepEqual(
        trace,
        [5, 4, 3, 2, 1, 0].map((depth) => `${depth} 停下`),
      );
    },
  },
  {
    number: 24,
    name: 'Persistent trigger',
    // an answer that comes before it is waited for is kept by who delivers, and told again at every change until it is taken, once
    run: () => {
      const waits = [{ id: '答复', name: '答复', on: { kind: 'message' } }] as const;
      const office = scenario(step('发函', '甲'), { step: '等', name: '等答复', waits }, step('签发', '李'));
      const kept: string[] = [];
      const deliver = (): void => {
        const [event] = kept;
        if (!event) return;
        const refused = office.do({ kind: 'receive', visit: visitAt(office, '等'), event });
        if (refused) equal(refused, 'workflow.not-waited-for');
        else kept.shift();
      };
      const afterwards = (act: () => void) => {
        act();
        deliver();
      };
      afterwards(() => kept.push('答复'));
      afterwards(() => go(office, '拟稿'));
      equal(kept.length, 1);
      office.expectTodo('发函:甲');

      afterwards(() => go(office, '发函'));

      equal(kept.length, 0);
      office.expectTodo('签发:李');
      // the second time round it waits for an answer of its own
      equal(office.giveBack('签发', '发函'), undefined);
      afterwards(() => go(office, '发函'));
      office.expectTodo();
      afterwards(() => kept.push('答复'));
      expectTrace(office, ['拟稿:拟稿人 done', '发函:甲 done', '签发:李 returned'], ['发函:甲 done', '签发:李 open']);
    },
  },
  {
    number: 25,
    name: 'Cancel region',
    run: () => {
      const office = started(step('核稿', '张'), both('甲', '乙'), step('签发', '李'));
      go(office, '核稿', '甲');
      equal(office.giveBack('乙', '核稿', { across: 'cancel' }), undefined);
      office.expectTodo('核稿:张');
      ok(office.item('甲').voidedBy);
    },
  },
  ...[26, 27, 36].map((number) => ({
    number,
    name:
      number === 26
        ? 'Cancel multiple instance activity'
        : number === 27
          ? 'Complete multiple instance activity'
          : 'Dynamic partial join',
    run: () => {
      if (number === 26) {
        const office = group('all');
        equal(office.do({ kind: 'jump', visit: visitAt(office, '会签'), to: '签发', ...administrator }), undefined);
        office.expectTodo('签发:李');
        return;
      }
      const office = group({ votes: 2 });
      equal(office.submit('会签', '甲'), undefined);
      const removed = (name: string) => ({
        person: person(name).personId,
        visit: visitAt(office, '会签'),
        ...administrator,
      });
      if (number === 36) {
        // the number of votes is fixed, the members change while it runs
        equal(office.do({ kind: 'removeSigner', ...removed('乙') }), undefined);
        equal(office.submit('会签', '丙'), undefined);
      } else equal(office.submit('会签', '乙'), undefined);
      office.expectTodo('签发:李');
    },
  })),
  ...[30, 32].map((number) => ({
    number,
    name: number === 30 ? 'Structured partial join' : 'Cancelling partial join',
    run: () => {
      const enough = { branches: 2, rest: number === 30 ? 'continue' : 'cancel' } as const;
      const office = started({ ...both('甲', '乙', '丙'), enough }, step('签发', '李'));
      go(office, '丙');
      office.expectTodo('甲:甲', '乙:乙');
      go(office, '甲');
      if (number === 32) {
        equal(office.item('乙').closedReason, 'enoughArrived');
        office.expectTodo('签发:李');
      } else {
        office.expectTodo('签发:李', '乙:乙');
        // it arrives, and starts nothing once more
        go(office, '乙');
        office.expectTodo('签发:李');
      }
      go(office, '签发');
      office.expectEnd('completed');
    },
  })),
  ...[34, 35].map((number) => ({
    number,
    name:
      number === 34 ? 'Static partial join for multiple instances' : 'Cancelling partial join for multiple instances',
    run: () => {
      const rest = number === 35 ? ('cancel' as const) : ('continue' as const);
      const multi = { mode: 'parallel', rule: { votes: 2 }, rest } as const;
      const office = started({ ...step('会签', '甲', '乙', '丙'), multi }, step('签发', '李'));
      for (const name of ['甲', '乙']) equal(office.submit('会签', name), undefined);
      if (rest === 'continue') {
        office.expectTodo('会签:丙');
        equal(office.submit('会签', '丙'), undefined);
      } else equal(office.item('会签', '丙').closedReason, 'decidedByOthers');
      office.expectTodo('签发:李');
    },
  })),
  {
    number: 43,
    name: 'Explicit termination',
    run: () => {
      const branches = [
        { when: '不办', parts: [{ end: '止', name: '不办', result: 'refused' as const }] },
        { parts: [] },
      ];
      const office = scenario({ choice: '办不办', branches }, step('签发', '李'));
      office.answers.不办 = true;
      go(office, '拟稿');
      office.expectEnd('refused');
      office.expectTodo();
    },
  },
];

for (const { number, name, run, shownBy } of patterns) {
  test(`控制流模式 ${number} ${name}${shownBy ? `（见 ${shownBy[1]}）` : ''}`, () => {
    if (run) run();
    else
      ok(
        shownBy && readFileSync(new URL(shownBy[0], import.meta.url), 'utf8').includes(shownBy[1]),
        'its scenario is gone',
      );
  });
}

/** Cancelling partial join: not among those that must be. */
const alsoHad = 32;

test('办公必需的 29 种控制流模式一种不少', () => {
  deepEqual(
    patterns
      .map(({ number }) => number)
      .filter((number) => number !== alsoHad)
      .toSorted((a, b) => a - b),
    [1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16, 18, 19, 20, 21, 22, 24, 25, 26, 27, 30, 34, 35, 36, 43],
  );
});
