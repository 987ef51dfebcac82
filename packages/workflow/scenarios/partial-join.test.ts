import { partialJoins } from './partial-join.ts';
import { playCases } from './play.ts';

playCases(partialJoins);
