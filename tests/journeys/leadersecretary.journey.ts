import { journey } from '../browser/journey.ts';
import { writeByHand } from './leader/pen.ts';
import { openQueue } from './leader/queue.ts';
import { arrangeForHim, endArranging, readInOrder } from './leader/secretary.ts';

journey(
  'leadersecretary',
  async (scene) => {
    const officer = await scene.seat('liusiyuan');
    const secretary = await scene.seat('zhoumin');
    const leader = await scene.seat('chenguodong');
    await openQueue(leader);
    const laid = await arrangeForHim(officer, secretary, leader);
    await readInOrder(leader);
    await writeByHand(officer, leader, laid);
    await endArranging(leader, secretary);
  },
  10,
);
