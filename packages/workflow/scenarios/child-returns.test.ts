import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { SubProcessCall } from '../index.ts';
import { person, processOf, Scenario, step } from '../testing/scenario.ts';

const report = (office: Scenario, child: number, as: 'yes' | 'returned') =>
  office.do({ kind: 'childReport', child, as });

const running = (office: Scenario) =>
  (office.state.children ?? []).filter((child) => child.state === 'running').map((child) => child.id);

/** 会签 of three sections: the work of one is done by a child, or by one for each of its 处室. */
const countersigned = (
  call: Partial<SubProcessCall> = {},
  mark: { readonly countersign?: true } = { countersign: true },
) => {
  const office = new Scenario(
    processOf(
      step('核稿', '张科长'),
      {
        parallel: '会签',
        ...mark,
        branches: [
          [{ ...step('分送'), call: { process: '处室办理', mode: 'sync', ...call } }],
          [step('法规科', '法规员')],
          [step('财务科', '财务员')],
        ],
      },
      step('签发', '李局长'),
    ),
  );
  office.form.处室 = ['甲处', '乙处'];
  for (const node of ['拟稿', '核稿', '法规科']) office.submit(node);
  return office;
};

const opinionCounts = (office: Scenario, node: string) => office.item(node, undefined, 'done').voidedBy === undefined;

test('会签里的子流程退回来：等别的科室办完才退，他们的意见一个不丢，重来时照用', () => {
  const office = countersigned();

  equal(report(office, 1, 'returned'), undefined);

  office.expectTodo('财务科:财务员');
  equal(opinionCounts(office, '法规科'), true);
  office.submit('财务科');
  office.expectTodo('核稿:张科长');
  equal(opinionCounts(office, '法规科') && opinionCounts(office, '财务科'), true);
  office.submit('核稿');
  office.expectTodo();
  deepEqual(running(office), [2]);
  report(office, 2, 'yes');
  office.expectTodo('签发:李局长');
});

test('没有标会签的并行里，子流程退回来：别的分支停下，他们的意见作废', () => {
  const office = countersigned({}, {});

  report(office, 1, 'returned');

  office.expectTodo('核稿:张科长');
  equal(opinionCounts(office, '法规科'), false);
  equal(office.item('财务科').closedReason, 'siblingReturned');
});

test('会签里分送几个处室，一个处室退回来：同一次分送的别的处室停下，别的科室接着办；重来时各处室都接着办', () => {
  const office = countersigned({ each: { field: '处室', limit: 5, rule: 'all' } });

  report(office, 1, 'returned');

  deepEqual(running(office), []);
  office.expectTodo('财务科:财务员');
  equal(report(office, 2, 'yes'), 'workflow.child-ended');
  office.submit('财务科');
  office.expectTodo('核稿:张科长');
  office.submit('核稿');
  deepEqual(running(office), [3, 4]);
});

test('会签里的分送按表决：一个处室退回只算它不同意，够票的照样往下', () => {
  const each = { field: '处室', limit: 5, rule: { votes: 1 } } as const;
  const branch = { ...step('分送'), groupReturn: 'vote' as const };
  const office = new Scenario(
    processOf({
      parallel: '会签',
      countersign: true,
      branches: [[{ ...branch, call: { process: '处室办理', mode: 'sync', each } }], [step('法规科', '法规员')]],
    }),
  );
  office.form.处室 = ['甲处', '乙处'];
  office.submit('拟稿');

  report(office, 1, 'returned');

  deepEqual(running(office), [2]);
  report(office, 2, 'yes');
  office.expectTodo('法规科:法规员');
});

test('会签套会签，里层的子流程退到最外面：里外各科室都办完才退', () => {
  const office = new Scenario(
    processOf(
      step('核稿', '张科长'),
      {
        parallel: '外层会签',
        countersign: true,
        branches: [
          [
            {
              parallel: '里层并行',
              branches: [
                [{ ...step('分送'), call: { process: '处室办理', mode: 'sync' } }],
                [step('法规科', '法规员')],
              ],
            },
          ],
          [step('财务科', '财务员')],
        ],
      },
      step('签发', '李局长'),
    ),
  );
  office.submit('拟稿');
  office.submit('核稿');

  report(office, 1, 'returned');

  office.expectTodo('法规科:法规员', '财务科:财务员');
  office.submit('财务科');
  office.expectTodo('法规科:法规员');
  office.submit('法规科');
  office.expectTodo('核稿:张科长');
  office.submit('核稿');
  office.expectTodo();
  deepEqual(running(office), [2]);
  report(office, 2, 'yes');
  office.expectTodo('签发:李局长');
});

