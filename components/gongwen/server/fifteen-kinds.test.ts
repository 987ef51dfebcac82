import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { documentKinds, kindFacts } from '@gov/gongwen';
import { type DocumentOffice, documentOffice } from '../testing/document-office.ts';

let office: DocumentOffice;
before(async () => {
  office = await documentOffice();
});
after(() => office.close());

const forms = { YEARLY: /^.+〔2026〕\d+号$/, SERIAL: /^第\d+号$/, ISSUE: /^第\d+期$/ };

test('all 15 kinds go from draft to number, back to review, keep their number, are printed and sent', async () => {
  const { who, done, documentOf, rechecked, sendBack, house, receiver } = office;
  for (const kind of documentKinds) {
    const { words, numberStyle, mainRecipients } = kindFacts(kind);
    const addressee = [{ id: receiver.id, name: '临浦区住建局' }];
    const recipients =
      mainRecipients === 'NONE' ? { mainRecipients: [], copyRecipients: addressee } : { mainRecipients: addressee };
    const title = `江州市住建局关于冬季安全的${words}`;
    const matterId = await rechecked({ documentKind: kind, title, ...recipients });
    await done(who('clerk'), matterId);
    const { number } = await documentOf(who('clerk'), matterId);
    if (numberStyle === 'NONE') assert.equal(number, undefined, kind);
    else assert.match(number, forms[numberStyle], kind);

    await done(who('officer'), matterId);
    await sendBack(who('clerk'), matterId, '办公室核稿');
    for (const key of ['director', 'deputy', 'chief', 'clerk', 'clerk', 'officer', 'clerk'])
      await done(who(key), matterId);

    const document = await documentOf(who('clerk'), matterId);
    assert.deepEqual([kind, document.number, document.statusWords], [kind, number, '已分发']);
    assert.equal(document.finalFile?.mediaType, 'application/pdf', kind);
  }
  await house.relay.settle();
  const { rows } = (await who('lp.clerk').get('/api/exchange/inbox?box=waiting&limit=100')).body;
  assert.equal(rows.length, documentKinds.length);
  assert.deepEqual(house.problems, []);
});
