import { createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Configuration } from './configuration.ts';

type Address = Pick<Configuration, 'port' | 'host'>;

/** Before any data is touched: a start that cannot have its port ends at once and leaves everything as it was. */
export async function refuseTakenPort(address: Address): Promise<void> {
  const probe = createServer((visitor) => visitor.destroy());
  await tellingWhy(
    address.port,
    new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen({ port: address.port, host: address.host }, resolve);
    }),
  );
  await new Promise((resolve) => probe.close(resolve));
}

/** Answers where people reach it; another program may have been faster since the first look. */
export const listenOrTellWhy = (app: FastifyInstance, { port, host }: Address): Promise<string> =>
  tellingWhy(port, app.listen({ port, host }));

async function tellingWhy<T>(port: number, listening: Promise<T>): Promise<T> {
  try {
    return await listening;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error; // reason: listening throws errno exceptions
    throw new Error(`端口 ${port} 已被占用，可能本系统已在运行。请先停止占用它的程序，或用 PORT 换一个端口。`);
  }
}
