import type { ComponentServer, UseCaseContext } from '#platform/server/components/component-server.ts';
import type { ExchangeService, routes } from '../contract.ts';
import { furnishKey } from './keys/own-key.ts';
import { acceptAcceptor, offerAcceptor, receiptAcceptor, returnReceiptKind, sendKind } from './kinds.ts';
import { acceptEnvelope, acceptOffer } from './receiving/accept.ts';
import { finishReceived, returnReceived, signFor } from './receiving/act-on-received.ts';
import { returnReceipt } from './receiving/return-receipt-courier.ts';
import { downloadReceived, inbox, received, receivedPage, receivedPages } from './receiving/show-inbox.ts';
import { dispatchDocument } from './sending/dispatch.ts';
import { evidence } from './sending/evidence.ts';
import { queueAgain } from './sending/queue-again.ts';
import { sendAgain } from './sending/send-again.ts';
import { sendEnvelope } from './sending/send-courier.ts';
import { dispatch, dispatches, matterDispatches } from './sending/show-dispatches.ts';
import { acceptReceipt } from './sending/take-receipt.ts';

const exchangeServiceFor = (context: UseCaseContext): ExchangeService => ({
  dispatch: (outgoing) => dispatchDocument(context, outgoing),
  finish: (exchangeId) => finishReceived(context, exchangeId),
});

export const server: ComponentServer<typeof routes> = {
  handlers: {
    inbox,
    received,
    downloadReceived,
    receivedPages,
    receivedPage,
    signFor,
    returnReceived,
    dispatches,
    dispatch,
    queueAgain,
    sendAgain,
    evidence,
    matterDispatches,
  },
  services: { exchange: exchangeServiceFor },
  furnish: furnishKey,
  couriers: { [sendKind]: sendEnvelope, [returnReceiptKind]: returnReceipt },
  acceptors: {
    [offerAcceptor]: acceptOffer,
    [acceptAcceptor]: acceptEnvelope,
    [receiptAcceptor]: acceptReceipt,
  },
};
