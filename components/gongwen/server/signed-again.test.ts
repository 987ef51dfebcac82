import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type DocumentOffice, documentOffice } from '../testing/document-office.ts';

let office: DocumentOffice;
before(async () => {
  office = await documentOffice();
});
after(() => office.close());

const date = '2026-11-24';
const falseAct = '修改已签发的文稿，签发失效';

/** What the signatory reads: the date on the slip, the frozen text, and how often the trace says what. */
async function read(matterId: string) {
  const { who, view, documentOf } = office;
  const document = await documentOf(who('chief'), matterId);
  const { values, trace } = await view(who('chief'), matterId);
  const acts: string[] = trace.map(({ act }: { act: string }) => act);
  return {
    frozen: document.frozen !== undefined,
    title: document.title,
    slip: values.documentDate,
    falselyVoid: acts.filter((act) => act === falseAct).length,
    voidByReturn: acts.filter((act) => act === '退回到签发以前，签发人和成文日期失效').length,
  };
}

test('returned to the signatory twice with nothing changed, it is signed anew each time: date on the slip, no false line', async () => {
  const { who, sendBack, done, signedOff, slip } = office;
  const matterId = await signedOff();
  const { title } = slip();
  for (const round of [1, 2]) {
    await sendBack(who('clerk'), matterId, '签发');
    const told = { title, falselyVoid: 0, voidByReturn: round };
    assert.deepEqual(await read(matterId), { ...told, frozen: false, slip: undefined });

    await done(who('chief'), matterId);

    assert.deepEqual(await read(matterId), { ...told, frozen: true, slip: date });
  }
  await done(who('clerk'), matterId);
});

test('returned to the drafter, who changes the title alone: nobody reads 已定稿 until it is signed again', async () => {
  const { who, sendBack, done, signedOff, slip } = office;
  const matterId = await signedOff();
  for (const round of [1, 2]) {
    const title = `江州市住房和城乡建设局关于做好第${round}轮安全工作的通知`;
    await sendBack(who('clerk'), matterId, '拟稿');
    await done(who('officer'), matterId, { values: slip(title) });
    for (const key of ['head', 'director', 'deputy']) await done(who(key), matterId);

    const told = { title, falselyVoid: 0, voidByReturn: round };
    assert.deepEqual(await read(matterId), { ...told, frozen: false, slip: undefined });
    await done(who('chief'), matterId);

    assert.deepEqual(await read(matterId), { ...told, frozen: true, slip: date });
  }
  await done(who('clerk'), matterId);
});
