import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routes } from '#components/matters/contract.ts';
import { builders } from './requests.ts';

/** Routes that the table is played through. */
const played = [
  'addSigners addStep askAgain cancel changeCirculation chooseNext circulate claim complete delegate deliver handOver jump markRead mend moveMatters',
  'nameHandlers press recall release removeSigner removeStep reorder resume returnTask revive setStandIn suspend terminate transfer undoHandOver withdraw',
];
/** Routes that move a matter, or change who may, in ways the table has no line for; each has tests beside its use case. */
const elsewhere = [
  'askBack cancelUpgrade create deliverOwn dropBeginning endStandIn resumeOwn retryBeginning retryChild saveDraft startUpgrade suspendOwn',
  'agreeCover arrange declineCover endAway endCover endSecretary followOrder proposeAway proposePair setAway setSecretary writeCoverNote',
  'addPhrase attach discardDraft removeAttachment removeFilter removePhrase renameFilter saveFilter',
];
const words = (lines: readonly string[]): readonly string[] => lines.flatMap((line) => line.split(' ')).toSorted();

test('每一条改变事项的路由，要么在情景表里走过，要么写明在别处证明', () => {
  const changing = Object.entries(routes).flatMap(([name, route]) => ('changes' in route ? [name] : []));

  assert.deepEqual(changing.toSorted(), words([...played, ...elsewhere]));
});

test('流程核心的每一种操作，情景表没有从页面办的都写明为什么', () => {
  const why = new Map<string, string[]>();
  for (const [kind, build] of Object.entries(builders))
    if (typeof build === 'string') why.set(build, [...(why.get(build) ?? []), kind]);

  assert.deepEqual(Object.fromEntries(why), {
    系统自己做: ['followOffices', 'passReaders', 'tell', 'renewLimits', 'recountLimits'],
    时钟到了系统自己做: ['timeOut', 'tellEndDue'],
  });
});
