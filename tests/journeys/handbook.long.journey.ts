import { journey } from '../browser/journey.ts';
import { keepAgency } from './handbook/administrators.ts';
import { arrive } from './handbook/arriving.ts';
import { readReceived, readSent, sendReturnedAgain } from './handbook/exchange.ts';
import { keepPictures, type ManualPicture } from './handbook/keep-pictures.ts';
import { draftAndSend } from './handbook/outgoing.ts';

/**
 * The first days of docs/guides, page by page; every picture of the manuals is taken here. `npm run journey --
 * handbook --write` also puts them into docs/guides/pictures.
 */
journey(
  'handbook',
  async (scene) => {
    const pictures: ManualPicture[] = [];
    const keep = async (picture: ManualPicture) => void pictures.push(picture);
    const clerk = await arrive(scene, keep);
    await draftAndSend(scene, keep);
    await readSent(clerk, keep);
    const receiver = await readReceived(scene, keep);
    await sendReturnedAgain(receiver, clerk, keep);
    await keepAgency(scene, keep);
    await keepPictures(clerk.context, pictures);
  },
  8,
);
