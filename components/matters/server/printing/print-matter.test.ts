import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ok, type PersonId } from '@gov/base';
import type { FormTemplate } from '@gov/forms';
import { sql } from '#platform/server/database/sql.ts';
import { type PrintedPage, printedPages, printedText } from '#platform/testkit/printed-pages.ts';
import { type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

let office: Office;
before(async () => {
  office = await openOffice();
  const named = (key: string) => ({
    kind: 'named' as const,
    personIds: [(office.agency.people.get(key) ?? '') as PersonId], // reason: ids of the small agency's people
  });
  await publishKind(
    office,
    'expense',
    [
      {
        step: 'apply',
        name: '填写',
        fields: { purpose: 'required', cost: 'edit', account: 'edit', ways: 'edit', bills: 'edit', rows: 'edit' },
      },
      {
        step: 'head',
        name: '审核',
        handler: named('head'),
        opinion: { block: 'opinion', required: true },
        fields: { account: 'masked', cost: 'hidden' },
      },
      { step: 'deputy', name: '审批', handler: named('deputy'), opinion: { block: 'opinion', required: false } },
    ],
    expense,
  );
});
after(() => office.close());

const cell = (type: string, content: object, attrs: object = {}) => ({
  type,
  attrs: { colspan: 1, rowspan: 1, ...attrs },
  content: [content],
});
const words = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const field = (key: string) => ({ type: 'paragraph', content: [{ type: 'formField', attrs: { key } }] });
const row = (...content: object[]) => ({ type: 'tableRow', content });

// reason of the cast: written by hand in the editor's shape; publishing checks it
const expense = {
  name: '费用报销单',
  document: {
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: '{agency}费用报销单' }] },
      {
        type: 'table',
        content: [
          row(cell('tableHeader', words('事由')), cell('tableCell', field('purpose'), { colspan: 3 })),
          row(
            cell('tableHeader', words('金额')),
            cell('tableCell', field('cost')),
            cell('tableHeader', words('收款账号')),
            cell('tableCell', field('account')),
          ),
          row(cell('tableHeader', words('方式')), cell('tableCell', field('ways'), { colspan: 3 })),
          row(cell('tableHeader', words('票据')), cell('tableCell', field('bills'), { colspan: 3 })),
          row(cell('tableHeader', words('明细')), cell('tableCell', field('rows'), { colspan: 3 })),
          row(
            cell('tableHeader', words('审批意见')),
            cell('tableCell', { type: 'opinionBlock', attrs: { key: 'opinion' } }, { colspan: 3 }),
          ),
        ],
      },
    ],
  },
  fields: [
    { key: 'purpose', kind: 'multiline', label: '事由' },
    { key: 'cost', kind: 'amount', label: '金额', unit: '元', capitals: true },
    { key: 'account', kind: 'text', label: '收款账号' },
    {
      key: 'ways',
      kind: 'choices',
      label: '方式',
      choices: [
        { value: 'CARD', label: '公务卡' },
        { value: 'TRANSFER', label: '转账' },
      ],
    },
    { key: 'bills', kind: 'image', label: '票据' },
    {
      key: 'rows',
      kind: 'detailTable',
      label: '明细',
      totals: ['price'],
      columns: [
        { key: 'item', kind: 'text', label: '名称' },
        { key: 'price', kind: 'amount', label: '金额', unit: '元' },
      ],
    },
  ],
  opinionBlocks: [{ key: 'opinion', label: '审批意见', order: 'timeAscending', samePerson: 'all' }],
} as unknown as FormTemplate;

/** What this person gets when he prints it. */
async function printed(key: string, matterId: string) {
  const reply = await office.house.app.inject({
    method: 'GET',
    url: `/api/matters/${matterId}/pdf`,
    headers: { host: 'office.test', cookie: office.who(key).cookie },
  });
  return { status: reply.statusCode, type: String(reply.headers['content-type']), bytes: reply.rawPayload };
}

async function pagesFor(key: string, matterId: string): Promise<readonly PrintedPage[]> {
  const { status, type, bytes } = await printed(key, matterId);
  assert.deepEqual([status, type], [200, 'application/pdf'], bytes.toString('utf8', 0, 300));
  return printedPages(bytes);
}

async function printsOnRecord(matterId: string): Promise<readonly string[]> {
  const { id } = office.agency;
  const rows = await office.house.house.database.agency(id, async (tx) =>
    ok(
      await tx.all(sql<{ readonly name: string }>`
        select person_name as name from office.audit_event
        where agency_id = ${id} and event = 'matters.printed' and object_id = ${matterId} order by at, id`),
    ),
  );
  return rows.ok ? rows.value.map(({ name }) => name) : [];
}

