import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { leaveRequest } from '@gov/forms/examples';
import { type Editor, getSchema } from '@tiptap/core';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { paperExtensions } from './paper-schema.ts';
import { markProblems, problemPlugin } from './problem-marks.ts';
import { paperOf } from './template-paper.ts';

const schema = getSchema([...paperExtensions()]);

/** A paper as far as marks need one: where it is composed on and what it shows. */
function opened() {
  const plugin = problemPlugin();
  const view = {
    composing: false,
    isDestroyed: false,
    dom: new EventTarget(),
    state: EditorState.create({ doc: schema.nodeFromJSON(paperOf(leaveRequest)), plugins: [plugin] }),
    dispatch(tr: Transaction): void {
      view.state = view.state.apply(tr);
    },
  };
  const editor = { view } as unknown as Editor; // reason: a page is not needed for marks
  const ends = (): void => {
    view.composing = false;
    view.dom.dispatchEvent(new Event('compositionend'));
  };
  return {
    view,
    ends,
    mark: (key: string) => markProblems(editor, new Set([key])),
    marked: () => [...(plugin.getState(view.state) ?? [])],
  };
}

test('what is found while words are composed is marked when they are chosen, the last of it, and never over what was found since', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { view, ends, mark, marked } = opened();

  view.composing = true;
  mark('phone');
  mark('days');
  assert.deepEqual(marked(), []);
  ends();
  mock.timers.tick(100);
  assert.deepEqual(marked(), ['days']);

  view.composing = true;
  mark('phone');
  ends();
  mark('applicant');
  mock.timers.tick(100);
  assert.deepEqual(marked(), ['applicant'], 'found after the words were chosen');

  view.composing = true;
  mark('phone');
  ends();
  view.composing = true;
  mock.timers.tick(100);
  assert.deepEqual(marked(), ['applicant'], 'the next word is composed already');
  ends();
  mock.timers.tick(100);
  assert.deepEqual(marked(), ['phone']);
  mock.timers.reset();
});
