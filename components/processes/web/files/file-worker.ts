import { fileWork } from './file-work.ts';
import type { Answer, Question } from './work-aside.ts';

/** Entry of the worker: writes and checks files of processes while the page goes on. */
addEventListener('message', ({ data }: MessageEvent<Question>) => {
  const done = data.ask === 'write' ? fileWork.write(data.of) : fileWork.check(data.of);
  const answer = (one: Answer): void => postMessage(one);
  done.then(
    (value) => answer({ id: data.id, value }),
    (error: unknown) => answer({ id: data.id, failed: String(error) }),
  );
});
