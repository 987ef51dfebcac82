import { journey } from '../browser/journey.ts';
import { setUp } from './decisions/publish.ts';
import { begunBy, parallel } from './suspending/kinds.ts';
import { messageBegins } from './suspending/message-begins.ts';
import { moveEverything } from './suspending/move-everything.ts';
import { begunByNobody, notBegun } from './suspending/not-begun.ts';
import { restOneBranch } from './suspending/rest-one-branch.ts';

const run = process.pid;
const message = `已会签${run}`;

/** One branch rests while the other goes on; all is moved to a newer version, what stays is told before; a message begins another matter, and what it could not begin is told. */
journey(
  'suspending',
  async (scene) => {
    const keeper = await scene.seat('zjj.system');
    const { idOf, ...files } = await setUp(keeper, ['陈国栋', '孙倩', '邱岚']);
    const kind = await files.kind(`用车会签${run}`, parallel(idOf, message));
    const begun = await files.kind(`用车安排${run}`, ...begunBy(idOf, message));
    const unbegun = await files.kind(`用车备案${run}`, begunBy(idOf, message)[0], begunByNobody(message));
    const all = {
      officer: await scene.seat('liusiyuan'),
      head: await scene.seat('chenguodong'),
      legal: await scene.seat('sunqian'),
      clerk: await scene.seat('qiulan'),
    };
    // what would follow is asked once more while the act is on its way: the answer is that it has been done
    keeper.watch.expect(/409 .*\/mend\/effect\)/);
    await restOneBranch(keeper, all, kind.name);
    await messageBegins(all, { kind: kind.name, begun: begun.name, message });
    await notBegun(keeper, all, unbegun.name);
    await moveEverything(keeper, all, { kind, begun: begun.name, newer: parallel(idOf, message, 'lawful') });
  },
  10,
);
