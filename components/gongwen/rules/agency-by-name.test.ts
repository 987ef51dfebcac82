import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agenciesByName } from './agency-by-name.ts';

const own = '江州市住房和城乡建设局';
const directory = [
  { id: '1', name: '江州市临浦区住房和城乡建设局', shortName: '临浦区住建局' },
  { id: '2', name: '江州市北山区住房和城乡建设局', shortName: '北山区住建局' },
  { id: '3', name: '江州市财政局', shortName: '市财政局' },
  { id: '4', name: '陆城市财政局', shortName: '陆城财政局' },
  { id: '5', name: '江东省住房和城乡建设厅', shortName: '省住建厅' },
];
const ids = (...names: readonly string[]) => agenciesByName(names, { directory, own }).map(({ id }) => id);

test('全称、简称和省去本市的写法都认得出来', () => {
  assert.deepEqual(ids('江州市财政局', '省住建厅', '北山区住房和城乡建设局', '财政局'), ['3', '5', '2', '3']);
});

test('一个词尾管几个单位：前面的补上后面的词尾', () => {
  assert.deepEqual(ids('临浦区', '北山区住房和城乡建设局'), ['1', '2']);
  assert.deepEqual(agenciesByName(['临浦区', '北山区住建局'], { directory, own }), [
    { id: '1', name: '江州市临浦区住房和城乡建设局' },
    { id: '2', name: '江州市北山区住房和城乡建设局' },
  ]);
});

test('认不出的、别的市的、两家都像的照写的留着，不送给任何单位', () => {
  assert.deepEqual(ids('各科室', '城市财政局', '建设局', '临浦区'), [undefined, undefined, undefined, undefined]);
  assert.deepEqual(
    agenciesByName(['局', '设局'], { directory: [{ id: '9', name: own, shortName: '市住建局' }], own }),
    [{ name: '局' }, { name: '设局' }],
  );
  const twice = [...directory, { id: '6', name: '江州市临浦区住房和城乡建设局', shortName: '临浦区住建二局' }];
  const [both] = agenciesByName(['江州市临浦区住房和城乡建设局'], { directory: twice, own });
  assert.equal(both?.id, undefined);
});
