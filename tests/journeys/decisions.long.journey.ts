import { journey } from '../browser/journey.ts';
import { about } from './decisions/colleagues.ts';
import { findAgain, moveAndAnswer, stuckChild } from './decisions/keeper.ts';
import { asking, byGroup, called, calling, queueing, voting } from './decisions/kinds.ts';
import { orderAndClaim } from './decisions/order-and-claim.ts';
import { backAndTooLate, jumpAhead, passAlong } from './decisions/passing.ts';
import { setUp } from './decisions/publish.ts';
import { abstained, twoOfThree } from './decisions/voting.ts';

const run = process.pid;
const group = `评审组${run}`;
const waiting = about('关于追加公用经费');

/**
 * Who decides, in what order, and how one comes back: votes, an order that is changed, work that is claimed, given on and taken back,
 * a step that waits for outside, and what the keeper of the course does. Three persons decide what a fourth has handed in; the
 * administrator has brought in the processes as files beforehand.
 */
journey(
  'decisions',
  async (scene) => {
    const keeper = await scene.seat('zjj.system');
    const { idOf, ...files } = await setUp(keeper, ['陈国栋', '孙倩', '邱岚']);
    const vote = await files.kind(`班子议事${run}`, voting(idOf));
    const queue = await files.kind(`档案会签${run}`, queueing(idOf));
    const asked = await files.kind(`经费请示${run}`, asking(idOf));
    const grouped = await files.kind(`专家评审${run}`, byGroup(await files.group(group, ['陈国栋', '孙倩'])));
    const child = await files.kind(`修缮承办${run}`, called(idOf));
    const caller = await files.kind(`修缮请示${run}`, calling(child.code));

    const all = {
      officer: await scene.seat('liusiyuan'),
      head: await scene.seat('chenguodong'),
      legal: await scene.seat('sunqian'),
      clerk: await scene.seat('qiulan'),
    };
    // what was recalled or given to others is looked at once more by the page that still shows it, and is there no longer
    for (const desk of [all.legal, all.clerk]) desk.watch.expect(/404 .*\/api\/matters\/[0-9a-f-]+\)/);
    await twoOfThree(all, vote.name);
    await abstained(all, vote.name);
    await orderAndClaim(all, queue.name);
    await backAndTooLate(all, asked.name);
    await jumpAhead(all, asked.name);
    await passAlong(all, asked.name, waiting);
    await asked.newVersion(asking(idOf, 'later'));
    await moveAndAnswer(keeper, all, asked.name, waiting);
    await findAgain(keeper, all, grouped.name, group);
    await stuckChild(keeper, all, caller.name, child);
  },
  12,
);
