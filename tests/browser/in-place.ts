import assert from 'node:assert/strict';
import type { Desk } from './desk.ts';

/** Where the dialog stands, noted at every picture the browser draws, from before it opens until its entrance is over. */
const placesOfDialog = `
  new Promise((resolve) => {
    const places = new Set();
    let pictures = 0;
    const note = () => {
      const dialog = document.querySelector('.ant-modal');
      if (dialog) {
        const { x, y, width, height } = dialog.getBoundingClientRect();
        places.add([x, y, width, height].map(Math.round).join(' '));
        pictures++;
      }
      // the entrance begins a few pictures after the dialog is there
      if (pictures < 20 || dialog.getAnimations().length > 0) requestAnimationFrame(note);
      else resolve([...places]);
    };
    requestAnimationFrame(note);
  })
`;

/** A dialog appears where it stays: a button that still moves under the hand loses the click. */
export async function opensInPlace({ page }: Desk, open: () => Promise<void>): Promise<void> {
  const watched = page.evaluate<string[]>(placesOfDialog);
  await open();
  const places = await watched;
  assert.equal(places.length, 1, `the dialog moved: ${places.join(', ')}`);
}