const hostile = `买#import "x": *\n$ sum $ \\#read("/etc/passwd") <b> 𠮷 ${'x'.repeat(400)}`;
const values = {
  purpose: hostile,
  cost: '10523.4',
  account: '6222021234567890',
  ways: ['TRANSFER'],
  rows: [
    { item: '住宿', price: '10000' },
    { item: '车票', price: '523.4' },
  ],
};
const pen = { strokes: [{ width: 12, points: [100, 100, 900, 140, 300, 500] }] };
/** One dot: the smallest picture there is. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('a form is printed as each of its readers sees it, and the audit keeps who printed it', async () => {
  const matterId = await office.begin('officer', 'expense');
  await office.done('officer', matterId, { values });
  await office.done('head', matterId, { opinion: '情况属实。', pen });

  const own = printedText(await pagesFor('deputy', matterId));
  for (const part of [
    '费用报销单',
    '10,523.40元（大写：壹万零伍佰贰拾叁元',
    '6222021234567890',
    '名称金额（元）',
    '合计10,523.40',
    '转写：情况属实。',
    '陈国栋',
  ])
    assert.ok(own.includes(part), `${part} in ${own}`);
  assert.match(own, /[^√]□公务卡.*(□√|√□)转账/, 'the chosen one is ticked');
  assert.match(own, /第1页，共1页/);

  const least = printedText(await pagesFor('officer', matterId));
  assert.doesNotMatch(
    least,
    /10,523\.40元|壹万|6222021234567890/,
    'what a step hides, other readers do not get on paper',
  );
  assert.match(least, /合计10,523\.40/);

  assert.equal((await printed('legal', matterId)).status, 404);
  assert.equal((await printsOnRecord(matterId)).length, 2, 'who was refused printed nothing');
  assert.deepEqual(office.house.problems, []);
});

test('whatever somebody typed is words on the paper: no command runs, long words stay in their cell, an unknown sign is marked', async () => {
  const matterId = await office.begin('officer', 'expense');
  await office.done('officer', matterId, { values });

  const pages = await pagesFor('officer', matterId);

  const text = printedText(pages);
  assert.ok(text.includes('买#import"x":*$sum$\\#read("/etc/passwd")<b>〓'), text);
  assert.ok(text.includes('x'.repeat(400)));
  assert.match(text, /这里印成“〓”的，字库里没有（U\+20BB7）/);
  const right = Math.max(...(pages[0]?.down ?? []).map(({ at }) => at));
  for (const { text: word, right: end } of pages[0]?.words ?? []) assert.ok(end <= right + 1, `${word} ends at ${end}`);
});

test('pictures are printed; of one that cannot be read its name stands there', async () => {
  const matterId = await office.begin('officer', 'expense');
  const broken = Buffer.concat([dot.subarray(0, 45), Buffer.from('broken')]);
  const files = async (content: Buffer) => {
    const added = await office
      .who('officer')
      .upload(`/api/matters/${matterId}/attachments`, [{ name: '发票.png', content }]);
    assert.equal(added.status, 200, JSON.stringify(added.body));
    const { id, name } = added.body.attachments[0];
    return { fileId: id, name };
  };
  const save = async (bills: readonly object[]) => {
    const { version } = await office.view('officer', matterId);
    const saved = await office
      .who('officer')
      .send('PUT', `/api/matters/${matterId}/values`, { expectedVersion: version, values: { bills } });
    assert.equal(saved.status, 200, JSON.stringify(saved.body));
  };

  await save([await files(dot)]);
  const drawn = await printed('officer', matterId);
  await save([await files(broken)]);
  const named = await printed('officer', matterId);

  assert.ok(drawn.bytes.includes('/Subtype /Image') || drawn.bytes.includes('/Subtype/Image'));
  assert.doesNotMatch(printedText(printedPages(drawn.bytes)), /发票\.png/);
  assert.match(printedText(printedPages(named.bytes)), /发票\.png/);
});

test('a form with A4 across lies on its page, with its table as wide as the longer side allows', async () => {
  const right = async (landscape: boolean): Promise<number> => {
    const code = landscape ? 'across' : 'upright';
    const document = { ...expense.document, ...(landscape ? { attrs: { landscape } } : {}) };
    await publishKind(office, code, [{ step: 'apply', name: '填写', fields: { purpose: 'edit' } }], {
      ...expense,
      document,
    });
    const pages = await pagesFor('officer', await office.begin('officer', code));
    assert.equal(pages.length, 1);
    return Math.max(...(pages[0]?.down ?? []).map(({ at }) => at));
  };

  assert.ok((await right(true)) > 750, 'A4 is 842 pt long');
  assert.ok((await right(false)) < 595, 'and 595 pt wide');
});

test('a step that says nothing of an opinion without words records what its block says, with the name, also in print', async () => {
  const head = { kind: 'named' as const, personIds: [(office.agency.people.get('head') ?? '') as PersonId] }; // reason: an id of the small agency
  const steps = [
    { step: 'apply', name: '填写', fields: { purpose: 'edit' as const } },
    { step: 'head', name: '审核', handler: head, opinion: { block: 'opinion', required: false } },
  ];
  const opinionBlocks = expense.opinionBlocks.map((block) => ({ ...block, defaultText: '没有异议。' }));
  await publishKind(office, 'silent', steps, { ...expense, opinionBlocks });
  const silent = await office.begin('officer', 'silent');
  await office.done('officer', silent, { values: { purpose: '买纸' } });

  assert.equal((await office.view('head', silent)).myTask.emptyOpinion, '没有异议。');
  await office.done('head', silent, {});
  const paper = printedText(await pagesFor('officer', silent));
  assert.ok(paper.includes('没有异议。') && paper.includes('陈国栋'), paper);
});
