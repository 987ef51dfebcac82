import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finishedPartsOf, fromPlainText } from '@gov/gongwen';
import { placeOf, type Slip } from './paste-places.ts';

const slip: Slip = {
  values: {},
  directory: [{ id: '2', name: '江州市北山区住房和城乡建设局', shortName: '北山区住建局' }],
  own: '江州市住房和城乡建设局',
};

const pasted = (...tail: readonly string[]) =>
  finishedPartsOf(
    fromPlainText(
      [
        '关于开展冬季安全检查的通知',
        '北山区住房和城乡建设局、各有关单位：',
        '现就有关事项通知如下。',
        '请认真执行。',
        ...tail,
      ].join('\n'),
    ),
  );

const placesOf = (...tail: readonly string[]) =>
  Object.fromEntries(pasted(...tail).map((part) => [part.kind, placeOf(part, slip)]));

test('说放进哪一栏，就真的放进哪一栏', () => {
  const { title, mainRecipients } = placesOf();

  assert.deepEqual(title?.values, { title: '关于开展冬季安全检查的通知', documentKind: 'NOTICE' });
  assert.deepEqual(mainRecipients?.values, {
    mainRecipients: [{ id: '2', name: '江州市北山区住房和城乡建设局' }, { name: '各有关单位' }],
  });
  assert.match(mainRecipients?.remains ?? '', /^“各有关单位”不在单位名录里/);
});

test('已经选好的单位不会被粘贴换掉，同一个单位不写两遍', () => {
  const chosen = [{ id: '1', name: '江州市财政局' }, { name: '各有关单位' }];
  const part = pasted().find(({ kind }) => kind === 'mainRecipients');
  assert.ok(part);

  const place = placeOf(part, { ...slip, values: { mainRecipients: chosen } });

  assert.deepEqual(place.values, {
    mainRecipients: [...chosen, { id: '2', name: '江州市北山区住房和城乡建设局' }],
  });
  assert.match(place.goes, /已选的单位后面/);
});

test('附注写的公开属性选进“公开属性”，联系电话和别的话各有去处', () => {
  const signed = ['江州市住房和城乡建设局', '2026年11月24日'];

  const disclosed = (note: string) => placesOf(...signed, note)['note'];
  assert.deepEqual(disclosed('（此件公开发布）')?.values, { disclosure: 'ACTIVE' });
  assert.match(disclosed('（此件公开发布）')?.goes ?? '', /公开属性/);
  assert.deepEqual(disclosed('（此件依申请公开）')?.values, { disclosure: 'ON_REQUEST' });
  assert.deepEqual(disclosed('（此件不予公开）')?.values, { disclosure: 'NONE' });
  for (const unclear of ['不宜公开', '不对外公开', '暂缓公开', '免予公开', '不予主动公开', '删减后公开']) {
    assert.deepEqual(disclosed(`（此件${unclear}）`)?.values, { remark: `此件${unclear}` });
    assert.match(disclosed(`（此件${unclear}）`)?.remains ?? '', /请自己选“公开属性”/);
  }
  assert.match(disclosed('（此件公开发布）')?.goes ?? '', /“主动公开”/);
  assert.deepEqual(disclosed('（此件发至县级）')?.values, { remark: '此件发至县级' });
  assert.deepEqual(disclosed('（联系人：李明，电话：0571-8888888）')?.values, {
    remark: '联系人：李明，电话：0571-8888888',
    phone: '0571-8888888',
  });
});

test('附件说明去掉以后，还说得出哪些文件要加', () => {
  const { attachmentNote } = placesOf('附件：1.排查表', '　　　2.责任清单', '江州市住房和城乡建设局', '2026年11月24日');

  assert.equal(attachmentNote?.remains, '附件说明里的文件请加到“附件”：排查表、责任清单。');
});