test('里层并行的子流程只退到里层之前：没有标会签的里层停下，外层不受影响', () => {
  const office = new Scenario(
    processOf(
      {
        parallel: '外层会签',
        countersign: true,
        branches: [
          [
            step('综合科', '综合员'),
            {
              parallel: '里层并行',
              branches: [
                [{ ...step('分送'), call: { process: '处室办理', mode: 'sync' } }],
                [step('法规科', '法规员')],
              ],
            },
          ],
          [step('财务科', '财务员')],
        ],
      },
      step('签发', '李局长'),
    ),
  );
  office.submit('拟稿');
  office.submit('综合科');

  report(office, 1, 'returned');

  office.expectTodo('综合科:综合员', '财务科:财务员');
});

test('调用的环节自己定了别的分支怎么办：定了停下就停下，定了照办就照办，改好直接送回', () => {
  const across = (acrossFork: 'cancel' | 'borrow', countersign: boolean) => {
    const office = new Scenario(
      processOf(
        step('核稿', '张科长'),
        {
          parallel: '并行',
          countersign,
          branches: [
            [{ ...step('分送'), acrossFork, call: { process: '处室办理', mode: 'sync' } }],
            [step('法规科', '法规员')],
          ],
        },
        step('签发', '李局长'),
      ),
    );
    office.submit('拟稿');
    office.submit('核稿');
    report(office, 1, 'returned');
    return office;
  };

  across('cancel', true).expectTodo('核稿:张科长');

  const lent = across('borrow', false);
  lent.expectTodo('核稿:张科长', '法规科:法规员');
  lent.submit('核稿');
  lent.expectTodo('法规科:法规员');
  deepEqual(running(lent), [2]);
  report(lent, 2, 'yes');
  lent.submit('法规科');
  lent.expectTodo('签发:李局长');
});

test('两支的子流程都退回来：后一个到了才退，两支都重来，没有退的那一支照用', () => {
  const call = { process: '处室办理', mode: 'sync' } as const;
  const office = new Scenario(
    processOf({
      parallel: '会签',
      countersign: true,
      branches: [[{ ...step('甲送'), call }], [{ ...step('乙送'), call }], [step('法规科', '法规员')]],
    }),
  );
  office.submit('拟稿');
  office.submit('法规科');

  report(office, 1, 'returned');
  deepEqual(running(office), [2]);
  report(office, 2, 'returned');

  office.expectTodo('拟稿:拟稿人');
  office.submit('拟稿');
  office.expectTodo();
  deepEqual(running(office), [3, 4]);
});

test('子流程的退回还在等，管理员让那一支改走别的步骤，撤消以后接着等；整件终止又复活，也接着等', () => {
  const office = countersigned();
  report(office, 1, 'returned');
  const parked = office.state.visits.find(({ node }) => node === '分送')?.id ?? 0;

  office.do({
    kind: 'jump',
    visit: parked,
    to: '签发',
    reason: '情况特殊',
    actor: person('管理员'),
    asAdministrator: true,
  });
  equal(office.state.pendingReturns.length, 0);
  office.do({ kind: 'undo', act: office.state.acts?.at(-1)?.seq ?? 0, actor: person('管理员') });
  deepEqual(
    office.state.pendingReturns.map(({ child, visit }) => [child, visit]),
    [[1, parked]],
  );

  office.do({ kind: 'terminate', actor: person('管理员'), reason: '不办了' });
  office.do({ kind: 'revive', actor: person('管理员'), reason: '又要办' });
  office.expectTodo('财务科:财务员');
  office.submit('财务科');
  office.expectTodo('核稿:张科长');
});

test('会签只要几路办完就往下：子流程退回来没有什么可等，别的分支停下', () => {
  const office = new Scenario(
    processOf(
      step('核稿', '张科长'),
      {
        parallel: '会签',
        countersign: true,
        enough: { branches: 2, rest: 'cancel' },
        branches: [
          [{ ...step('分送'), call: { process: '处室办理', mode: 'sync' } }],
          [step('法规科', '法规员')],
          [step('财务科', '财务员')],
        ],
      },
      step('签发', '李局长'),
    ),
  );
  for (const node of ['拟稿', '核稿', '法规科']) office.submit(node);

  report(office, 1, 'returned');

  office.expectTodo('核稿:张科长');
});
